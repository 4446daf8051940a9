import type { Strike } from './faults/faults.ts'

/** Why a call was refused: what said no, and the facts it went by. */
export interface Refused {
  readonly check: string
  /** The check of the contract during which it was, `route`, `body` before all of them, or `operation` after. */
  readonly stage?: string | undefined
  readonly reason: string
  readonly [fact: string]: unknown
}

/** One call and its answer, as it is handed to the journal. */
export interface Recorded {
  /** The virtual moment at which it came in. */
  readonly at: number
  /** The real moment at which it came in, milliseconds from some fixed point. */
  readonly wallAt?: number | undefined
  /** Real milliseconds it took to answer. */
  readonly tookMs: number
  readonly provider: string
  readonly operation?: string | undefined
  readonly app?: string | undefined
  readonly account?: string | undefined
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** Names and values in turn. */
  readonly requestHeaders: readonly string[]
  readonly requestBody: string
  readonly status: number
  /** The code inside the answer, where the API has one. */
  readonly code?: string | number | undefined
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: string
  readonly refused?: Refused | undefined
  /** Faults that struck it. */
  readonly faults?: readonly Strike[] | undefined
  /** Whether the caller had hung up before it was answered. */
  readonly abandoned?: boolean | undefined
  /** What happened inside, for a call that ended in an internal error. */
  readonly stack?: string | undefined
  /** Body fields and parameters that were sent and that nobody reads. */
  readonly unread?: readonly string[] | undefined
  /** What it was counted against, where a quota granted it. */
  readonly counted?: string | undefined
  /** The credential the call came with; it is blotted out wherever it stands. */
  readonly secret?: string | undefined
}
