import { chanceAt, rootOf } from '../chance.ts'
import type { Wall } from '../clock.ts'
import type { ArmedFault, Fault, FaultOrder } from './fault.ts'
import type { SavedFaults } from './saved.ts'

/** A call as a fault sees it. */
export interface Struck {
  readonly provider: string
  readonly operation: string
  readonly account: string
  /** How many calls the account has made of the operation, this one among them: keys its chance. */
  readonly nth: number
  readonly now: number
}

/** What strikes a call: which fault it was, and how late it makes the answer where it is one of latency. */
export interface Strike {
  readonly id: string
  readonly fault: Fault
  readonly lateBy: number
}

/** The faults of a world. */
export interface Faults {
  /** Whether any lies in wait: most worlds never ask for more. */
  readonly armed: boolean
  /** Calls that were struck, by kind of fault. */
  readonly struck: ReadonlyMap<string, number>
  add(order: FaultOrder): ArmedFault
  /** What strikes a call, in the order it was armed: at most one lateness and one fault besides. */
  strike(call: Struck): readonly Strike[]
  list(): readonly ArmedFault[]
  /** Disarms one, or all; false when there is none of that id. */
  drop(id?: string): boolean
  /** Waits so many real milliseconds, or until the world is closed. */
  pause(milliseconds: number): Promise<void>
  save(): SavedFaults
  /** Arms what lay in wait elsewhere, in place of nothing. */
  load(saved: SavedFaults): void
  /** Holds nobody up any longer. */
  close(): void
}

interface Kept {
  readonly id: string
  readonly order: FaultOrder
  calls: number
  strikes: number
}

/** No faults yet. The same seed, faults and calls yield the same strikes, whatever else was called in between. */
export function createFaults(seed: string, world: string, wall: Wall): Faults {
  const armed: Kept[] = []
  const struck = new Map<string, number>()
  let numbered = 0
  const held = new Set<() => void>()
  let closed = false

  const strikes = (kept: Kept, call: Struck, unit: number): boolean => {
    const { order } = kept
    if (!matches(order, call)) return false
    kept.calls += 1
    if (order.nth !== undefined && kept.calls !== order.nth) return false
    return unit < (order.probability ?? 1)
  }

  return {
    get armed() {
      return armed.length > 0
    },
    struck,
    add(order) {
      numbered += 1
      const kept = { id: `fault-${numbered}`, order, calls: 0, strikes: 0 }
      armed.push(kept)
      return shown(kept)
    },
    strike(call) {
      const found: Strike[] = []
      for (const kept of [...armed]) {
        const { fault } = kept.order
        const isLatency = fault.kind === 'latency'
        if (found.some((one) => (one.fault.kind === 'latency') === isLatency)) continue
        const { provider, account, operation, nth } = call
        const root = rootOf(seed, world, 'faults', kept.id, provider, account, operation)
        const chance = chanceAt(root, nth)
        if (!strikes(kept, call, chance.unit())) continue
        const lateBy = fault.kind === 'latency' ? latenessOf(fault.by, chance) : 0
        found.push({ id: kept.id, fault, lateBy })
        kept.strikes += 1
        struck.set(fault.kind, (struck.get(fault.kind) ?? 0) + 1)
        if (isSpent(kept)) armed.splice(armed.indexOf(kept), 1)
      }
      return found
    },
    list: () => armed.map(shown),
    drop(id) {
      const before = armed.length
      if (id === undefined) armed.length = 0
      else {
        const index = armed.findIndex((kept) => kept.id === id)
        if (index >= 0) armed.splice(index, 1)
      }
      return id === undefined || armed.length < before
    },
    pause: (milliseconds) =>
      new Promise((resolve) => {
        if (closed) return resolve()
        const go = (): void => {
          cancel()
          held.delete(go)
          resolve()
        }
        const cancel = wall.after(milliseconds, go)
        held.add(go)
      }),
    save: () => ({ numbered, armed: armed.map((kept) => ({ ...kept })), struck: [...struck] }),
    load(saved) {
      numbered = saved.numbered
      armed.push(...saved.armed.map((kept) => ({ ...kept })))
      for (const [kind, calls] of saved.struck) struck.set(kind, calls)
    },
    close() {
      closed = true
      for (const go of held) go()
    },
  }
}

const shown = ({ id, order, calls, strikes }: Kept): ArmedFault => ({
  id,
  ...order,
  calls,
  strikes,
})

const matches = (order: FaultOrder, call: Struck): boolean =>
  (order.provider === undefined || order.provider === call.provider) &&
  (order.operation === undefined
    ? call.operation !== mediaOperation
    : order.operation === call.operation) &&
  (order.account === undefined || order.account === call.account) &&
  (order.from === undefined || call.now >= order.from) &&
  (order.until === undefined || call.now < order.until)

/** How media URLs are called where faults name operations; they are struck only when named. */
export const mediaOperation = 'media'

const isSpent = ({ order, strikes }: Kept): boolean =>
  (order.times !== undefined && strikes >= order.times) || order.nth !== undefined

function latenessOf(
  by: Extract<Fault, { kind: 'latency' }>['by'],
  chance: { unit(): number; normal(): number },
): number {
  if ('ms' in by) return by.ms
  if ('uniform' in by) {
    const [least, most] = by.uniform
    return Math.round(least + chance.unit() * (most - least))
  }
  return Math.round(by.lognormal.median * Math.exp(by.lognormal.spread * chance.normal()))
}
