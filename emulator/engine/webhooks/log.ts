import type { Delivery, DeliveryState } from './delivery.ts'

export interface DeliveryFilter {
  readonly provider?: string | undefined
  readonly operation?: string | undefined
  readonly account?: string | undefined
  readonly task?: string | undefined
  readonly event?: string | undefined
  readonly url?: string | undefined
  readonly state?: DeliveryState | undefined
  /** Only what fell due at this virtual moment or later, Unix milliseconds. */
  readonly since?: number | undefined
  /** Only deliveries begun after the one with this id. */
  readonly after?: string | undefined
}

/** The deliveries of a world: bounded, the oldest are forgotten. */
export interface DeliveryLog {
  /** Numbers a delivery and keeps it. */
  add(delivery: Omit<Delivery, 'id'>): Delivery
  /** Keeps the later state of a delivery, and returns it. */
  put(delivery: Delivery): Delivery
  get(id: string): Delivery | undefined
  /** Deliveries, newest first. */
  page(
    filter: DeliveryFilter,
    offset: number,
    limit: number,
  ): { total: number; deliveries: Delivery[] }
  /** The oldest that matches. */
  first(filter: DeliveryFilter): Delivery | undefined
  /** Hears of every delivery and every change of one; returns the way to stop hearing. */
  listen(hear: (delivery: Delivery) => void): () => void
  /** Those that are kept, oldest first, and how many there ever were. */
  save(): { readonly count: number; readonly deliveries: Delivery[] }
  load(saved: { readonly count: number; readonly deliveries: readonly Delivery[] }): void
}

/** An empty log of at most so many deliveries. */
export function createDeliveryLog(capacity: number): DeliveryLog {
  const kept = new Map<string, Delivery>()
  const listeners = new Set<(delivery: Delivery) => void>()
  let count = 0

  const tell = (delivery: Delivery): Delivery => {
    for (const hear of [...listeners]) hear(delivery)
    return delivery
  }

  return {
    add(fresh) {
      count += 1
      const delivery = { ...fresh, id: `wh-${String(count).padStart(6, '0')}` }
      kept.set(delivery.id, delivery)
      const [oldest] = kept.keys()
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest)
      return tell(delivery)
    },
    put(delivery) {
      // One that is forgotten goes on, and stays forgotten.
      if (kept.has(delivery.id)) kept.set(delivery.id, delivery)
      return tell(delivery)
    },
    get: (id) => kept.get(id),
    page(filter, offset, limit) {
      const found = [...kept.values()].filter((delivery) => isMeant(delivery, filter)).reverse()
      return { total: found.length, deliveries: found.slice(offset, offset + limit) }
    },
    first(filter) {
      for (const delivery of kept.values()) if (isMeant(delivery, filter)) return delivery
      return undefined
    },
    listen(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    save: () => ({ count, deliveries: [...kept.values()] }),
    load(saved) {
      count = saved.count
      // Another bound may hold here.
      for (const delivery of saved.deliveries.slice(-capacity)) kept.set(delivery.id, delivery)
    },
  }
}

const exact = ['provider', 'operation', 'account', 'task', 'event', 'url', 'state'] as const

/** Whether a delivery is one of those that are asked for. */
export function isMeant(delivery: Delivery, filter: DeliveryFilter): boolean {
  const { since, after } = filter
  return (
    exact.every((name) => filter[name] === undefined || filter[name] === delivery[name]) &&
    (since === undefined || delivery.dueAt >= since) &&
    (after === undefined || numberOf(delivery.id) > numberOf(after))
  )
}

const numberOf = (id: string): number => Number(id.replace(/^wh-/, ''))
