/** What is to happen to coming calls, in the order it was asked for. */
export interface FateOrder {
  readonly provider: string
  /** Any operation when absent. */
  readonly operation?: string | undefined
  /** Any account when absent. */
  readonly account?: string | undefined
  readonly fate: string
  /** How many calls it still waits for. */
  readonly times: number
}

export interface WaitingFate extends FateOrder {
  readonly id: string
}

export interface Fates {
  add(order: FateOrder): WaitingFate
  /** The fate that waits for such a call, used up by one. */
  take(call: {
    readonly provider: string
    readonly operation: string
    readonly account: string
    /** Whether the operation can meet with such a fate; what it cannot waits for another. */
    readonly knows: (fate: string) => boolean
  }): string | undefined
  list(): readonly WaitingFate[]
  /** Forgets one, or all; false when there is none of that id. */
  drop(id?: string): boolean
  save(): SavedFates
  /** Waits for what was waited for elsewhere, in place of nothing. */
  load(saved: SavedFates): void
}

/** The fates of a world, in a snapshot. */
export interface SavedFates {
  readonly numbered: number
  readonly waiting: WaitingFate[]
}

/** An empty queue. */
export function createFates(): Fates {
  let waiting: readonly WaitingFate[] = []
  let numbered = 0
  return {
    add(order) {
      numbered += 1
      const added = { id: `fate-${numbered}`, ...order }
      waiting = [...waiting, added]
      return added
    },
    take(call) {
      if (waiting.length === 0) return undefined
      const found = waiting.find(
        (order) =>
          order.provider === call.provider &&
          (order.operation === undefined || order.operation === call.operation) &&
          (order.account === undefined || order.account === call.account) &&
          call.knows(order.fate),
      )
      if (!found) return undefined
      waiting = waiting.flatMap((order) => {
        if (order !== found) return [order]
        return order.times > 1 ? [{ ...order, times: order.times - 1 }] : []
      })
      return found.fate
    },
    list: () => waiting,
    drop(id) {
      const before = waiting.length
      waiting = id === undefined ? [] : waiting.filter((order) => order.id !== id)
      return id === undefined || waiting.length < before
    },
    save: () => ({ numbered, waiting: waiting.map((order) => ({ ...order })) }),
    load(saved) {
      numbered = saved.numbered
      waiting = saved.waiting
    },
  }
}
