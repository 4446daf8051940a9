import { aitoearnCases } from './aitoearn/cases.ts'
import { aitoearn } from './aitoearn/contract.ts'
import { aitoearnExamples } from './aitoearn/examples.ts'
import { creatifyCases } from './creatify/cases.ts'
import { creatify } from './creatify/contract.ts'
import { creatifyExamples } from './creatify/examples.ts'
import type { Case } from './kit/case.ts'
import type { Contract } from './kit/contract.ts'
import type { Examples } from './kit/example.ts'
import { tiktokCases } from './tiktok/cases.ts'
import { tiktok } from './tiktok/contract.ts'
import { tiktokExamples } from './tiktok/examples.ts'

/** An API as the catalogue holds it: what it promises, what it looks like, and what shows that it does. */
export interface Catalogued {
  readonly contract: Contract
  readonly examples: Examples
  readonly cases: readonly Case[]
}

/** Every API with its examples and cases, one line each; the contracts alone are in index.ts. */
export const catalogue: readonly Catalogued[] = [
  { contract: tiktok, examples: tiktokExamples, cases: tiktokCases },
  { contract: creatify, examples: creatifyExamples, cases: creatifyCases },
  { contract: aitoearn, examples: aitoearnExamples, cases: aitoearnCases },
]
