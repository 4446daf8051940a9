import { ApiError, type CallError, NetworkError } from './errors.ts'
import type { Operation } from './operation.ts'

/** When and how often to try again. */
export interface RetryPolicy {
  /** Tries in all, the first one included. */
  readonly attempts: number
  /** Longest wait before the second try, in milliseconds; it doubles with each further one. */
  readonly baseMs: number
  /** What the doubling never exceeds, in milliseconds. */
  readonly maxMs: number
  /** A wait that the API asks for is granted up to here, in milliseconds; beyond it the error is thrown. */
  readonly patienceMs: number
  /** Whether a call that may have taken effect is sent again although it is not idempotent. */
  readonly unsafe: boolean
}

export type RetryOption = Partial<RetryPolicy> | false

export const usualRetry: RetryPolicy = {
  attempts: 4,
  baseMs: 500,
  maxMs: 20_000,
  patienceMs: 300_000,
  unsafe: false,
}

const never: RetryPolicy = { ...usualRetry, attempts: 1 }

/** The policy that the options describe, each over the one before; `false` means a single try. */
export function retryPolicyOf(...options: readonly (RetryOption | undefined)[]): RetryPolicy {
  return options.reduce<RetryPolicy>((policy, option) => {
    if (option === undefined) return policy
    return option === false ? never : { ...(policy === never ? usualRetry : policy), ...option }
  }, usualRetry)
}

/**
 * Why a refusal may be gone the next time. `throttled`: too many calls, and this one took no effect.
 * `transient`: something broke on the other side, perhaps after the work was done.
 */
export type Trouble = 'throttled' | 'transient'

/** What stands behind HTTP statuses in every API. */
export function troubleOfStatus(status: number): Trouble | undefined {
  if (status === 429) return 'throttled'
  return status >= 500 ? 'transient' : undefined
}

/** A wait drawn evenly between nothing and the doubled base, in milliseconds. `attempt` counts from 1. */
export function backoffOf(attempt: number, policy: RetryPolicy, random: () => number): number {
  return Math.round(random() * Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1)))
}

/** What the header `Retry-After` asks for, in milliseconds: seconds or a date; undefined without one. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | undefined {
  const text = headers['retry-after']?.trim()
  if (text === undefined || text === '') return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // Date.parse takes almost anything for a date; HTTP dates end in GMT.
  const until = text.endsWith('GMT') ? Date.parse(text) : Number.NaN
  if (Number.isNaN(until)) return undefined
  const sentAt = Date.parse(headers['date'] ?? '')
  return Math.max(0, until - (Number.isNaN(sentAt) ? now : sentAt))
}

/** A call that failed, and everything that decides whether it is tried again. */
export interface Failure {
  readonly error: CallError
  /** Of a refusal; a broken connection needs none. */
  readonly trouble: Trouble | undefined
  /** The try that failed, from 1. */
  readonly attempt: number
  readonly operation: Operation
  readonly policy: RetryPolicy
  readonly random: () => number
  readonly now: number
}

/**
 * How long to wait before the next try, in milliseconds; undefined when there shall be none. A throttled
 * call waits until a whole window of its quota has passed, since an earlier try would only be refused again.
 */
export function waitBeforeRetry(failure: Failure): number | undefined {
  const { error, trouble, attempt, operation, policy, random, now } = failure
  if (attempt >= policy.attempts || !mayRepeat(failure)) return undefined
  if (error instanceof ApiError && trouble === undefined) return undefined
  const backoff = backoffOf(attempt, policy, random)
  if (!(error instanceof ApiError)) return backoff
  const asked = retryAfterOf(error.exchange.response.headers, now)
  const wait = asked ?? (trouble === 'throttled' ? (operation.quota?.windowMs ?? 0) : 0)
  return wait > policy.patienceMs ? undefined : wait + backoff
}

/** Whether sending the call again cannot do its work twice, or its sender does not mind. */
function mayRepeat({ error, trouble, operation, policy }: Failure): boolean {
  if (operation.idempotent || policy.unsafe) return true
  if (error instanceof NetworkError) return !error.sent
  return error instanceof ApiError && trouble === 'throttled'
}
