/** What can stand in a queue. */
export interface Queued {
  /** Among equal moments the lower order comes first. */
  readonly order: number
  /** Where the queue has put it, for the queue alone; {@link unqueued} while it stands in none. */
  slot: number
}

/** The slot of what stands in no queue. */
export const unqueued = -1

/**
 * Items by moment, of which only the earliest is ever looked at: a binary heap, so that most inserts move nothing
 * however many stand there. An item stands in one queue, and there once.
 */
export interface Queue<T extends Queued> {
  /** The earliest moment; undefined when the queue is empty. */
  firstAt(): number | undefined
  first(): T | undefined
  insert(at: number, item: T): void
  /** Takes an item out; one that stands nowhere is left alone. */
  remove(item: T): void
}

/** An empty queue. */
export function createQueue<T extends Queued>(): Queue<T> {
  // Apart, so that moments lie in memory as plain numbers.
  const moments: number[] = []
  const items: T[] = []

  const put = (slot: number, at: number, item: T): void => {
    moments[slot] = at
    items[slot] = item
    item.slot = slot
  }

  /** Whether the entry of a slot comes before another one. */
  const precedes = (slot: number, at: number, item: T): boolean => {
    const moment = moments[slot] ?? Infinity
    return moment < at || (moment === at && (items[slot]?.order ?? Infinity) < item.order)
  }

  /** Puts an entry at this slot or nearer to the front, where nothing after it stands before it. */
  const rise = (from: number, at: number, item: T): void => {
    let slot = from
    while (slot > 0) {
      const parent = (slot - 1) >> 1
      const above = items[parent]
      if (!above || precedes(parent, at, item)) break
      put(slot, moments[parent] ?? 0, above)
      slot = parent
    }
    put(slot, at, item)
  }

  /** Puts an entry at this slot or further back. */
  const sink = (from: number, at: number, item: T): void => {
    let slot = from
    for (;;) {
      let child = 2 * slot + 1
      const [left, right] = [items[child], items[child + 1]]
      if (!left) break
      if (right && precedes(child + 1, moments[child] ?? 0, left)) child += 1
      const below = items[child]
      if (!below || !precedes(child, at, item)) break
      put(slot, moments[child] ?? 0, below)
      slot = child
    }
    put(slot, at, item)
  }

  return {
    firstAt: () => moments[0],
    first: () => items[0],
    insert(at, item) {
      rise(items.length, at, item)
    },
    remove(item) {
      const { slot } = item
      if (slot === unqueued) return
      const [at, last] = [moments.pop(), items.pop()]
      item.slot = unqueued
      if (at === undefined || !last || last === item) return
      const parent = (slot - 1) >> 1
      if (slot > 0 && !precedes(parent, at, last)) rise(slot, at, last)
      else sink(slot, at, last)
    },
  }
}
