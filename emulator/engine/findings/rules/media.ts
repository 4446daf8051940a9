import { createRecent, type Recent } from '../recent.ts'
import { type Rule, remarkOn, type Watch } from '../rule.ts'
import type { Seen } from '../seen.ts'

/** Watches fetches of links that have died, with the fetch before it of the same link while it lived, if any. */
function watchDead(judge: (seen: Seen, alive: string | undefined) => string | undefined): Watch {
  const fetched: Recent<string> = createRecent()
  return {
    call(seen) {
      const { call, id } = seen
      if (call.operation !== 'media') return []
      if (!call.refused) {
        fetched.set(call.target, id)
        return []
      }
      if (call.refused['expired'] !== true) return []
      const alive = fetched.get(call.target)
      const message = judge(seen, alive)
      return message === undefined
        ? []
        : [remarkOn(seen, message, alive === undefined ? [] : [alive])]
    },
  }
}

export const fetchedTooLate: Rule = {
  id: 'media/fetched-too-late',
  severity: 'error',
  title: 'Fetched a video after its link had died.',
  advice:
    'Fetch a video as soon as it is ready, and keep the file; ask for a fresh link where the API gives one.',
  watch: () =>
    watchDead((seen, alive) =>
      alive === undefined
        ? `${seen.path} was fetched for the first time when it was dead`
        : undefined,
    ),
}

export const linkStored: Rule = {
  id: 'media/link-stored',
  severity: 'warning',
  title: 'Stored a link beyond its life.',
  advice: 'Keep the file, not the link: show your users a copy of your own.',
  watch: () =>
    watchDead((seen, alive) =>
      alive === undefined
        ? undefined
        : `${seen.path} was fetched while it lived, and again after its end`,
    ),
}
