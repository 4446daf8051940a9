import { createRecent } from '../recent.ts'
import {
  callerOf,
  type Ground,
  type Past,
  pastOf,
  type Rule,
  remarkOn,
  type Sight,
} from '../rule.ts'
import type { Seen } from '../seen.ts'

const sightsOf = (ground: Ground, seen: Seen): readonly Sight[] =>
  seen.call.refused || !seen.endpoint
    ? []
    : (ground.gradingOf(seen.call.provider)?.sights[seen.endpoint.id]?.(seen) ?? [])

/** Looks in a row that were too early, from which on it is polling. */
const streak = 3

export const polledTooFast: Rule = {
  id: 'poll/too-fast',
  severity: 'warning',
  title: 'Polled faster than is of use.',
  advice:
    'Tasks take minutes: wait some seconds between two looks, longer each time, or take webhooks.',
  watch(ground) {
    const looks = createRecent<{ past: Past; status: string; row: number }>()
    return {
      call(seen) {
        // Where being looked at is what moves tasks, nobody can look too often.
        if (ground.world.progress === 'polls') return []
        const { pollMs = 0 } = ground.gradingOf(seen.call.provider) ?? {}
        return sightsOf(ground, seen).flatMap(({ task, status, end }) => {
          const key = `${callerOf(seen)}/${task}`
          const before = looks.get(key)
          const isEarly =
            end === null &&
            before?.status === status &&
            before.past.id !== seen.id &&
            waitedMs(seen, before.past) < pollMs
          const row = isEarly ? before.row + 1 : 0
          looks.set(key, { past: pastOf(seen), status, row })
          if (!before || row < streak) return []
          const message = `task ${task} was looked at ${row + 1} times in a row, each less than ${pollMs / 1000} s after the one before, and was ${status} all the time`
          return [remarkOn(seen, message, [before.past.id])]
        })
      },
    }
  },
}

/** How long a caller waited between two looks: on the virtual clock, or really where that stands still. */
const waitedMs = ({ call }: Seen, before: Past): number =>
  Math.max(call.at - before.at, (call.wallAt ?? 0) - before.wallAt)

/** Looks at a task after it was told to have failed, from which on that was not heard. */
const deafness = 2

export const failureIgnored: Rule = {
  id: 'task/failure-ignored',
  severity: 'warning',
  title: 'Went on asking for a task that had failed.',
  advice:
    'A failed task stays failed: stop polling, tell somebody, and make a new one if it is worth it.',
  watch(ground) {
    const failures = createRecent<{ readonly id: string; readonly looks: number }>()
    return {
      call(seen) {
        const sights = sightsOf(ground, seen)
        // Whoever still waits for another task may be shown the failed one beside it.
        if (sights.some(({ end }) => end === null)) return []
        return sights.flatMap(({ task, status, end }) => {
          const key = `${callerOf(seen)}/${task}`
          if (end !== 'failed') {
            failures.delete(key)
            return []
          }
          const before = failures.get(key)
          failures.set(key, { id: before?.id ?? seen.id, looks: (before?.looks ?? 0) + 1 })
          if (!before || before.looks < deafness) return []
          const message = `task ${task} was asked for again after it had twice been told to be ${status}`
          return [remarkOn(seen, message, [before.id])]
        })
      },
    }
  },
}
