import { expectNext, type Ledger, type OpenSpending, openLedger, openSpending } from '../credits.ts'
import { freshUsage, type Usage } from '../quota.ts'
import type { SavedLedger, SavedUsage } from './saved.ts'

type Step = SavedLedger['open'][number]['steps'][number]

/** What is known of one caller's use of one rule, as plain JSON. */
export function saveUsage(key: string, usage: Usage): SavedUsage {
  const { moments, counts, head, refusedAt } = usage
  return {
    key,
    runs: moments.slice(head).map((at, index) => [at, counts[head + index] ?? 1]),
    refusedAt: Number.isFinite(refusedAt) ? refusedAt : null,
  }
}

export function loadUsage({ runs, refusedAt }: SavedUsage): Usage {
  const usage = freshUsage()
  usage.moments = runs.map(([at]) => at)
  usage.counts = runs.map(([, calls]) => calls)
  usage.total = usage.counts.reduce((sum, calls) => sum + calls, 0)
  if (refusedAt !== null) usage.refusedAt = refusedAt
  return usage
}

/** A ledger as plain JSON. */
export function saveLedger(name: string, ledger: Ledger): SavedLedger {
  const { balance, reserved, entries, open, scheduled } = ledger
  return {
    name,
    balance,
    reserved,
    entries: [...entries],
    open: [...open.values()].map((spending) => {
      const { id, amount, state } = spending
      return { id, amount, state, steps: stepsAhead(spending) }
    }),
    due: [...open.values()]
      .flatMap((spending) =>
        stepsAhead(spending).map((_, step) => ({
          spending: spending.id,
          step,
          order: spending.order + step,
        })),
      )
      .sort((a, b) => a.order - b.order),
    scheduled,
  }
}

/** The turns that are to come, each with its moment. */
const stepsAhead = ({ turns, at, next }: OpenSpending): Step[] =>
  turns.slice(next).map((turn, index) => ({ at: at[next + index] ?? 0, turn }))

/** @throws RangeError when a step to come belongs to nothing */
export function loadLedger(saved: SavedLedger): Ledger {
  const ledger = openLedger(0, 0)
  ledger.balance = saved.balance
  ledger.reserved = saved.reserved
  ledger.scheduled = saved.scheduled
  // An entry without a spending has no such member.
  ledger.entries.splice(0, 1, ...(saved.entries as Ledger['entries']))
  for (const { id, amount, state } of saved.open)
    ledger.open.set(id, openSpending(id, amount, state))
  const steps = new Map(saved.open.map((spending) => [spending.id, spending.steps]))
  for (const { spending: id, step: place, order } of saved.due) {
    const [spending, step] = [ledger.open.get(id), steps.get(id)?.[place]]
    if (!spending || !step)
      throw new RangeError(
        `ledger ${saved.name}: step ${place} of spending ${id} is due and not there`,
      )
    if (spending.turns.length === 0) spending.order = order
    spending.turns = [...spending.turns, step.turn]
    spending.at = [...spending.at, step.at]
  }
  for (const spending of ledger.open.values()) expectNext(ledger, spending)
  return ledger
}
