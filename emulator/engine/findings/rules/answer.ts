import { createRecent } from '../recent.ts'
import { callerOf, type Rule, remarkOn } from '../rule.ts'
import type { Seen } from '../seen.ts'

/** Texts that a program writes where it has no value. */
const nothing = String.raw`undefined|null|NaN|None|nil|\[object Object\]`
const inPath = new RegExp(`/(?:${nothing})(?=/|$)`)
const inQuery = new RegExp(`=(?:\\[?"?(?:${nothing})"?\\]?)(?=&|$)`)
const emptyIds = /(?:^|&)\w*ids?=(?:\[\])?(?=&|$)/i
const inBody = /"(?:undefined|NaN|None|\[object Object\])"|\[null\]/

/** What in a call stands for a value that its sender did not have; undefined where nothing does. */
function holeIn({ path, queryText, call }: Seen): string | undefined {
  const query = unescaped(queryText)
  const found =
    inPath.exec(unescaped(path)) ??
    inQuery.exec(query) ??
    emptyIds.exec(query) ??
    inBody.exec(call.requestBody)
  return found?.[0]
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Calls of a caller after a refusal among which its echo is looked for. */
const memory = 20

export const refusalOverlooked: Rule = {
  id: 'answer/refusal-overlooked',
  severity: 'error',
  title: 'Went on as if a refused call had succeeded.',
  advice:
    'Look at the code inside the answer, not at the HTTP status alone, before you read ids from its data.',
  watch() {
    const refusals = createRecent<Overlooked>()
    return {
      call(seen) {
        const caller = callerOf(seen)
        const before = refusals.get(caller)
        if (seen.call.refused) refusals.set(caller, refusalIn(seen))
        else if (before) refusals.set(caller, { ...before, calls: before.calls + 1 })
        if (!before || before.hasHole || before.calls >= memory) return []
        const hole = holeIn(seen)
        if (hole === undefined) return []
        return [remarkOn(seen, `"${hole}" was sent after ${before.what}`, [before.id])]
      },
    }
  },
}

/** A refusal that may have been overlooked. */
interface Overlooked {
  readonly id: string
  readonly what: string
  readonly hasHole: boolean
  /** Calls since then. */
  readonly calls: number
}

function refusalIn(seen: Seen): Overlooked {
  const { operation = 'a call', status, code } = seen.call
  const said = code === undefined ? '' : ` and code ${code}`
  return {
    id: seen.id,
    what: `${operation} had been refused with HTTP ${status}${said}`,
    hasHole: holeIn(seen) !== undefined,
    calls: 0,
  }
}

export const tooMany: Rule = {
  id: 'parameters/too-many',
  severity: 'error',
  title: 'Sent more items than a list may hold.',
  advice: 'Send them in several calls, each no longer than allowed.',
  watch: () => ({
    call(seen) {
      const { refused } = seen.call
      if (refused?.check !== 'parameters') return []
      // Facts that the check of that name puts there, shortened.
      const { issues } = refused as { readonly issues?: readonly ShortIssue[] }
      return (issues ?? [])
        .filter(({ detail }) => detail?.code === 'too_big' && detail.origin === 'array')
        .map(({ path, detail }) =>
          remarkOn(seen, `${path?.join('.')} may hold ${detail?.maximum} items, and held more`),
        )
    },
  }),
}

interface ShortIssue {
  readonly path?: readonly (string | number)[]
  readonly detail?: { readonly code?: string; readonly origin?: string; readonly maximum?: number }
}
