import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { count, instant, pageQuery, worldQuery } from './wire.ts'

/** The journal on the wire. */

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
export const journalQuery = requestsQuery.extend({
  format: z
    .enum(['json', 'har'])
    .default('json')
    .meta(says('`har`: the same calls, oldest first, as an HTTP Archive 1.2.')),
})
const window = z
  .object({
    limit: count,
    used: count,
    windowMs: count,
    from: instant.meta(says('Its first moment that counts.')),
    calls: z
      .array(z.object({ id: z.string(), at: instant, operation: z.string().optional() }))
      .meta(says('The calls that used it up, oldest first.')),
    forgotten: count.meta(says('Calls that used it up and that the journal has forgotten.')),
  })
  .meta(says('The window of a quota as a refused call met it.', { id: 'QuotaWindow' }))
const why = z
  .object({
    rule: z.string().meta(says('The rule that refused it, in a sentence.')),
    passed: z.array(z.string()).meta(says('Checks that it had passed, in their order.')),
    ahead: z.array(z.string()).meta(says('Checks that it did not come to.')),
    allowedAt: instant
      .nullable()
      .meta(says('When the same call would have been allowed; null where waiting does not help.')),
    window: window.optional(),
  })
  .meta(says('What stands behind a refusal.', { id: 'Why' }))
export const wholeEntry = entry
  .extend({ why: why.optional() })
  .meta(says('A call, its answer, and why it was refused.', { id: 'WholeJournalEntry' }))
