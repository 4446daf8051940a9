import type { Evidence } from './evidence.ts'

/** How many calls an endpoint grants, to whom, and how it counts them. */
export interface QuotaRule {
  /** Calls granted in any window. */
  readonly limit: number
  /** Length of the window in milliseconds. */
  readonly windowMs: number
  /** `sliding`: the last `windowMs` before now. `fixed`: windows laid end to end from the epoch. */
  readonly window: 'sliding' | 'fixed'
  /** Whose calls are counted together. */
  readonly per: 'app' | 'account'
  /** For how long every call is refused after a refusal, in milliseconds; 0 for not at all. */
  readonly penaltyMs: number
  /** Operations that name the same bucket are counted together; each by itself where none is named. */
  readonly bucket?: string
  readonly evidence: Evidence
}
