import { aitoearnMutants } from './aitoearn.ts'
import { creatifyMutants } from './creatify.ts'
import { mutantsEverywhere } from './everywhere.ts'
import { declarationMutants } from './from-declarations.ts'
import { refusalMutants } from './from-refusals.ts'
import { replyMutants } from './from-replies.ts'
import { requestMutants } from './from-requests.ts'
import type { Mutant } from './mutant.ts'
import { tiktokMutants } from './tiktok.ts'

/** Every deliberate defect: those of behaviour first, then those that are made of the contracts by rule. */
export const mutants = (): readonly Mutant[] => [
  ...mutantsEverywhere(),
  ...tiktokMutants(),
  ...creatifyMutants(),
  ...aitoearnMutants(),
  ...declarationMutants(),
  ...refusalMutants(),
  ...replyMutants(),
  ...requestMutants(),
]
