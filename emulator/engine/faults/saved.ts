import { z } from 'zod'
import type { Fault, FaultOrder } from './fault.ts'

const ms = z.number()
const kind = <Kind extends string>(name: Kind) => z.strictObject({ kind: z.literal(name) })
const fault = z.discriminatedUnion('kind', [
  kind('latency').extend({
    by: z.union([
      z.strictObject({ ms }),
      z.strictObject({ uniform: z.tuple([ms, ms]) }),
      z.strictObject({ lognormal: z.strictObject({ median: ms, spread: z.number() }) }),
    ]),
    clock: z.enum(['virtual', 'real']),
  }),
  kind('error').extend({ code: z.union([z.string(), z.number()]) }),
  kind('http').extend({ status: z.int(), body: z.string().optional() }),
  kind('reset').extend({ when: z.enum(['beforeHeaders', 'afterHeaders']) }),
  kind('halfClose'),
  kind('lostResponse'),
  kind('truncate').extend({ bytes: z.int().min(0).optional() }),
  kind('slowBytes').extend({ bytesPerSecond: z.number().gt(0) }),
  kind('malformedJson'),
  kind('wrongLength').extend({ by: z.int() }),
  kind('duplicateKeys'),
  kind('stuckTask'),
  kind('lateSuccess'),
]) satisfies z.ZodType<Fault>

const order: z.ZodType<FaultOrder> = z.strictObject({
  provider: z.string().optional(),
  operation: z.string().optional(),
  account: z.string().optional(),
  nth: z.int().min(1).optional(),
  probability: z.number().optional(),
  times: z.int().min(1).optional(),
  from: z.number().optional(),
  until: z.number().optional(),
  fault,
})

const count = z.int().min(0)

/** The faults of a world, in a snapshot. */
export const savedFaults = z.strictObject({
  numbered: count,
  armed: z.array(z.strictObject({ id: z.string(), order, calls: count, strikes: count })),
  struck: z.array(z.tuple([z.string(), count])),
})
export type SavedFaults = z.output<typeof savedFaults>
