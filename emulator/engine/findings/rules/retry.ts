import type { FaultKind } from '../../faults/fault.ts'
import type { Recorded } from '../../recorded.ts'
import { createRecent } from '../recent.ts'
import { callerOf, lineOf, type Rule, remarkOn, wordsOf } from '../rule.ts'

/** Faults after which a caller cannot know whether the call took effect. */
const leaveOpen: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'http',
  'reset',
  'halfClose',
  'lostResponse',
  'truncate',
  'malformedJson',
  'wrongLength',
])

/** Whether the caller could not tell from the answer if the call took effect. */
const isOpen = ({ status, faults, refused }: Recorded): boolean =>
  status >= 500 ||
  refused?.check === 'internal' ||
  refused?.check === 'brokenOff' ||
  (faults ?? []).some(({ fault }) => leaveOpen.has(fault.kind))

export const retriedBlindly: Rule = {
  id: 'post/retried-blindly',
  severity: 'error',
  title: 'Sent a call again that may have taken effect.',
  advice:
    'Look whether the first one worked (list tasks, read the balance) before sending it again: each one is paid.',
  watch() {
    const open = createRecent<{
      readonly id: string
      readonly what: string
      readonly looks: number
    }>()
    /** How often each caller has looked at anything. */
    const looks = createRecent<number>()
    return {
      call(seen) {
        const { call, endpoint } = seen
        const caller = callerOf(seen)
        const looked = looks.get(caller) ?? 0
        if (!endpoint) return []
        if (endpoint.idempotent) {
          if (!call.refused) looks.set(caller, looked + 1)
          return []
        }
        const line = lineOf(seen)
        const what = wordsOf(seen)
        const before = open.get(line)
        if (isOpen(call)) open.set(line, { id: seen.id, what, looks: looked })
        else open.delete(line)
        if (before?.what !== what || before.looks !== looked) return []
        const message = `${endpoint.id} was sent once more, unchanged, after an answer that left open whether it had worked`
        return [remarkOn(seen, message, [before.id])]
      },
    }
  },
}
