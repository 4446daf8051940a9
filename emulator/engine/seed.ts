import { z } from 'zod'
import type { Contract } from '../../contracts/kit/contract.ts'
import { type Lifecycle, successState } from '../../contracts/kit/lifecycle.ts'
import { type Chance, chanceAt } from './chance.ts'
import { parseDuration } from './duration.ts'
import { scopeOf } from './filing.ts'
import { lineOf } from './lines.ts'
import { concluded, drawPlan, held, type Latency, type Plan, stepped } from './plan.ts'
import { SeedError, type Soil } from './seedbed.ts'
import type { Task } from './task.ts'
import { tallyOf } from './tasks.ts'
import type { World } from './world.ts'

/** Checks the media file of a task. @throws SeedError when it cannot be served */
export async function checkMedia(
  { files }: Soil,
  media: string | undefined,
  path: readonly (string | number)[],
): Promise<void> {
  if (media === undefined) return
  try {
    await files.check(media)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SeedError([...path, 'media'], why, { cause })
  }
}

export const label = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, `_` or `-`')
  .describe('What it is called in this file; its id is told by this name.')

/** What can be said of a task of any API; `states` are those it can be in, the usual one first. */
export const taskFields = (states: readonly [string, ...string[]]) => ({
  as: label.optional(),
  state: z.enum(states).default(states[0]).describe('The state it is in.'),
  ago: z
    .string()
    .refine(
      (text) => parseDuration(text) !== undefined,
      'must be a duration as 45s, 1h30m, 1d or PT6H',
    )
    .default('0s')
    .describe('How long it has been in this state.'),
  hold: z
    .boolean()
    .default(false)
    .describe('Whether it stays in this state until a hand moves it.'),
  media: z
    .string()
    .min(1)
    .optional()
    .describe('A video file of your own, below the folder of media files, served as its video.'),
})

export type TaskFields = z.output<z.ZodObject<ReturnType<typeof taskFields>>>

/** The states of lifecycles, success first. */
export function statesOf(...lifecycles: readonly (Lifecycle | undefined)[]): [string, ...string[]] {
  const all = lifecycles.flatMap((one) =>
    one ? [successState(one), ...one.path, one.failure] : [],
  )
  const [first, ...others] = new Set(all)
  if (first === undefined) throw new RangeError('there is no such lifecycle')
  return [first, ...others]
}

/** A task to be planted. */
export interface Seedling extends Pick<TaskFields, 'state' | 'ago' | 'hold' | 'media'> {
  /** Id of the operation that would have made it. */
  readonly operation: string
  readonly kind: string
  /** Id from the task's own stream of chance; asked again should it be taken. */
  id(chance: Chance, at: number): string
  readonly latency: Latency
  readonly tickMs?: number | undefined
  readonly mediaLifeMs?: number | undefined
  detail?(chance: Chance, at: number): Readonly<Record<string, unknown>>
}

/**
 * Puts a task into a world, in whatever state; what had happened before is no news, and nothing is sent or paid for it.
 * Where it has not ended it goes on from now as any other.
 */
export async function plantTask(
  contract: Contract,
  { world, app, account }: Soil,
  seedling: Seedling,
): Promise<Task> {
  const { operation, kind, media, mediaLifeMs } = seedling
  const name = contract.endpoints.find(({ id }) => id === operation)?.creates ?? ''
  const lifecycle = contract.lifecycles[name]
  if (!lifecycle) throw new RangeError(`${operation} creates tasks of no known lifecycle`)
  const now = world.clock.now()
  const at = now - (parseDuration(seedling.ago) ?? 0)
  const { store } = world
  const nth = await store.tally(tallyOf(scopeOf(contract.id, account), operation))
  const chance = chanceAt(lineOf(world, contract.id, account, operation).tasks, nth)
  const plan = planIn(world, lifecycle, seedling, { at, now, chance })
  const stage = plan.states.indexOf(seedling.state)
  const task: Task = {
    id: seedling.id(chance, at),
    provider: contract.id,
    operation,
    lifecycle: name,
    kind,
    app,
    account,
    bornAt: at,
    nth,
    fate: seedling.state === lifecycle.failure ? 'fail' : 'succeed',
    plan: seedling.hold ? held(plan, now) : plan,
    ...(plan.reads && { reads: plan.reads[stage] ?? 0 }),
    ...(seedling.hold && { held: true }),
    ...(mediaLifeMs !== undefined && { mediaLifeMs }),
    ...(media !== undefined && { media }),
    ...(seedling.detail && { detail: seedling.detail(chance, at) }),
  }
  for (let made = task; ; made = { ...made, id: seedling.id(chance, at) }) {
    if (!(await store.insert('tasks', made))) continue
    world.webhooks.follow(made, now)
    return made
  }
}

function planIn(
  { progress }: World,
  lifecycle: Lifecycle,
  { state, latency, tickMs }: Seedling,
  { at, now, chance }: { readonly at: number; readonly now: number; readonly chance: Chance },
): Plan {
  const fails = state === lifecycle.failure
  const fate = fails ? 'fail' : 'succeed'
  let plan = drawPlan({ lifecycle, progress, latency, fate, now: at, load: 0, tickMs, chance })
  if (fails) return concluded(plan, lifecycle, 'fail', at)
  if (state === successState(lifecycle)) return concluded(plan, lifecycle, 'finish', at)
  const stage = lifecycle.path.indexOf(state)
  if (stage < 0)
    throw new RangeError(`there is no state ${state}; there are ${lifecycle.path.join(', ')}`)
  for (let step = 0; step < stage; step += 1) plan = stepped(plan, at)
  // It is in this state now, so what follows is yet to come.
  return {
    ...plan,
    at: plan.at.map((moment, index) => (index > stage ? moment - at + now : moment)),
  }
}
