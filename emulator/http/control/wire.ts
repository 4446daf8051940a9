import { z } from 'zod'
import { documented } from '../../../contracts/kit/evidence.ts'
import { deliveryStates } from '../../engine/webhooks/delivery.ts'

/** Every schema of the control plane. It is our own, so all of it is documented. */

const says = documented
export const name = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .meta(says('A name: letters, digits, `_` and `-`, 64 at most.', { id: 'Name' }))
export const instant = z.iso
  .datetime({ offset: true })
  .meta(says('An instant, ISO 8601.', { id: 'Instant' }))
export const duration = z
  .string()
  .min(2)
  .meta(says('A duration: `45s`, `1h30m`, `1d`, or ISO 8601 as in `PT6H`.', { id: 'Duration' }))
export const count = z.int().min(0)

/** Query parameter that every world-bound call takes. */
export const worldQuery = z.object({
  world: name.optional().meta(says('The world meant; `default` when absent.')),
})

// Clock

export const clockMode = z
  .union([z.enum(['real', 'frozen']), z.string().regex(/^\d+(\.\d+)?x$/)])
  .meta(says('`real`, `frozen`, or a factor such as `60x`.', { id: 'ClockMode' }))
export const clock = z
  .object({
    now: instant,
    mode: clockMode,
    next: instant.nullable().meta(says('When the next thing falls due; null when nothing does.')),
  })
  .meta(says('The virtual clock of a world.', { id: 'Clock' }))
export const clockChange = z
  .strictObject({ mode: clockMode })
  .meta(says('How the clock is to run from now on.', { id: 'ClockChange' }))
export const advance = z
  .union([
    z.strictObject({ by: duration.meta(says('Let so much time pass.')) }),
    z.strictObject({ to: instant.meta(says('Go to this instant; never back.')) }),
    z.strictObject({ next: z.literal(true).meta(says('Go to the next thing that falls due.')) }),
    z.strictObject({ until: z.string().min(1).meta(says('Go on until this task has ended.')) }),
  ])
  .meta(says('How far to go: exactly one of `by`, `to`, `next`, `until`.', { id: 'Advance' }))
export const fired = z
  .looseObject({ at: instant, kind: z.string() })
  .meta(says('Something that happened on the way.', { id: 'Fired' }))
export const advanced = z
  .object({ now: instant, fired: z.array(fired) })
  .meta(says('Where the clock stands, and what happened on the way, in order.', { id: 'Advanced' }))

// Worlds

export const world = z
  .object({
    name,
    seed: z.string().meta(says('What its chance is drawn from.')),
    clock,
    progress: z.enum(['time', 'polls', 'manual']).meta(says('What moves its tasks.')),
    credential: z.string().meta(says('The credential that opens it.')),
    environment: z
      .record(z.string(), z.string())
      .meta(says('Base URLs and credentials, by the names of environment variables.')),
    given: z
      .record(z.string(), z.record(z.string(), z.string()))
      .meta(says('By API: ids of what its account `default` has from the beginning.')),
  })
  .meta(says('An isolated universe with its own clock, data and quotas.', { id: 'World' }))
export const worlds = z
  .object({ worlds: z.array(world) })
  .meta(says('The worlds that are open.', { id: 'Worlds' }))
export const newWorld = z
  .strictObject({
    name,
    clock: clockMode.optional().meta(says('As at the start of the emulator when absent.')),
    start: instant.optional().meta(says('Where its clock begins.')),
    seed: z.string().min(1).max(200).optional().meta(says('What its chance is drawn from.')),
    progress: z.enum(['time', 'polls', 'manual']).optional().meta(says('What moves its tasks.')),
    strict: z
      .boolean()
      .optional()
      .meta(says('Whether calls that send what nobody reads are refused.')),
  })
  .meta(says('A world to open.', { id: 'NewWorld' }))
export const worldName = z.object({ name: name.meta(says('The world to drop.')) })

// Tasks

export const task = z
  .object({
    id: z.string(),
    provider: z.string(),
    operation: z.string().meta(says('The operation that created it.')),
    kind: z.string().meta(says('What its API calls this sort of task.')),
    app: z.string(),
    account: z.string(),
    status: z.string().meta(says('Its state now.')),
    ended: z.boolean().meta(says('Whether that state is its last.')),
    held: z.boolean().meta(says('Whether a hand stopped it.')),
    fate: z.string(),
    bornAt: instant,
    plan: z
      .array(
        z.object({
          at: instant.nullable().meta(says('When it begins; null when that is not known.')),
          status: z.string(),
        }),
      )
      .meta(says('Its states, past and to come.')),
  })
  .meta(says('A task of any API.', { id: 'Task' }))
export const tasks = z
  .object({ tasks: z.array(task), total: count, page: count, pageSize: count })
  .meta(says('A page of tasks, newest first.', { id: 'Tasks' }))
export const pageQuery = {
  page: z.int().min(1).default(1).meta(says('Page, from 1.')),
  pageSize: z.int().min(1).max(1000).default(100).meta(says('Items on a page.')),
}
export const tasksQuery = worldQuery.extend(pageQuery)
export const taskPath = z.object({ id: z.string().meta(says('Id of the task.')) })

// Fates

export const fateOrder = z
  .strictObject({
    provider: z.string().meta(says('Id of the API.')),
    operation: z.string().optional().meta(says('The creating call meant; any when absent.')),
    account: name.optional().meta(says('The account meant; any when absent.')),
    fate: z
      .string()
      .meta(says('What shall happen; where it begins with `webhook.`, to the webhook of a call.')),
    times: z.int().min(1).max(10_000).default(1).meta(says('To how many calls, or webhooks.')),
  })
  .meta(says('What shall happen to the next matching call.', { id: 'FateOrder' }))
export const fate = fateOrder
  .extend({ id: z.string(), times: z.int().meta(says('Calls it still waits for.')) })
  .meta(says('A fate that waits for its call.', { id: 'Fate' }))
export const fates = z
  .object({ fates: z.array(fate) })
  .meta(says('The fates that wait.', { id: 'Fates' }))
export const fatesQuery = worldQuery.extend({
  id: z.string().optional().meta(says('The one to drop; all when absent.')),
})

// Apps and quotas

export const grants = z
  .record(z.string(), z.record(z.string(), z.boolean()))
  .meta(says('By API and grant: whether the app has it.', { id: 'Grants' }))
export const app = z
  .object({ app: name, grants })
  .meta(says('An app and what it may do.', { id: 'App' }))
export const appPath = z.object({ app: name.meta(says('Name of the app.')) })
export const grantChange = z
  .record(z.string(), z.boolean())
  .meta(says('Grants to give (true) or take away (false).', { id: 'GrantChange' }))
export const grantQuery = worldQuery.extend({
  provider: z
    .string()
    .optional()
    .meta(says('The API meant; each that knows the grant when absent.')),
})
export const quotaRule = z
  .object({
    limit: count.meta(says('Calls granted in a window.')),
    windowMs: z.int().min(1).meta(says('Length of the window, milliseconds.')),
    window: z.enum(['sliding', 'fixed']),
    per: z.enum(['app', 'account']),
    penaltyMs: count.meta(says('How long every call is refused after a refusal, milliseconds.')),
  })
  .meta(says('How calls are counted.', { id: 'QuotaRule' }))
export const quota = quotaRule
  .extend({
    provider: z.string(),
    operation: z.string(),
    bucket: z
      .string()
      .optional()
      .meta(says('Operations of the same bucket are counted, and set, together.')),
    app: name.optional().meta(says('Whose calls these are, where `per` is `app`.')),
    account: name.optional().meta(says('Whose calls these are, where `per` is `account`.')),
    used: count.meta(says('Calls counted in the present window.')),
    forgivenAt: instant.meta(says('From when a call would be granted; now when one is left.')),
  })
  .meta(says('A quota and how much of it is used.', { id: 'Quota' }))
export const quotas = z
  .object({ quotas: z.array(quota) })
  .meta(says('The quotas of an app and of an account.', { id: 'Quotas' }))
export const quotasQuery = worldQuery.extend({
  app: name.optional().meta(says('The app whose use to report; `default` when absent.')),
  account: name.optional().meta(says('The account whose use to report; `default` when absent.')),
})
export const quotaChange = quotaRule
  .partial()
  .extend({
    provider: z.string().meta(says('Id of the API.')),
    operation: z.string().meta(says('The operation meant.')),
  })
  .strict()
  .meta(says('A quota to set for this world; what is absent stays.', { id: 'QuotaChange' }))

// Credits

export const ledgerEntry = z
  .object({
    at: instant,
    kind: z.enum(['opening', 'set', 'charge', 'refund']),
    amount: z.number().meta(says('What it changed the balance by.')),
    spending: z.string().optional().meta(says('The spending it belongs to.')),
  })
  .meta(says('A line of a ledger; all of them add up to the balance.', { id: 'LedgerEntry' }))
export const credits = z
  .object({
    provider: z.string(),
    account: name,
    balance: z.number(),
    reserved: z.number().meta(says('Part of the balance that is promised to work under way.')),
    available: z.number(),
    entries: z.array(ledgerEntry).meta(says('A page of the ledger, newest first.')),
    total: count.meta(says('Lines of the whole ledger.')),
  })
  .meta(says('What an account has to spend with an API.', { id: 'Credits' }))
export const allCredits = z
  .object({ credits: z.array(credits) })
  .meta(says('What an account has, by API.', { id: 'AllCredits' }))
export const creditsQuery = worldQuery.extend({
  ...pageQuery,
  provider: z.string().optional().meta(says('The API meant; each that has credits when absent.')),
  account: name.optional().meta(says('The account meant; `default` when absent.')),
})
export const creditsChange = z
  .strictObject({
    provider: z.string().meta(says('Id of the API.')),
    account: name.optional().meta(says('The account meant; `default` when absent.')),
    balance: z.number().min(0).max(1e12).meta(says('What it shall have from now on.')),
  })
  .meta(says('A balance to set.', { id: 'CreditsChange' }))

// Journal

export const requestsQuery = worldQuery.extend({
  ...pageQuery,
  provider: z.string().optional().meta(says('Only calls of this API.')),
  operation: z.string().optional().meta(says('Only calls of this operation.')),
  app: z.string().optional().meta(says('Only calls of this app.')),
  account: z.string().optional().meta(says('Only calls of this account.')),
  status: z.int().optional().meta(says('Only answers of this HTTP status.')),
  code: z.string().optional().meta(says('Only answers of this code.')),
  since: instant.optional().meta(says('Only calls from this virtual instant on.')),
  before: z
    .string()
    .regex(/^req-\d{6,}$/)
    .optional()
    .meta(
      says('Only calls that came before the one of this id: pages that stay while calls come.'),
    ),
  refused: z
    .enum(['true', 'false'])
    .optional()
    .meta(says('Only calls that were refused, or were not.')),
})
const message = {
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  bodyTruncated: z.boolean().meta(says('Whether the body was longer than what is kept.')),
}
export const entry = z
  .object({
    id: z.string(),
    at: instant,
    tookMs: z.number(),
    provider: z.string(),
    operation: z.string().optional(),
    app: z.string().optional(),
    account: z.string().optional(),
    request: z.object({ method: z.string(), target: z.string(), ...message }),
    response: z.object({
      status: z.int(),
      code: z.union([z.string(), z.number()]).optional(),
      ...message,
    }),
    refused: z
      .looseObject({ check: z.string(), reason: z.string() })
      .optional()
      .meta(says('Exactly why the call was refused.')),
    faults: z
      .array(z.object({ id: z.string(), kind: z.string() }))
      .optional()
      .meta(says('Faults that struck it; nothing on the wire tells of them.')),
    abandoned: z
      .literal(true)
      .optional()
      .meta(says('There where the caller had hung up before it was answered.')),
    stack: z.string().optional(),
    unread: z.array(z.string()).optional().meta(says('What was sent and is read by nobody.')),
    notEmulated: z
      .array(z.string())
      .optional()
      .meta(says('What the call shows to want and is not emulated, and what that gets.')),
  })
  .meta(says('A call and its answer; credentials are blotted out.', { id: 'JournalEntry' }))
export const requests = z
  .object({ requests: z.array(entry), total: count, page: count, pageSize: count })
  .meta(says('A page of the journal, newest first.', { id: 'Requests' }))
export const entryPath = z.object({ id: z.string().meta(says('Id of the entry.')) })

// Webhooks

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

// Media

export const mediaQuery = z.object({
  url: z.url().meta(says('The link, whole and unchanged; whatever origin it names.')),
})
export const media = z
  .object({
    status: z.int().meta(says('HTTP status of the answer.')),
    contentType: z.string().meta(says('Media type of what came.')),
    bytes: count.meta(says('Length of what came.')),
  })
  .meta(says('What somebody gets who follows a media link now.', { id: 'Media' }))

// The rest

export const state = z
  .object({ status: z.literal('ok'), version: z.string() })
  .meta(says('Alive and ready.', { id: 'Health' }))
export const done = z.object({ now: instant }).meta(says('Done.', { id: 'Done' }))
export const dropped = z
  .object({ dropped: count })
  .meta(says('How many were dropped.', { id: 'Dropped' }))
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    allowed: z.array(z.string()).optional().meta(says('What would have been right.')),
  })
  .meta(says('What was wrong with the call, as RFC 9457 writes it.', { id: 'Problem' }))
