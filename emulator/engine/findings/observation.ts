import type { Contract } from '../../../contracts/kit/contract.ts'
import type { World } from '../world.ts'
import { type JournalReader, readJournal } from './reader.ts'
import { createLooking } from './seen.ts'
import { createUnreadFields, type UnreadFields } from './unread.ts'

/** What was noticed of the clients of one world. Looking at it reads what the journal has kept since the last time. */
export interface Observation {
  readonly unread: UnreadFields
  /** Calls that were looked at, and calls that the journal forgot before anybody did. */
  readonly calls: Pick<JournalReader, 'read' | 'forgotten'>
}

export interface ObservationOptions {
  readonly contracts: readonly Contract[]
  /** Whether every call is looked at before the journal forgets it, asked or not; that costs some time a call. */
  readonly eager: boolean
  /** Calls that a journal keeps. */
  readonly capacity: number
}

/** Notices what clients do, world by world. */
export function createObserver(options: ObservationOptions) {
  const look = createLooking(options.contracts)
  const watched = new WeakMap<
    World,
    { readonly reader: JournalReader; readonly unread: UnreadFields }
  >()

  const watch = (world: World) => {
    const known = watched.get(world)
    if (known) return known
    const unread = createUnreadFields()
    const reader = readJournal(
      world.journal,
      (call, number) => unread.look(look(call, number)),
      options,
    )
    const fresh = { reader, unread }
    watched.set(world, fresh)
    return fresh
  }

  return {
    /** Begins to look at a world, where nothing may be missed. */
    opened(world: World): void {
      if (options.eager) watch(world)
    },
    /** What was noticed in a world until now. */
    of(world: World): Observation {
      const { reader, unread } = watch(world)
      reader.catchUp()
      return { unread, calls: reader }
    },
  }
}
