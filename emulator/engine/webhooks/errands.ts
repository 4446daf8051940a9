import type { Agenda, Fired } from '../agenda.ts'
import type { Delivery } from './delivery.ts'
import type { Letter, Sender } from './letter.ts'

/** Kind under which deliveries are told of. */
export const deliveryKind = 'webhook.delivery'

/** Something that a courier is to do at a moment, as data. */
export type Errand =
  /** Send a letter of a task, known by its key. */
  | {
      readonly kind: 'letter'
      readonly provider: string
      readonly account: string
      readonly task: string
      readonly key: string
    }
  /** Send a letter that belongs to no task. */
  | {
      readonly kind: 'post'
      readonly sender: Sender
      readonly letter: Letter
      readonly message: string
    }
  /** Try a delivery, again or for the first time; `once`, and never again. */
  | { readonly kind: 'attempt'; readonly delivery: Delivery; readonly once?: true }
  /** Send a delivery that has let others pass for as long as it can. */
  | { readonly kind: 'aside'; readonly delivery: Delivery }

/** An errand and its moment. */
export interface Planned {
  readonly at: number
  readonly errand: Errand
}

/** The errands of a world, each an appointment in its agenda. */
export interface Errands {
  /** Plans one; returns the way to call it off. */
  add(at: number, errand: Errand, run: () => Promise<Fired>): () => void
  /** Those to come, in the order in which they were planned. */
  list(): readonly Planned[]
}

/** Nothing to do yet. */
export function createErrands(agenda: Pick<Agenda, 'add'>): Errands {
  const ahead = new Set<Planned>()
  return {
    add(at, errand, run) {
      const planned = { at, errand }
      ahead.add(planned)
      const callOff = agenda.add({
        at,
        kind: deliveryKind,
        run() {
          ahead.delete(planned)
          return run()
        },
      })
      return () => {
        ahead.delete(planned)
        callOff()
      }
    },
    list: () => [...ahead],
  }
}
