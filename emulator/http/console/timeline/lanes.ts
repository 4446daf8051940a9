import type { Contract } from '../../../../contracts/kit/contract.ts'
import { lists } from '../../../engine/filing.ts'
import { endOf, hasEnded, statusAt } from '../../../engine/plan.ts'
import { successOf, type Task } from '../../../engine/task.ts'
import type { Delivery } from '../../../engine/webhooks/delivery.ts'
import type { World } from '../../../engine/world.ts'
import { type Phase, phaseOf } from './phase.ts'
import type { Stretch } from './stretch.ts'

/** Which tasks are meant; what is absent leaves out none. */
export interface LaneFilter {
  readonly provider?: string | undefined
  readonly account?: string | undefined
  readonly phase?: Phase | undefined
  /** Only tasks of whose life something lies in here. */
  readonly stretch?: Stretch | undefined
}

/** One task on the axis of time. */
export interface Lane {
  readonly task: Task
  readonly status: string
  readonly phase: Phase
  readonly ended: boolean
  /** Its states, in order; the last one goes on to its end, or for ever. */
  readonly parts: readonly { readonly from: number; readonly to: number; readonly phase: Phase }[]
  /** How and when it ends, or will end as planned; undefined when it never does. */
  readonly end: { readonly at: number; readonly phase: Phase } | undefined
  /** When its media die or died; undefined when they never do, or there are none yet. */
  readonly expiry: number | undefined
  readonly deliveries: readonly Delivery[]
}

export interface Lanes {
  readonly lanes: readonly Lane[]
  /** Tasks that match, or as many of them as were found. */
  readonly total: number
  /** Whether so many were looked at that the search was given up. */
  readonly isCut: boolean
}

/** Tasks that are looked at for a filter. */
export const most = 20_000

/** How many of them at a time. */
const portion = 1000

const whole = (until: number) => ({ lists: [lists.all], until })

/** A page of the lanes of a world, newest task first. */
export async function readLanes(
  world: World,
  contracts: readonly Contract[],
  filter: LaneFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<Lanes> {
  const found: Task[] = []
  let total = 0
  let isCut = false
  const now = world.clock.now()
  const known = new Map(contracts.map((contract) => [contract.id, contract]))
  if (Object.values(filter).every((wish) => wish === undefined)) {
    const all = await world.store.page('tasks', { ...whole(now), ...page })
    found.push(...all.items)
    total = all.total
  } else {
    for await (const task of tasksMeant(world, contracts, filter)) {
      if (total >= page.offset && found.length < page.limit) found.push(task)
      total += 1
    }
    const all = await world.store.page('tasks', { ...whole(now), offset: 0, limit: 1 })
    isCut = all.total > most
  }
  const deliveries = byTask(world)
  const lanes = found.flatMap((task) => {
    const contract = known.get(task.provider)
    return contract ? laneOf(task, contract, now, deliveries.get(task.id) ?? []) : []
  })
  return { lanes, total, isCut }
}

/** The tasks of a world that are meant, newest first, among those that are looked at. */
export async function* tasksMeant(
  world: World,
  contracts: readonly Contract[],
  filter: LaneFilter,
): AsyncGenerator<Task> {
  const now = world.clock.now()
  const known = new Map(contracts.map((contract) => [contract.id, contract]))
  for (let offset = 0; offset < most; offset += portion) {
    const part = { ...whole(now), offset, limit: portion }
    const { items } = await world.store.page('tasks', part)
    for (const task of items) if (isMeant(task, filter, now, known.get(task.provider))) yield task
    if (items.length < portion) return
  }
}

function isMeant(
  task: Task,
  { provider, account, phase, stretch }: LaneFilter,
  now: number,
  contract: Contract | undefined,
): boolean {
  if (!contract) return false
  if (provider !== undefined && task.provider !== provider) return false
  if (account !== undefined && task.account !== account) return false
  if (phase !== undefined && phaseOf(contract, task, statusAt(task.plan, now)) !== phase)
    return false
  if (!stretch) return true
  const end = expiryOf(task, contract) ?? endOf(task.plan) ?? Infinity
  return task.bornAt <= stretch.from + stretch.span && end >= stretch.from
}

/** One task as a lane, as it stands at a moment. */
function laneOf(
  task: Task,
  contract: Contract,
  now: number,
  deliveries: readonly Delivery[],
): Lane {
  const { plan } = task
  const status = statusAt(plan, now)
  const parts = plan.at.flatMap((from, index) => {
    const state = plan.states[index] ?? ''
    const phase = phaseOf(contract, task, state)
    const isLast = index === plan.states.length - 1
    return isLast ? [] : [{ from, to: plan.at[index + 1] ?? Math.max(now, from), phase }]
  })
  const at = endOf(plan)
  const end =
    at === undefined ? undefined : { at, phase: phaseOf(contract, task, plan.states.at(-1) ?? '') }
  return {
    ...{ task, status, parts, deliveries, end },
    phase: phaseOf(contract, task, status),
    ended: hasEnded(plan, now),
    expiry: expiryOf(task, contract),
  }
}

function expiryOf(task: Task, { lifecycles }: Contract): number | undefined {
  const success = successOf(task, lifecycles[task.lifecycle]?.failure ?? '')
  return success === undefined || task.mediaLifeMs === undefined
    ? undefined
    : success + task.mediaLifeMs
}

function byTask({ webhooks }: World): Map<string, Delivery[]> {
  const found = new Map<string, Delivery[]>()
  for (const delivery of webhooks.page({}, 0, Infinity).deliveries)
    if (delivery.task !== undefined)
      found.set(delivery.task, [...(found.get(delivery.task) ?? []), delivery])
  return found
}
