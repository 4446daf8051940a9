import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { duration, instant } from './wire.ts'

/** The virtual clock on the wire. */

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
