import type { Bench } from './kit/bench.ts'
import { expectSame, expectThat } from './kit/expect.ts'
import { canFollow, isTerminal, type Lifecycle, shownState } from './kit/lifecycle.ts'

/** A task as a poll shows it. */
export interface Glance {
  readonly status: string
  /** All that was told of it. */
  readonly told: unknown
}

export interface Polling {
  readonly lifecycle: Lifecycle
  /** The longest that a task may take, in milliseconds. */
  readonly longestMs: number
  /** The least that is waited between two looks, in milliseconds. */
  readonly leastMs: number
  readonly seed: string
  /** Makes a task, and gives the way to look at it. */
  begin(): Promise<() => Promise<Glance>>
}

/**
 * Looks at tasks at random moments: states may be skipped and never reversed, two looks at one moment never go back,
 * and at its end a task is told the same for ever.
 */
export async function pollAtRandom(bench: Bench, polling: Polling): Promise<void> {
  const { lifecycle, longestMs, leastMs, seed, begin } = polling
  // Drawn in only here: nothing else that reads the cases needs it.
  const { default: fc } = await import('fast-check')
  const { holdsFor } = await import('./property.ts')
  const pauses = fc.array(fc.integer({ min: leastMs, max: Math.floor(longestMs / 4) }), {
    minLength: 4,
    maxLength: 12,
  })
  // What stands last in a lifecycle that is told by other names begins it anew.
  const path = lifecycle.path.map((state) => shownState(lifecycle, state))
  const shown = { ...lifecycle, path: [path[0] ?? '', ...path.slice(1)] as const }
  await holdsFor(
    pauses,
    async (waits) => {
      const look = await begin()
      let before = await look()
      for (const wait of [...waits, longestMs, longestMs]) {
        await bench.pass(wait)
        const moment = await bench.now()
        const twice = [await look(), await look()] as const
        // Reading changes nothing; where time passes by itself a task may go on in between.
        if ((await bench.now()) === moment) expectSame(twice[1].told, twice[0].told, 'task (again)')
        for (const glance of twice) {
          const isLegal = canFollow(shown, before.status, glance.status)
          expectThat(isLegal, 'status', `a state after ${before.status}`, glance.status)
          if (isTerminal(shown, before.status))
            expectSame(glance.told, before.told, 'task (at its end)')
          before = glance
        }
      }
      expectThat(isTerminal(shown, before.status), 'status', 'an end in time', before.status)
    },
    { runs: 4, seed },
  )
}
