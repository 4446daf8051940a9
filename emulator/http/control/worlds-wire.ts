import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { clock, clockMode } from './clock-wire.ts'
import { instant, name } from './wire.ts'

/** Worlds on the wire. */

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
