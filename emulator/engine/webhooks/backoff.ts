/** How long to wait before each further attempt. */
export interface Backoff {
  /** Milliseconds after the first attempt. */
  readonly firstMs: number
  /** How many times as long each further wait is. */
  readonly factor: number
  /** No wait is longer, before jitter. */
  readonly ceilingMs: number
  /** By what share a wait is longer or shorter at most, 0 to 1. */
  readonly jitter: number
}

/** Milliseconds to wait after so many attempts; `unit`, a number in [0, 1), decides the jitter. */
export function pauseAfter(attempts: number, backoff: Backoff, unit: number): number {
  const { firstMs, factor, ceilingMs, jitter } = backoff
  const plain = Math.min(ceilingMs, firstMs * factor ** (attempts - 1))
  return Math.max(1, Math.round(plain * (1 + jitter * (2 * unit - 1))))
}

/** However long a receiver asks for. */
const longestPause = 24 * 3_600_000

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds, or a date on the clock that shows `now`; a day at
 * most. Undefined when there is none, it is neither, or its date has passed.
 */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(longestPause, Number(text) * 1000)
  // HTTP dates begin with the day of the week; the oldest of their three forms leaves out that it is GMT.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined
  const moment = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return moment > now ? Math.min(longestPause, moment - now) : undefined
}
