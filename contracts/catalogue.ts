import { aitoearnCases } from './aitoearn/cases.ts'
import { aitoearn } from './aitoearn/contract.ts'
import { creatifyCases } from './creatify/cases.ts'
import { creatify } from './creatify/contract.ts'
import { examples } from './examples.ts'
import type { Case } from './kit/case.ts'
import type { Contract } from './kit/contract.ts'
import type { Examples } from './kit/example.ts'
import { tiktokCases } from './tiktok/cases.ts'
import { tiktok } from './tiktok/contract.ts'

/** An API as the catalogue holds it: what it promises, what it looks like, and what shows that it does. */
export interface Catalogued {
  readonly contract: Contract
  readonly examples: Examples
  readonly cases: readonly Case[]
}

/** Every API with its examples and cases, one line each; the contracts alone are in index.ts. */
export const catalogue: readonly Catalogued[] = [
  { contract: tiktok, examples: examples.tiktok, cases: tiktokCases },
  { contract: creatify, examples: examples.creatify, cases: creatifyCases },
  { contract: aitoearn, examples: examples.aitoearn, cases: aitoearnCases },
]
