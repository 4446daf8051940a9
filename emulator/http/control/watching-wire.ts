import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { severities } from '../../engine/findings/finding.ts'
import { deliveryStates } from '../../engine/webhooks/delivery.ts'
import { clockMode } from './clock-wire.ts'
import { count, duration, instant, name, worldQuery } from './wire.ts'

/** What the control plane tells of what clients do. */

// Unread fields

/** How much of what happened was looked at. */
const judged = {
  judged: count.meta(says('Calls that were looked at.')),
  forgotten: count.meta(says('Calls that the bounded journal forgot before they were looked at.')),
}
export const unreadQuery = worldQuery.extend({
  provider: z.string().optional().meta(says('Only fields sent to this API.')),
  operation: z.string().optional().meta(says('Only fields sent to this operation.')),
})
const unreadField = z
  .object({
    provider: z.string(),
    operation: z.string(),
    in: z.enum(['query', 'body', 'header']),
    name: z.string().meta(says('Dots between names, `[]` for the items of a list.')),
    nearest: z.string().nullable().meta(says('What is read and looks most like it.')),
    calls: count.meta(says('Calls that sent it.')),
    first: z.string().meta(says('Id of the first of them in the journal.')),
    last: z.string().meta(says('Id of the last of them.')),
  })
  .meta(says('Something that was sent and that nobody reads.', { id: 'UnreadField' }))
export const unread = z
  .object({
    unread: z.array(unreadField),
    more: count.meta(
      says('Times that further names were sent; there were too many to tell apart.'),
    ),
    ...judged,
  })
  .meta(says('What was sent and never read, by operation.', { id: 'UnreadFields' }))

// Findings

const severity = z
  .enum(severities)
  .meta(says('From what is worth knowing to what will break in production.', { id: 'Severity' }))
export const findingsQuery = worldQuery.extend({
  scope: z
    .enum(['world', 'all'])
    .default('world')
    .meta(
      says(
        '`all`: of every world; of those that have ended, too, where the setting `findings.eager` has them watched.',
      ),
    ),
  severity: severity.default('note').meta(says('Only findings as bad as this, or worse.')),
  provider: z.string().optional().meta(says('Only findings about clients of this API.')),
  rule: z.string().optional().meta(says('Only findings of this rule.')),
})
const finding = z
  .object({
    world: name.meta(says('The world in which it was found.')),
    rule: z.string().meta(says('Id of the rule.')),
    severity,
    provider: z.string(),
    operation: z.string().nullable(),
    account: z.string().nullable(),
    title: z.string().meta(says('What the client did, in a sentence.')),
    message: z.string().meta(says('What was seen, the first time.')),
    advice: z.string(),
    requests: z.array(z.string()).meta(says('Ids of calls in the journal that show it.')),
    webhooks: z.array(z.string()).meta(says('Ids of deliveries that show it.')),
    times: count.meta(says('How often the rule was broken.')),
    at: instant.meta(says('The first time.')),
    lastAt: instant.meta(says('The last time.')),
  })
  .meta(says('A mistake of a client, with its evidence.', { id: 'Finding' }))
const rule = z
  .object({ id: z.string(), severity, title: z.string(), advice: z.string() })
  .meta(says('What clients are held to.', { id: 'Rule' }))
export const findings = z
  .object({ findings: z.array(finding), rules: z.array(rule), ...judged })
  .meta(says('What clients do wrong, and everything they were held to.', { id: 'Findings' }))

// Metrics

export const metrics = z.string().meta(says('Figures in the exposition format of Prometheus.'))

// Events

export const eventsQuery = worldQuery.extend({
  after: z
    .string()
    .min(1)
    .optional()
    .meta(says('Go on after the event of this id; the header `Last-Event-ID` says the same.')),
  heartbeat: duration
    .default('15s')
    .meta(says('How often a comment is sent while nothing happens, in real time; 100ms to 1h.')),
})
const event = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), at: instant, ...shape })
const requestEvent = event('request', {
  id: z.string().meta(says('Id in the journal.')),
  tookMs: z.number(),
  provider: z.string(),
  operation: z.string().optional(),
  app: z.string().optional(),
  account: z.string().optional(),
  method: z.string(),
  target: z.string().meta(says('Path and query, without secrets.')),
  status: z.int(),
  code: z.union([z.string(), z.number()]).optional(),
  refused: z.object({ check: z.string(), reason: z.string() }).optional(),
}).meta(says('A call was answered.', { id: 'RequestEvent' }))
const taskEvent = event('task', {
  id: z.string(),
  provider: z.string(),
  operation: z.string(),
  app: z.string(),
  account: z.string(),
  status: z.string(),
  isNew: z.boolean().meta(says('Whether it was made just now.')),
  ended: z.boolean().meta(says('Whether that state is its last.')),
}).meta(says('A task was made, or entered a state.', { id: 'TaskEvent' }))
const mediaEvent = event('media', {
  task: z.string(),
  provider: z.string(),
  account: z.string(),
  state: z.literal('expired'),
}).meta(says('The media of a task can be fetched no more.', { id: 'MediaEvent' }))
const webhookEvent = event('webhook', {
  id: z.string().meta(says('Id in the log of deliveries.')),
  message: z.string(),
  provider: z.string(),
  account: z.string(),
  operation: z.string(),
  task: z.string().nullable(),
  event: z.string(),
  url: z.string(),
  state: z.enum(deliveryStates),
  attempts: count.meta(says('Attempts made.')),
  status: z.int().nullable().meta(says('The receiver’s last answer; null without one.')),
}).meta(says('A webhook entered a state.', { id: 'WebhookEvent' }))
const clockEvent = event('clock', { mode: clockMode, from: instant }).meta(
  says('The clock was moved to `at`, or runs in another way.', { id: 'ClockEvent' }),
)
const gapEvent = event('gap', {
  reason: z.string(),
  missed: count.nullable().meta(says('Events that are missing; null when nobody counted.')),
}).meta(says('Something happened in between that is not told any more.', { id: 'GapEvent' }))
const resetEvent = event('reset', {}).meta(
  says('The world was reset; what follows is of the new one.', { id: 'ResetEvent' }),
)
export const worldEvent = z
  .discriminatedUnion('kind', [
    requestEvent,
    taskEvent,
    mediaEvent,
    webhookEvent,
    clockEvent,
    gapEvent,
    resetEvent,
  ])
  .meta(says('What one event of the stream bears as `data`.', { id: 'WorldEvent' }))
