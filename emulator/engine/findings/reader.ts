import type { Journal } from '../journal.ts'
import type { Recorded } from '../recorded.ts'

/** Reads a bounded journal to its end, each call once, before it is forgotten if that can be. */
export interface JournalReader {
  /** Reads what has come since the last time. */
  catchUp(): void
  /** Calls read, and calls that were forgotten before anybody read them. */
  readonly read: number
  readonly forgotten: number
}

/**
 * Reads only when asked, so that recording a call costs nothing; what the journal forgets in between is counted. Where
 * nothing may be missed, `eager`, it reads by itself each time a quarter of the journal is new.
 */
export function readJournal(
  journal: Journal,
  look: (call: Recorded, number: number) => void,
  { eager = false, capacity }: { readonly eager?: boolean; readonly capacity: number },
): JournalReader {
  let position = 1
  let read = 0
  let forgotten = 0

  const catchUp = (): void => {
    const { first, next } = journal.extent
    if (position < first) {
      forgotten += first - position
      position = first
    }
    for (; position < next; position += 1) {
      const call = journal.call(position)
      if (!call) continue
      read += 1
      look(call, position)
    }
  }

  if (eager) {
    const portion = Math.max(1, Math.floor(capacity / 4))
    journal.listen(() => {
      if (journal.extent.next - position >= portion) catchUp()
    })
  }

  return {
    catchUp,
    get read() {
      return read
    },
    get forgotten() {
      return forgotten
    },
  }
}
