import { createHeap, type Heap } from './heap.ts'

/**
 * What becomes of a spending: `charge` takes it from the balance, `release` frees what was reserved, `refund`
 * gives back what was charged, `close` says that nothing more will happen to it.
 */
export type Turn = 'charge' | 'release' | 'refund' | 'close'

/** A turn and its moment, Unix milliseconds. */
export interface Step {
  readonly at: number
  readonly turn: Turn
}

/** One line of a ledger. The amounts of all lines add up to the balance. */
export interface LedgerEntry {
  readonly at: number
  readonly kind: 'opening' | 'set' | 'charge' | 'refund'
  /** What it changes the balance by. */
  readonly amount: number
  /** The spending it belongs to. */
  readonly spending?: string
}

/** Something to be paid for. */
export interface Spending {
  /** Unique within the account. */
  readonly id: string
  readonly amount: number
  /** `once`: charged, and that is all. `charge`: charged, steps may follow. `reserve`: steps will tell. */
  readonly kind: 'once' | 'charge' | 'reserve'
}

/** What an account has. */
export interface Funds {
  readonly balance: number
  /** Part of the balance that is promised to spendings not charged yet. */
  readonly reserved: number
  readonly available: number
}

/** The credits of one account. Nothing ticks: what has fallen due is entered as soon as somebody looks. */
export interface Ledger {
  balance: number
  reserved: number
  readonly entries: LedgerEntry[]
  /** Spendings to which something may still happen. */
  readonly open: Map<string, OpenSpending>
  readonly due: Heap<DueStep>
  scheduled: number
}

interface OpenSpending {
  readonly amount: number
  state: 'reserved' | 'charged'
  steps: readonly Step[]
}

interface DueStep {
  readonly step: Step
  readonly id: string
  /** Of two steps at the same moment the one that was scheduled first comes first. */
  readonly order: number
}

/** The ledger of an account that begins with so much. */
export function openLedger(opening: number, now: number): Ledger {
  const isEarlier = (a: DueStep, b: DueStep): boolean =>
    a.step.at < b.step.at || (a.step.at === b.step.at && a.order < b.order)
  return {
    balance: opening,
    reserved: 0,
    entries: [{ at: now, kind: 'opening', amount: opening }],
    open: new Map(),
    due: createHeap(isEarlier),
    scheduled: 0,
  }
}

/** What an account has at a moment. */
export function fundsAt(ledger: Ledger, now: number): Funds {
  settle(ledger, now)
  const { balance, reserved } = ledger
  return { balance, reserved, available: balance - reserved }
}

/** Charges or reserves, if that much is available. @returns false when it is not, and then nothing changes */
export function spendFrom(ledger: Ledger, { id, amount, kind }: Spending, now: number): boolean {
  if (fundsAt(ledger, now).available < amount) return false
  if (ledger.open.has(id)) throw new RangeError(`there is a spending ${id} already`)
  ledger.open.set(id, { amount, state: 'reserved', steps: [] })
  ledger.reserved += amount
  if (kind !== 'reserve') take(ledger, id, { at: now, turn: 'charge' })
  if (kind === 'once') take(ledger, id, { at: now, turn: 'close' })
  return true
}

/**
 * Says anew what is to become of a spending; steps that have come are taken at once. Turns that its state does not
 * allow (a charge of what is charged, a refund of what is not) are passed over, so that a whole plan can be told again.
 */
export function schedule(ledger: Ledger, id: string, steps: readonly Step[], now: number): void {
  settle(ledger, now)
  const spending = ledger.open.get(id)
  if (!spending) return
  spending.steps = steps
  for (const step of steps) {
    ledger.due.push({ step, id, order: ledger.scheduled })
    ledger.scheduled += 1
  }
  settle(ledger, now)
}

/** Brings the balance to so much. */
export function setBalance(ledger: Ledger, balance: number, now: number): void {
  settle(ledger, now)
  if (balance === ledger.balance) return
  ledger.entries.push({ at: now, kind: 'set', amount: balance - ledger.balance })
  ledger.balance = balance
}

/** Enters what has fallen due. */
function settle(ledger: Ledger, now: number): void {
  for (let next = ledger.due.peek(); next && next.step.at <= now; next = ledger.due.peek()) {
    ledger.due.pop()
    const isCurrent = ledger.open.get(next.id)?.steps.includes(next.step)
    if (isCurrent) take(ledger, next.id, next.step)
  }
}

function take(ledger: Ledger, id: string, { at, turn }: Step): void {
  const spending = ledger.open.get(id)
  if (!spending) return
  const { amount, state } = spending
  const enter = (kind: 'charge' | 'refund', change: number): void => {
    ledger.balance += change
    if (change !== 0) ledger.entries.push({ at, kind, amount: change, spending: id })
  }
  if (turn === 'charge') {
    if (state === 'charged') return
    spending.state = 'charged'
    ledger.reserved -= amount
    enter('charge', -amount)
    return
  }
  if (state === 'reserved') {
    if (turn === 'refund') return
    ledger.reserved -= amount
  } else {
    if (turn === 'release') return
    if (turn === 'refund') enter('refund', amount)
  }
  ledger.open.delete(id)
}
