import { waitTooLong } from './errors.ts'
import type { Quota } from './operation.ts'

/** Keeps the calls of each operation under its quota by letting them wait. */
export interface Pacer {
  /** Notes a call that is made now, without waiting. */
  note(operation: string, quota: Quota): void
  /**
   * Waits until one more call fits the quota, and notes it. @returns the milliseconds waited
   * @throws TimeoutError at once where that would be longer than `longestMs`, or the signal's reason; nothing is noted then.
   */
  take(operation: string, quota: Quota, how?: TakeOptions): Promise<number>
}

export interface TakeOptions {
  readonly signal?: AbortSignal | undefined
  /** Milliseconds. */
  readonly longestMs?: number
}

export interface PacingClock {
  /** Unix milliseconds. */
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Calls take unequally long to arrive, so each window is taken to be longer by so many milliseconds. */
export const pacingMarginMs = 250

/** A pacer that has seen no call. It counts in sliding windows; that is never too fast for fixed ones. */
export function createPacer(clock: PacingClock): Pacer {
  const logs = new Map<string, number[]>()

  /** Notes a call at the first moment that fits, or at once, and tells that moment. */
  const reserve = (operation: string, quota: Quota, patient: boolean): number => {
    const now = clock.now()
    const window = quota.windowMs + pacingMarginMs
    const log = (logs.get(operation) ?? []).filter((moment) => moment > now - window)
    const blocking = patient ? log.at(-quota.limit) : undefined
    const moment = blocking === undefined ? now : Math.max(now, blocking + window)
    log.push(moment)
    logs.set(
      operation,
      log.sort((one, other) => one - other),
    )
    return moment
  }

  const giveBack = (operation: string, moment: number): void => {
    const log = logs.get(operation) ?? []
    const index = log.indexOf(moment)
    if (index >= 0) log.splice(index, 1)
  }

  return {
    note: (operation, quota) => void reserve(operation, quota, false),
    async take(operation, quota, { signal, longestMs = Infinity } = {}) {
      const moment = reserve(operation, quota, true)
      const wait = moment - clock.now()
      if (wait <= 0) return 0
      try {
        if (wait > longestMs) throw waitTooLong(operation, wait, longestMs)
        await clock.sleep(wait, signal)
        return wait
      } catch (reason) {
        giveBack(operation, moment)
        throw reason
      }
    },
  }
}
