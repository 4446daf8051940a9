import { z } from 'zod'
import { type Delivery, deliveryStates } from './delivery.ts'
import type { Errand } from './errands.ts'
import { type WebhookFate, webhookFates } from './fate.ts'
import type { Letter } from './letter.ts'

const moment = z.number()
const texts = z.record(z.string(), z.string())
// Its own keys.
const fates = Object.keys(webhookFates) as [WebhookFate, ...WebhookFate[]]

const sender = {
  provider: z.string(),
  account: z.string(),
  operation: z.string(),
  task: z.string().optional(),
}

const attempt = z.strictObject({
  attempt: z.int().min(1),
  at: moment,
  tookMs: z.number(),
  headers: texts,
  answer: z
    .strictObject({ status: z.int(), headers: texts, body: z.string(), bodyTruncated: z.boolean() })
    .optional(),
  error: z.strictObject({ problem: z.string(), detail: z.string() }).optional(),
})

// The cast is sound: JSON knows no members that are there and undefined.
const delivery = z.strictObject({
  id: z.string().regex(/^wh-\d+$/),
  message: z.string(),
  ...sender,
  event: z.string(),
  url: z.string(),
  dueAt: moment,
  state: z.enum(deliveryStates),
  nextAt: moment.optional(),
  fate: z.enum(fates).optional(),
  copyOf: z.string().optional(),
  headers: texts,
  body: z.string(),
  attempts: z.array(attempt),
}) as unknown as z.ZodType<Delivery>

const letter = z.strictObject({
  at: moment,
  event: z.string(),
  key: z.string(),
  url: z.string(),
  operation: z.string().optional(),
  headers: texts.optional(),
  fate: z.enum(fates).optional(),
  body: z.string(),
})

/** An errand whose letter, where it carries one, is written already. */
export type SavedErrand =
  | Exclude<Errand, { kind: 'post' }>
  | (Omit<Extract<Errand, { kind: 'post' }>, 'letter'> & {
      readonly letter: Omit<Letter, 'body'> & { readonly body: string }
    })

// The same cast as above.
const errand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('letter'),
    provider: z.string(),
    account: z.string(),
    task: z.string(),
    key: z.string(),
  }),
  z.strictObject({
    kind: z.literal('post'),
    sender: z.strictObject(sender),
    letter,
    message: z.string(),
  }),
  z.strictObject({ kind: z.literal('attempt'), delivery, once: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('aside'), delivery }),
]) as unknown as z.ZodType<SavedErrand>

/** The webhooks of a world, in a snapshot. */
export const savedWebhooks = z.strictObject({
  posted: z.int().min(0),
  count: z.int().min(0),
  deliveries: z.array(delivery),
  /** Letters whose moment has come, by task. */
  begun: z.array(
    z.strictObject({
      provider: z.string(),
      account: z.string(),
      task: z.string(),
      keys: z.array(z.string()),
    }),
  ),
  /** What is to come, in the order in which it was planned. */
  ahead: z.array(z.strictObject({ at: moment, errand })),
})
export type SavedWebhooks = z.output<typeof savedWebhooks>
