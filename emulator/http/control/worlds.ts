import type { z } from 'zod'
import { parseMode } from '../../engine/clock.ts'
import { credentialOf, defaultName } from '../../engine/credential.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { World } from '../../engine/world.ts'
import { type Answer, type ControlCall, conflict, data, missing, wrong } from './answer.ts'
import { clockOf } from './clock.ts'
import type { newWorld } from './worlds-wire.ts'

type Call<Body = undefined> = ControlCall<{ world?: string }, Body>

async function show(call: ControlCall<unknown, unknown>, world: World) {
  const { name } = world
  return {
    name,
    seed: world.seed,
    clock: await clockOf(world),
    progress: world.progress,
    credential: credentialOf({ world: name, app: defaultName, account: defaultName }),
    environment: call.stage.environment(call.origin, name),
    given: Object.fromEntries(
      call.stage.providers.flatMap(({ contract, given }) =>
        given ? [[contract.id, given(world, defaultName)]] : [],
      ),
    ),
  }
}

export async function listWorlds(call: Call): Promise<Answer> {
  const worlds = await Promise.all(call.stage.worlds.list().map((world) => show(call, world)))
  return data({ worlds })
}

export async function openWorld(call: Call<z.output<typeof newWorld>>): Promise<Answer> {
  const { name, clock, start, seed, progress, strict } = call.body
  const { worlds } = call.stage
  if (worlds.get(name)) return conflict(`world "${name}" is open already; reset or drop it first`)
  const mode = clock === undefined ? undefined : parseMode(clock)
  if (clock !== undefined && !mode)
    return wrong(`clock "${clock}" is none`, ['real', 'frozen', '<factor>x'])
  const world = worlds.open(name, {
    ...(mode && { mode, start: undefined }),
    ...(start !== undefined && { start: Date.parse(start) }),
    ...(seed !== undefined && { seed }),
    ...(progress !== undefined && { progress }),
    ...(strict !== undefined && { strict }),
  })
  return data(await show(call, world))
}

export function dropWorld({ stage, params }: Call): Answer {
  const name = params['name'] ?? ''
  const open = stage.worlds.list().map((world) => world.name)
  return stage.worlds.drop(name)
    ? data({ dropped: 1 })
    : missing(`there is no world "${name}"`, open)
}

export function resetWorld({ stage, world }: Call): Answer {
  return data({ now: formatInstant(stage.worlds.reset(world.name).clock.now()) })
}
