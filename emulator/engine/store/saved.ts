import { z } from 'zod'
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
export type SavedUsage = z.output<typeof savedUsage>
export type SavedLedger = z.output<typeof savedLedger>
