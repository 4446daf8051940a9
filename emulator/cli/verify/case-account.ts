import type { Drift } from '../../../contracts/kit/drift.ts'

/** How many cases came to each verdict. */
export interface Counts {
  readonly match: number
  readonly drift: number
  readonly unverified: number
  /** Assumptions of ours that the real API does not keep. */
  readonly discovery: number
}

export interface CaseAccount {
  readonly provider: string
  readonly operation: string
  readonly id: string
  readonly title: string
  readonly evidence: string
  readonly cost: string
  readonly rule?: string
  readonly verdict: keyof Counts
  /** Why it is unverified. */
  readonly reason?: string
  /** Of a drift, and of a discovery. */
  readonly drifts?: readonly Drift[]
  /** Of a discovery: a line for the API's notes. */
  readonly note?: string
  /** What nobody knows and nobody forbids: fields where the vendor leaves a schema open. */
  readonly warnings?: readonly string[]
  readonly exchange?: ExchangeAccount
  readonly tookMs: number
}

export interface ExchangeAccount {
  readonly request: Message & { readonly method: string; readonly target: string }
  readonly response: Message & { readonly status: number }
}

interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
