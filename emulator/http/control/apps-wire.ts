import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { count, instant, name, worldQuery } from './wire.ts'

/** Apps, what they may do, and their quotas, on the wire. */

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
