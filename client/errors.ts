import type { Exchange } from './exchange.ts'

/** What a refusal says, and the exchange it came in. */
export interface Refusal {
  /** The API's own code; the HTTP status where the answer carries none. */
  readonly code: string | number
  readonly message: string
  /** Id of the call on the API's side, for its support. */
  readonly requestId?: string | undefined
  readonly exchange: Exchange
}

/** The API said no. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string | number
  /** HTTP status that carried the refusal. */
  readonly status: number
  readonly requestId: string | undefined
  readonly exchange: Exchange

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.message, options)
    this.code = refusal.code
    this.status = refusal.exchange.response.status
    this.requestId = refusal.requestId
    this.exchange = refusal.exchange
  }
}

/** No whole answer came: the connection failed or broke. `cause` is what `fetch` threw. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  /** Whether the request may have reached the API, so that sending it again may do its work twice. */
  readonly sent: boolean

  constructor(message: string, { sent, ...options }: ErrorOptions & { readonly sent: boolean }) {
    super(message, options)
    this.sent = sent
  }
}

/** What was waited for did not come in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
  /** How long was waited, in milliseconds. */
  readonly timeoutMs: number

  constructor(message: string, { timeoutMs, ...options }: ErrorOptions & { timeoutMs: number }) {
    super(message, options)
    this.timeoutMs = timeoutMs
  }
}

/** A call that could only be made after a longer wait than is granted. */
export const waitTooLong = (what: string, wait: number, timeoutMs: number, cause?: unknown) =>
  new TimeoutError(`${what} can be called in ${wait} ms, and ${timeoutMs} ms are left to wait`, {
    timeoutMs,
    cause,
  })

/** The reasons why a call did not succeed although both sides kept to the contract. */
export type CallError = ApiError | NetworkError | TimeoutError

/** Whether an error is one of {@link CallError}. */
export const isCallError = (error: unknown): error is CallError =>
  error instanceof ApiError || error instanceof NetworkError || error instanceof TimeoutError

/** The API answered, but not as its contract is written. Sending again does not help. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly exchange: Exchange

  constructor(message: string, { exchange, ...options }: ErrorOptions & { exchange: Exchange }) {
    super(message, options)
    this.exchange = exchange
  }
}
