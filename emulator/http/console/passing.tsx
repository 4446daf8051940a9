import { z } from 'zod'
import { advanced } from '../control/clock-wire.ts'
import { addressOf } from './address.ts'
import type { Action, View } from './page.ts'
import { lengthOf, Moment } from './parts/moment.tsx'
import { Text } from './parts/text.tsx'

/** Lets time pass: by a duration, to a moment, to the next event, or until a task is done. */
export const passTime: Action = async (view, form) => {
  const [by, until, to] = [form.get('by'), form.get('until'), form.get('to')]
  const how = by ? { by } : until ? { until } : to ? { to } : { next: true }
  const before = view.world.clock.now()
  const asked = await view.control('POST', '/clock/advance', how)
  if (!asked.ok) return { problem: asked.problem }
  const { fired, now } = advanced.parse(asked.data)
  return {
    done: `${lengthOf(Date.parse(now) - before)} passed, and ${happened(fired.length)}.`,
    data: fired,
  }
}

function happened(count: number): string {
  if (count === 0) return 'nothing happened'
  return count === 1 ? 'one thing happened' : `${count} things happened`
}

const shape = z.array(
  z.looseObject({
    at: z.string(),
    kind: z.string(),
    id: z.string().optional(),
    status: z.union([z.string(), z.number(), z.null()]).optional(),
    task: z.string().nullish(),
  }),
)

/** Things that are told of one advance. */
const most = 200

/** What happened while time passed, in order. */
export const Fired = ({ view, data }: { readonly view: View; readonly data: unknown }) => {
  const fired = shape.parse(data)
  if (fired.length === 0) return null
  return (
    <>
      <ol class="fired">
        {fired.slice(0, most).map(({ at, kind, id = '', status, task }) => (
          <li>
            <Moment at={Date.parse(at)} /> <span class="chip">{kind}</span>{' '}
            <a href={addressOf('', view.world.name, { task: task ?? id })}>
              <Text value={id} most={40} />
            </a>{' '}
            {status !== undefined && <strong>{status}</strong>}
          </li>
        ))}
      </ol>
      {fired.length > most && <p class="quiet">and {fired.length - most} more</p>}
    </>
  )
}
