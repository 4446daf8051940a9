import { aitoearn } from './aitoearn/contract.ts'
import { creatify } from './creatify/contract.ts'
import type { Contract } from './kit/contract.ts'
import { tiktok } from './tiktok/contract.ts'

/** The catalogue: every API that Backlot stands in for. */
export const contracts: readonly Contract[] = [tiktok, creatify, aitoearn]

export type { Contract } from './kit/contract.ts'
export type { Endpoint } from './kit/endpoint.ts'
export type { Evidence } from './kit/evidence.ts'
export { aitoearn, creatify, tiktok }
