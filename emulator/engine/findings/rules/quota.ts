import { formatInstant } from '../../instant.ts'
import { createRecent } from '../recent.ts'
import { lineOf, overlaps, type Past, pastOf, type Rule, remarkOn, wordsOf } from '../rule.ts'
import type { Seen } from '../seen.ts'

/** A refusal by a quota: what was counted, and when it would have forgiven. */
function quotaOf({ call }: Seen): { counted: string; forgivenAt: number } | undefined {
  const { refused } = call
  if (refused?.check !== 'quotaExceeded') return undefined
  // Facts that the check of that name puts there.
  const { grant, counted } = refused as {
    readonly grant?: { readonly forgivenAt: number }
    readonly counted?: string
  }
  return grant && counted !== undefined ? { counted, forgivenAt: grant.forgivenAt } : undefined
}

export const tooEarly: Rule = {
  id: 'quota/too-early',
  severity: 'warning',
  title: 'Came back before the quota forgave.',
  advice:
    'Wait until the window has passed, or pace calls so that they fit the quota; a refusal may count against it.',
  watch() {
    const refusals = createRecent<{ readonly past: Past; readonly forgivenAt: number }>()
    return {
      call(seen) {
        const quota = quotaOf(seen)
        if (!quota) return []
        const { counted, forgivenAt } = quota
        const before = refusals.get(counted)
        // Sent together, they are refused together; nobody came back.
        if (before && overlaps(seen, before.past)) return []
        refusals.set(counted, { past: pastOf(seen), forgivenAt })
        if (!before || seen.call.at >= before.forgivenAt) return []
        const when = Number.isFinite(before.forgivenAt)
          ? `would have been granted at ${formatInstant(before.forgivenAt)}`
          : 'is never granted'
        const message = `a call that ${when} came at ${formatInstant(seen.call.at)}`
        return [remarkOn(seen, message, [before.past.id])]
      },
    }
  },
}

/** Refusals in a row from which on it is hammering. */
const streak = 5

export const hammering: Rule = {
  id: 'refusal/hammering',
  severity: 'error',
  title: 'Hammered on after a refusal.',
  advice:
    'A refusal does not go away by asking again: back off exponentially where it is a quota, correct the call where it is not.',
  watch() {
    const rows = createRecent<Row>()
    return {
      call(seen) {
        const { call } = seen
        const line = lineOf(seen)
        if (!call.refused) {
          rows.delete(line)
          return []
        }
        const quota = quotaOf(seen)
        const forgivenAt = quota?.forgivenAt ?? -Infinity
        // By a quota any call is refused alike; any other refusal, for what the call says.
        const key = quota ? `quota ${quota.counted}` : `${call.refused.check} ${wordsOf(seen)}`
        const row = rows.get(line)
        if (row && overlaps(seen, row.last)) return []
        const goesOn = row?.key === key && (!quota || call.at < row.forgivenAt)
        const ids = goesOn ? [...row.ids.slice(-streak), seen.id] : [seen.id]
        rows.set(line, { key, forgivenAt, last: pastOf(seen), ids })
        if (ids.length < streak) return []
        const count = ids.length > streak ? `more than ${streak}` : streak
        const message = quota
          ? `${count} calls in a row were refused, each before the quota had forgiven the one before`
          : `${count} equal calls in a row were refused (${call.refused.check})`
        return [remarkOn(seen, message, ids.slice(0, -1))]
      },
    }
  },
}

/** Refusals in a row, one after the other. */
interface Row {
  readonly key: string
  /** When the last one would have been forgiven. */
  readonly forgivenAt: number
  readonly last: Past
  readonly ids: readonly string[]
}
