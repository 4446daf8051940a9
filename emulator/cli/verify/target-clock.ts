/** A clock that shows the target's own moment. */
export interface TargetClock {
  /** Unix milliseconds. */
  now(): number
  /** Hears the `Date` header of a reply. */
  hear(date: string | undefined): void
}

/** The target's own moment, by our clock and the `Date` headers that come back. */
export function createTargetClock(ours: () => number): TargetClock {
  let ahead = 0
  return {
    now: () => ours() + ahead,
    hear(date) {
      const moment = Date.parse(date ?? '')
      if (Number.isNaN(moment)) return
      // The header is cut off at the second; within two of them our own clock is the better one.
      const away = moment + 500 - ours()
      ahead = Math.abs(away) < 2_000 ? 0 : away
    },
  }
}
