import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { name, worldQuery } from './wire.ts'

/** Fates on the wire. */

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
