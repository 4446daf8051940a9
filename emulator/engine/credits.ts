import { createQueue, type Queue, type Queued, unqueued } from './store/queue.ts'

/**
 * What becomes of a spending: `charge` takes it from the balance, `release` frees what was reserved, `refund`
 * gives back what was charged, `close` says that nothing more will happen to it.
 */
export type Turn = 'charge' | 'release' | 'refund' | 'close'

/** What is to become of a spending. */
export interface Course {
  /** In the order in which they come. Most spendings take one of a few courses, and share these. */
  readonly turns: readonly Turn[]
  /** The moment of each, Unix milliseconds. */
  readonly at: readonly number[]
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
  /** `once`: charged, and that is all. `charge`: charged, turns may follow. `reserve`: turns will tell. */
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
  /** Those of them that have turns to come, by the moment of the next one. */
  readonly due: Queue<OpenSpending>
  /** Turns that were ever told of. */
  scheduled: number
}

export interface OpenSpending extends Queued {
  readonly id: string
  readonly amount: number
  state: 'reserved' | 'charged'
  turns: Course['turns']
  at: Course['at']
  /** The turn that comes next, as an index. */
  next: number
  /** Its place among those of all: of two at the same moment the one that was told first comes first. */
  order: number
}

/** The ledger of an account that begins with so much. */
export const openLedger = (opening: number, now: number): Ledger => ({
  balance: opening,
  reserved: 0,
  entries: [{ at: now, kind: 'opening', amount: opening }],
  open: new Map(),
  due: createQueue(),
  scheduled: 0,
})

/** What an account has at a moment. */
export function fundsAt(ledger: Ledger, now: number): Funds {
  settle(ledger, now)
  const { balance, reserved } = ledger
  return { balance, reserved, available: balance - reserved }
}

/** Charges or reserves, if that much is available. @returns false when it is not, and then nothing changes */
export function spendFrom(ledger: Ledger, { id, amount, kind }: Spending, now: number): boolean {
  settle(ledger, now)
  if (ledger.balance - ledger.reserved < amount) return false
  if (ledger.open.has(id)) throw new RangeError(`there is a spending ${id} already`)
  if (kind !== 'once')
    ledger.open.set(id, openSpending(id, amount, kind === 'reserve' ? 'reserved' : 'charged'))
  if (kind === 'reserve') ledger.reserved += amount
  else enter(ledger, { at: now, kind: 'charge', amount: -amount, spending: id })
  return true
}

const none: readonly never[] = []

/** A spending of which nothing is told yet. */
export const openSpending = (
  id: string,
  amount: number,
  state: OpenSpending['state'],
): OpenSpending => ({
  id,
  amount,
  state,
  turns: none,
  at: none,
  next: 0,
  order: 0,
  slot: unqueued,
})

/**
 * Says anew what is to become of a spending, in the order of the moments; turns whose moment has come are taken at
 * once. Turns that its state does not allow (a charge of what is charged, a refund of what is not) are passed over, so
 * that a whole plan can be told again.
 */
export function schedule(ledger: Ledger, id: string, { turns, at }: Course, now: number): void {
  settle(ledger, now)
  const spending = ledger.open.get(id)
  if (!spending) return
  ledger.due.remove(spending)
  spending.turns = turns
  spending.at = at
  spending.next = 0
  spending.order = ledger.scheduled
  ledger.scheduled += turns.length
  while ((nextAt(spending) ?? Infinity) <= now) takeNext(ledger, spending)
  expectNext(ledger, spending)
}

/** Brings the balance to so much. */
export function setBalance(ledger: Ledger, balance: number, now: number): void {
  settle(ledger, now)
  if (balance !== ledger.balance)
    enter(ledger, { at: now, kind: 'set', amount: balance - ledger.balance })
}

/** Enters what has fallen due. */
function settle(ledger: Ledger, now: number): void {
  while ((ledger.due.firstAt() ?? Infinity) <= now) {
    const spending = ledger.due.first()
    if (!spending) return
    ledger.due.remove(spending)
    takeNext(ledger, spending)
    expectNext(ledger, spending)
  }
}

/** The moment of a spending's next turn; undefined when none is to come. */
const nextAt = ({ at, next }: OpenSpending): number | undefined => at[next]

/** Lets a spending wait for its next turn. */
export function expectNext({ due }: Ledger, spending: OpenSpending): void {
  const at = nextAt(spending)
  if (at !== undefined) due.insert(at, spending)
}

/** Takes the next turn of a spending; none follows the one that is its end. */
function takeNext(ledger: Ledger, spending: OpenSpending): void {
  const [turn, at] = [spending.turns[spending.next], nextAt(spending)]
  const isOver = turn !== undefined && at !== undefined && take(ledger, spending, turn, at)
  if (isOver) ledger.open.delete(spending.id)
  spending.next = isOver ? spending.turns.length : spending.next + 1
  spending.order += 1
}

/** Takes a turn. @returns whether the spending is over by it */
function take(ledger: Ledger, spending: OpenSpending, turn: Turn, at: number): boolean {
  const { id, amount, state } = spending
  const isReserved = state === 'reserved'
  if (turn === 'charge') {
    if (isReserved) {
      spending.state = 'charged'
      ledger.reserved -= amount
      enter(ledger, { at, kind: 'charge', amount: -amount, spending: id })
    }
    return false
  }
  if (turn === (isReserved ? 'refund' : 'release')) return false
  if (isReserved) ledger.reserved -= amount
  else if (turn === 'refund') enter(ledger, { at, kind: 'refund', amount, spending: id })
  return true
}

/** Enters a line; one that changes nothing is left out. */
function enter(ledger: Ledger, entry: LedgerEntry): void {
  ledger.balance += entry.amount
  if (entry.amount !== 0) ledger.entries.push(entry)
}
