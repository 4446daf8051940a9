import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { count, instant, name, worldQuery } from './wire.ts'

/** What the control plane takes and tells of faults. */

const ms = z.int().min(0).max(86_400_000)
const lateness = z
  .union([
    z.strictObject({ ms: ms.meta(says('So many milliseconds.')) }),
    z.strictObject({
      uniform: z.tuple([ms, ms]).meta(says('Milliseconds: anything between the two.')),
    }),
    z.strictObject({
      lognormal: z
        .strictObject({ median: ms, spread: z.number().min(0).max(5) })
        .meta(says('Milliseconds around a median; `spread` is the deviation of the logarithm.')),
    }),
  ])
  .meta(says('How late: exactly one of `ms`, `uniform`, `lognormal`.', { id: 'Lateness' }))
const plainFault = <Kind extends string>(kind: Kind, meaning: string) =>
  z.strictObject({ kind: z.literal(kind).meta(says(meaning)) })
export const fault = z
  .discriminatedUnion('kind', [
    plainFault('latency', 'The answer is late.').extend({
      by: lateness,
      clock: z
        .enum(['virtual', 'real'])
        .default('real')
        .meta(says('Whose milliseconds; a frozen world lets virtual ones pass by itself.')),
    }),
    plainFault('error', 'The API refuses with one of its codes, and does nothing.').extend({
      code: z.union([z.string(), z.number()]),
    }),
    plainFault('http', 'A page of something in front of the API; the API hears nothing.').extend({
      status: z.int().min(400).max(599).default(502),
      body: z.string().max(100_000).optional().meta(says('HTML; a usual page when absent.')),
    }),
    plainFault('reset', 'The connection is reset.').extend({
      when: z
        .enum(['beforeHeaders', 'afterHeaders'])
        .default('beforeHeaders')
        .meta(says('Before the call has any effect, or after it, in the middle of the answer.')),
    }),
    plainFault('halfClose', 'The connection is ended without a word and without effect.'),
    plainFault('lostResponse', 'The call takes effect, and its answer never comes.'),
    plainFault('truncate', 'The body ends early, though its length was promised.').extend({
      bytes: z.int().min(0).optional().meta(says('Bytes that come; half of them when absent.')),
    }),
    plainFault('slowBytes', 'The body comes in drops.').extend({
      bytesPerSecond: z.int().min(1).max(1_000_000_000),
    }),
    plainFault('malformedJson', 'The body is no JSON.'),
    plainFault('wrongLength', 'Content-Length is wrong.').extend({
      by: z
        .int()
        .refine((by) => by !== 0, 'must not be 0')
        .meta(says('Bytes promised beyond those that come; fewer where negative.')),
    }),
    plainFault('duplicateKeys', 'A member of the body stands in it twice.'),
    plainFault('stuckTask', 'The task that the call makes never ends.'),
    plainFault('lateSuccess', 'The task that the call makes succeeds very late.'),
  ])
  .meta(says('What goes wrong.', { id: 'Fault' }))
const faultOrderFields = {
  provider: z.string().optional().meta(says('Id of the API; any when absent.')),
  operation: z
    .string()
    .optional()
    .meta(says('The operation, or `media` for what is fetched from media URLs; any when absent.')),
  account: name.optional().meta(says('The account; any when absent.')),
  nth: z.int().min(1).optional().meta(says('Only the n-th such call from now on.')),
  probability: z.number().gt(0).max(1).optional().meta(says('Drawn from the seed; 1 when absent.')),
  times: z.int().min(1).optional().meta(says('How often it strikes; without end when absent.')),
  from: instant.optional().meta(says('Virtual instant from which on it strikes.')),
  until: instant.optional().meta(says('Virtual instant from which on it strikes no more.')),
  fault,
}
export const faultOrder = z
  .strictObject(faultOrderFields)
  .meta(says('Which calls a fault is for, and how often it strikes.', { id: 'FaultOrder' }))
export const armedFault = z
  .object({
    id: z.string(),
    ...faultOrderFields,
    calls: count.meta(says('Calls it was for, struck or not.')),
    strikes: count.meta(says('Calls it has struck.')),
  })
  .meta(says('A fault that lies in wait.', { id: 'ArmedFault' }))
export const faults = z
  .object({ faults: z.array(armedFault) })
  .meta(says('The faults that lie in wait.', { id: 'Faults' }))
export const faultsQuery = worldQuery.extend({
  id: z.string().optional().meta(says('The one to disarm; all when absent.')),
})
