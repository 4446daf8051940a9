import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { deliveryStates } from '../../engine/webhooks/delivery.ts'
import { count, duration, instant, pageQuery, worldQuery } from './wire.ts'

/** Webhooks on the wire. */

const deliveryState = z
  .enum(deliveryStates)
  .meta(
    says(
      '`sending`: an attempt is under way. `waiting`: one is to come. `delivered`: answered with a 2xx. `failed`: given up. `blocked`: its target may not be spoken to, nothing was sent. `dropped`: never sent, as asked for.',
      { id: 'DeliveryState' },
    ),
  )
const headers = z.record(z.string(), z.string())
export const webhookAttempt = z
  .object({
    attempt: z.int().min(1).meta(says('Which attempt it is, from 1.')),
    at: instant,
    tookMs: z.number().meta(says('Real milliseconds.')),
    headers: headers.meta(says('As they were sent.')),
    answer: z
      .object({ status: z.int(), headers, body: z.string(), bodyTruncated: z.boolean() })
      .nullable()
      .meta(says('What the receiver answered; null when no whole answer came.')),
    error: z
      .object({ problem: z.string(), detail: z.string() })
      .nullable()
      .meta(says('Why no answer came; null when one did.')),
  })
  .meta(says('One try to hand a webhook over.', { id: 'WebhookAttempt' }))
export const delivery = z
  .object({
    id: z.string(),
    message: z.string().meta(says('Id of the message; repetitions of a webhook share it.')),
    provider: z.string(),
    account: z.string(),
    operation: z.string().meta(says('The operation whose work is reported.')),
    task: z.string().nullable().meta(says('The task that is reported; null when it is none.')),
    event: z.string(),
    url: z.string(),
    dueAt: instant,
    state: deliveryState,
    nextAt: instant
      .nullable()
      .meta(says('When the next attempt is due; null when none is to come.')),
    fate: z.string().nullable().meta(says('What was asked to happen to it.')),
    copyOf: z.string().nullable().meta(says('The delivery that it repeats.')),
    body: z.string().meta(says('The body, the same in every attempt.')),
    attempts: z.array(webhookAttempt),
  })
  .meta(says('A webhook, and what came of it.', { id: 'WebhookDelivery' }))
export const deliveries = z
  .object({ webhooks: z.array(delivery), total: count, page: count, pageSize: count })
  .meta(says('A page of webhooks, newest first.', { id: 'WebhookDeliveries' }))
const deliveryFilter = {
  provider: z.string().optional().meta(says('Only webhooks of this API.')),
  operation: z.string().optional().meta(says('Only webhooks that report this operation.')),
  account: z.string().optional().meta(says('Only webhooks of this account.')),
  task: z.string().optional().meta(says('Only webhooks that report this task.')),
  event: z.string().optional().meta(says('Only webhooks of this event.')),
  url: z.string().optional().meta(says('Only webhooks to exactly this URL.')),
  since: instant
    .optional()
    .meta(says('Only webhooks that fell due at this virtual instant or later.')),
}
export const deliveriesQuery = worldQuery.extend({
  ...pageQuery,
  ...deliveryFilter,
  state: deliveryState.optional().meta(says('Only webhooks in this state.')),
})
export const deliveryPath = z.object({ id: z.string().meta(says('Id of the delivery.')) })
export const awaitQuery = worldQuery.extend({
  ...deliveryFilter,
  state: deliveryState.default('delivered').meta(says('The state waited for.')),
  after: z
    .string()
    .regex(/^wh-\d+$/)
    .optional()
    .meta(says('Only webhooks later than the one with this id.')),
  timeout: duration.default('10s').meta(says('How long to wait, in real time; a minute at most.')),
})
export const awaited = z
  .object({ webhook: delivery.nullable().meta(says('Null when none came in time.')) })
  .meta(says('What was waited for.', { id: 'AwaitedWebhook' }))
