import { z } from 'zod'
import { type Ledger, openLedger } from '../credits.ts'
import { freshUsage, type Usage } from '../quota.ts'
import type { Document } from './document.ts'

/** Unix milliseconds. */
const moment = z.number()
const count = z.int().min(0)

/** Of any kind; whoever knows the kinds looks closer. */
const document: z.ZodType<Document> = z.looseObject({ id: z.string() })

const savedRow = z.strictObject({
  document,
  /** Rows in the order of their insertion, in all collections. */
  order: count,
  /** Milestones that have been announced. */
  announced: count,
})

const savedUsage = z.strictObject({
  key: z.string(),
  /** Calls that may still count, as runs of equal moments, oldest first. */
  runs: z.array(z.tuple([moment, z.int().min(1)])),
  /** Null while no call was refused. */
  refusedAt: moment.nullable(),
})

const savedLedger = z.strictObject({
  name: z.string(),
  balance: z.number(),
  reserved: z.number(),
  entries: z.array(
    z.strictObject({
      at: moment,
      kind: z.enum(['opening', 'set', 'charge', 'refund']),
      amount: z.number(),
      spending: z.string().optional(),
    }),
  ),
  /** Spendings to which something may still happen. */
  open: z.array(
    z.strictObject({
      id: z.string(),
      amount: z.number(),
      state: z.enum(['reserved', 'charged']),
      steps: z.array(
        z.strictObject({ at: moment, turn: z.enum(['charge', 'release', 'refund', 'close']) }),
      ),
    }),
  ),
  /** Steps to come, each by its spending and its place among the steps of that. */
  due: z.array(z.strictObject({ spending: z.string(), step: count, order: count })),
  scheduled: count,
})

/** What a store remembers, in a snapshot. */
export const savedStore = z.strictObject({
  inserted: count,
  collections: z.array(z.strictObject({ name: z.string(), rows: z.array(savedRow) })),
  tallies: z.array(z.tuple([z.string(), count])),
  quotas: z.array(savedUsage),
  ledgers: z.array(savedLedger),
})
export type SavedStore = z.output<typeof savedStore>

export function saveUsage(key: string, usage: Usage): z.output<typeof savedUsage> {
  const { moments, counts, head, refusedAt } = usage
  return {
    key,
    runs: moments.slice(head).map((at, index) => [at, counts[head + index] ?? 1]),
    refusedAt: Number.isFinite(refusedAt) ? refusedAt : null,
  }
}

export function loadUsage({ runs, refusedAt }: z.output<typeof savedUsage>): Usage {
  const usage = freshUsage()
  usage.moments = runs.map(([at]) => at)
  usage.counts = runs.map(([, calls]) => calls)
  usage.total = usage.counts.reduce((sum, calls) => sum + calls, 0)
  if (refusedAt !== null) usage.refusedAt = refusedAt
  return usage
}

export function saveLedger(name: string, ledger: Ledger): z.output<typeof savedLedger> {
  const { balance, reserved, entries, open, due, scheduled } = ledger
  return {
    name,
    balance,
    reserved,
    entries: [...entries],
    open: [...open].map(([id, { amount, state, steps }]) => ({
      id,
      amount,
      state,
      steps: [...steps],
    })),
    due: due
      .items()
      .map(({ id, step, order }) => ({
        spending: id,
        step: open.get(id)?.steps.indexOf(step) ?? -1,
        order,
      }))
      // What was said anew since stands there no more.
      .filter(({ step }) => step >= 0)
      .sort((a, b) => a.order - b.order),
    scheduled,
  }
}

/** @throws RangeError when a step to come belongs to nothing */
export function loadLedger(saved: z.output<typeof savedLedger>): Ledger {
  const ledger = openLedger(0, 0)
  ledger.balance = saved.balance
  ledger.reserved = saved.reserved
  ledger.scheduled = saved.scheduled
  // An entry without a spending has no such member.
  ledger.entries.splice(0, 1, ...(saved.entries as Ledger['entries']))
  for (const { id, ...rest } of saved.open) ledger.open.set(id, rest)
  for (const { spending, step: place, order } of saved.due) {
    const step = ledger.open.get(spending)?.steps[place]
    if (!step)
      throw new RangeError(
        `ledger ${saved.name}: step ${place} of spending ${spending} is due and not there`,
      )
    ledger.due.push({ step, id: spending, order })
  }
  return ledger
}
