import { createRecent } from '../recent.ts'
import { callerOf, type Rule, remarkOn, wordsOf } from '../rule.ts'
import type { Seen } from '../seen.ts'

/** Equal calls, and looks, that are remembered of a caller. */
const most = 10

export const gaveUpAndRepeated: Rule = {
  id: 'post/gave-up-and-repeated',
  severity: 'error',
  title: 'Gave up on a slow answer and sent the same paid call again.',
  advice:
    'Hanging up takes nothing back: wait longer for calls that are paid, or look whether the first one worked before sending it again.',
  watch() {
    const deeds = createRecent<readonly Deed[]>()
    /** When each caller has looked at anything. */
    const looks = createRecent<readonly number[]>()
    return {
      call(seen) {
        const { call, endpoint, id } = seen
        const { wallAt } = call
        if (!endpoint || wallAt === undefined) return []
        const caller = callerOf(seen)
        const looked = looks.get(caller) ?? []
        if (endpoint.idempotent) {
          if (!call.refused) looks.set(caller, [...looked.slice(1 - most), wallAt])
          return []
        }
        if (endpoint.cost === 'free') return []
        const key = `${caller} ${endpoint.id} ${wordsOf(seen)}`
        const made = deeds.get(key) ?? []
        const deed: Deed = {
          id,
          wallAt,
          lookedAt: Math.max(-Infinity, ...looked.filter((at) => at < wallAt)),
          isOpen: call.abandoned === true && !call.refused,
        }
        deeds.set(key, [...made.slice(1 - most), deed])
        // The one that was given up may be answered, and so be told of, after the one that was sent in its place.
        const before = made.findLast((one) => one.wallAt < wallAt)
        const after = made.find((one) => one.wallAt > wallAt)
        return [
          ...(before && isRepetition(before, deed) ? [told(seen, [before.id, id])] : []),
          ...(after && isRepetition(deed, after) ? [told(seen, [id, after.id])] : []),
        ]
      },
    }
  },
}

interface Deed {
  readonly id: string
  readonly wallAt: number
  /** When its caller had last looked at anything before it. */
  readonly lookedAt: number
  /** Whether it took effect, and its caller did not wait to hear so. */
  readonly isOpen: boolean
}

const isRepetition = (first: Deed, second: Deed): boolean =>
  first.isOpen && second.lookedAt <= first.wallAt

const told = (seen: Seen, requests: readonly string[]) => ({
  ...remarkOn(
    seen,
    `${seen.endpoint?.id} was sent once more, unchanged, after its caller had hung up on the first one, which took effect`,
  ),
  requests,
})
