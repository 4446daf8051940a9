import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'

/** What more than one subject of the control plane has on the wire. It is our own, so all of it is documented. */

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

/** Query parameters of a call that answers a page. */
export const pageQuery = {
  page: z.int().min(1).default(1).meta(says('Page, from 1.')),
  pageSize: z.int().min(1).max(1000).default(100).meta(says('Items on a page.')),
}

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
