import type { BacklotClient, BacklotData } from '../../../client/backlot.ts'
import { ApiError } from '../../../client/errors.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { shownState, successState } from '../../../contracts/kit/lifecycle.ts'
import type { Ids } from './ids.ts'
import type { Known } from './known.ts'
import { textsIn } from './place.ts'
import type { Sighting } from './sightings.ts'

/**
 * Moves the emulator's tasks to where the recorded answer shows them, so that what follows can be compared: how long
 * a task takes differs from run to run, and is no drift. It moves forward only, and only on the way a task has.
 */
export interface Steering {
  /** Prepares for the exchange with this number. */
  before(index: number): Promise<void>
}

type Task = BacklotData<'getTask'>

/** A hand on the tasks of a world. */
export function createSteering(
  control: BacklotClient,
  recording: readonly Known[],
  sightings: readonly (readonly Sighting[])[],
  ids: Ids,
): Steering {
  const find = async (id: string): Promise<Task | undefined> => {
    try {
      return await control.getTask({ params: { id } })
    } catch (error) {
      // Most ids are no task's.
      if (error instanceof ApiError) return undefined
      throw error
    }
  }

  const bring = async (contract: Contract, sighting: Sighting): Promise<void> => {
    const id = ids.of(sighting.id)
    const task = id === undefined ? undefined : await find(id)
    if (!task || task.ended) return
    const steps = stepsTo(contract, task, sighting)
    if (steps === undefined) await control.failTask({ params: { id: task.id } })
    for (let step = 0; step < (steps ?? 0); step += 1)
      await control.stepTask({ params: { id: task.id } })
  }

  /** Ends tasks whose success shows only in a list of what they made: as many as there are new things in it. */
  const finishUnseen = async (index: number): Promise<void> => {
    const known = recording[index]
    if (!known?.contract || !known.endpoint?.idempotent || sightings[index]?.length) return
    const fresh = newItems(known.json, ids)
    if (fresh === 0) return
    const { tasks } = await control.listTasks({ query: { pageSize: 1000 } })
    const { contract } = known
    const waiting = tasks
      .filter(({ ended, provider }) => !ended && provider === contract.id)
      .filter((task) => listsSuccess(contract, task) && !isSeenAtWork(task, index))
      // Newest first, as they are listed.
      .toReversed()
    for (const { id } of waiting.slice(0, fresh)) await control.finishTask({ params: { id } })
  }

  const isSeenAtWork = ({ id }: Task, index: number): boolean =>
    sightings
      .slice(index)
      .some((seen, later) =>
        seen.some(
          (one) => ids.of(one.id) === id && !isSuccess(recording[index + later], one.state),
        ),
      )

  return {
    async before(index) {
      const known = recording[index]
      if (!known?.contract) return
      const { contract, endpoint, json, target } = known
      for (const sighting of sightings[index] ?? []) await bring(contract, sighting)
      if (
        endpoint?.continues !== undefined &&
        contract.envelope.open(known.exchange.response.status, json)?.ok
      )
        for (const id of target.split(/[/?]/).flatMap((part) => ids.of(part) ?? [])) {
          const task = await find(id)
          // It can only have gone on because it had ended; a webhook said so, perhaps.
          if (task && !task.ended) await control.finishTask({ params: { id } })
        }
      await finishUnseen(index)
    },
  }
}

/** How many steps lead to the state that was seen; undefined where only a failure leads there. */
function stepsTo(
  { lifecycles }: Contract,
  task: Task,
  { state, filled }: Sighting,
): number | undefined {
  const own = Object.values(lifecycles)
  const shown = (internal: string): string =>
    own
      .filter(({ path }) => path.includes(internal))
      .map((lifecycle) => shownState(lifecycle, internal))
      .at(-1) ?? internal
  const reached = task.plan.findLastIndex(({ at }) => at !== null)
  const ahead = task.plan.slice(reached + 1).map(({ status }) => shown(status))
  const isThere = shown(task.status) === state
  if (isThere) return filled && ahead[0] === state ? 1 : 0
  const steps = ahead.indexOf(state)
  if (steps >= 0) return steps + 1
  return own.some((lifecycle) => shownState(lifecycle, lifecycle.failure) === state) ? undefined : 0
}

const listsSuccess = ({ lifecycles }: Contract, task: Task): boolean =>
  Object.values(lifecycles).some(
    ({ listedBy, path }) => listedBy === 'success' && path.includes(task.status),
  )

const isSuccess = (known: Known | undefined, state: string): boolean =>
  Object.values(known?.contract?.lifecycles ?? {}).some(
    (lifecycle) => shownState(lifecycle, successState(lifecycle)) === state,
  )

/** Objects in the lists of an answer in which nothing is known yet. */
function newItems(json: unknown, ids: Ids): number {
  if (Array.isArray(json))
    return json.filter(
      (item) =>
        item !== null &&
        typeof item === 'object' &&
        textsIn(item).every(([, text]) => ids.of(text) === undefined),
    ).length
  if (json === null || typeof json !== 'object') return 0
  return Object.values(json).reduce<number>((sum, member) => sum + newItems(member, ids), 0)
}
