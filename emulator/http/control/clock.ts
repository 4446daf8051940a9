import type { z } from 'zod'
import { AdvanceError, type AdvanceTarget } from '../../engine/advance.ts'
import { formatMode, lastMoment, parseMode } from '../../engine/clock.ts'
import { parseDuration } from '../../engine/duration.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { World } from '../../engine/world.ts'
import { type Answer, type ControlCall, conflict, data, wrong } from './answer.ts'
import type { advance, clockChange } from './clock-wire.ts'

type Call<Body = undefined> = ControlCall<{ world?: string }, Body>

export async function clockOf(world: World) {
  const moments = [await world.store.nextMilestone(), world.agenda.nextAt()]
  const due = moments.filter((at): at is number => at !== undefined && at > world.clock.now())
  return {
    now: formatInstant(world.clock.now()),
    mode: formatMode(world.clock.mode),
    next: due.length > 0 ? formatInstant(Math.min(...due)) : null,
  }
}

export const getClock = async ({ world }: Call): Promise<Answer> => data(await clockOf(world))

export async function setClock({
  world,
  body,
}: Call<z.output<typeof clockChange>>): Promise<Answer> {
  const mode = parseMode(body.mode)
  if (!mode) return wrong(`mode "${body.mode}" is none`, ['real', 'frozen', '<factor>x'])
  world.clock.setMode(mode)
  world.agenda.rewind()
  return data(await clockOf(world))
}

export async function advanceClock({
  world,
  body,
}: Call<z.output<typeof advance>>): Promise<Answer> {
  const target = targetOf(body)
  if (!target)
    return wrong(`by: "${'by' in body ? body.by : ''}" is no duration`, [
      '45s',
      '1h30m',
      '1d',
      'PT6H',
    ])
  const end = 'by' in target ? world.clock.now() + target.by : 'to' in target ? target.to : 0
  if (end > lastMoment) return wrong('the clock cannot go beyond the year 9999')
  try {
    const fired = await world.advance(target)
    return data({
      now: formatInstant(world.clock.now()),
      fired: fired.map((one) => ({ ...one, at: formatInstant(one.at) })),
    })
  } catch (error) {
    if (error instanceof AdvanceError) return conflict(error.message)
    throw error
  }
}

function targetOf(body: z.output<typeof advance>): AdvanceTarget | undefined {
  if ('to' in body) return { to: Date.parse(body.to) }
  if (!('by' in body)) return body
  const by = parseDuration(body.by)
  return by === undefined ? undefined : { by }
}
