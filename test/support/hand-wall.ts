import type { Wall } from '../../emulator/engine/clock.ts'

/** A wall whose hands are moved by the test. */
export interface HandWall extends Wall {
  /** Moves on by some milliseconds and rings every timer that falls due, in order. */
  pass(milliseconds: number): void
  /** Moves without ringing, backwards too, as when somebody sets the machine's clock. */
  set(moment: number): void
  /** Timers that have not rung and were not called off. */
  readonly timers: readonly { readonly at: number }[]
}

/** A wall that stands at a moment. */
export function createHandWall(start = 1_000_000): HandWall {
  let now = start
  let timers: { at: number; ring: () => void }[] = []
  return {
    now: () => now,
    elapsed: () => now,
    after(milliseconds, ring) {
      const timer = { at: now + milliseconds, ring }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    pass(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!due) break
        timers = timers.filter((other) => other !== due)
        now = Math.max(now, due.at)
        due.ring()
      }
      now = end
    },
    set(moment) {
      now = moment
    },
    get timers() {
      return timers
    },
  }
}

/** Lets every promise that can go on go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
