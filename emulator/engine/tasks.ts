import type { Contract } from '../../contracts/kit/contract.ts'
import { settleBill, settleBills } from './bill.ts'
import { type Chance, chanceAt, createChance } from './chance.ts'
import { lifecycleOf, lists, scopeOf } from './filing.ts'
import { lineOf } from './lines.ts'
import {
  concluded,
  continued,
  drawPlan,
  hasEnded,
  held,
  isTaskFate,
  type Latency,
  lookedAt,
  stepped,
} from './plan.ts'
import type { Call } from './provider.ts'
import { remembered } from './remembered.ts'
import type { Bill, Task } from './task.ts'
import type { World } from './world.ts'

/** What an operation says of a task that it wants made. */
export interface Order {
  readonly kind: string
  /** Id from the task's own stream of chance; asked again should it be taken. */
  id(chance: Chance): string
  readonly latency: Latency
  readonly tickMs?: number
  readonly mediaLifeMs?: number | undefined
  /** Paid or reserved already. */
  readonly bill?: Bill
  /** Whether it fails unless its fate is to succeed. */
  readonly isDoomed?: boolean
  /** Whether it is over as soon as it is made. */
  readonly immediate?: boolean
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Name of the tally of tasks that an account has made with an operation. */
export const tallyOf = remembered((scope, operation) => `made/${scope}/${operation}`)

/** A task that is being written: its id may be taken. */
type Draft = Task & { id: string }

/** Makes tasks for a call, draws their futures and files them. @returns them in order */
export async function makeTasks(
  contract: Contract,
  call: Call,
  order: Order,
  count: number,
  asked: string,
): Promise<Task[]> {
  const { world, now, endpoint, identity } = call
  const name = endpoint.creates ?? ''
  const lifecycle = contract.lifecycles[name]
  if (!lifecycle) throw new RangeError(`${endpoint.id} creates tasks of no known lifecycle`)
  const { store } = world
  const atWork = store.after('tasks', lists.ended(contract.id, identity.app), now)
  const load = atWork instanceof Promise ? await atWork : atWork
  const tally = tallyOf(scopeOf(contract.id, identity.account), endpoint.id)
  const line = lineOf(world, contract.id, identity.account, endpoint.id)
  const fate = isTaskFate(asked) ? asked : 'succeed'
  const made: Task[] = []
  for (let index = 0; index < count; index += 1) {
    const counted = store.tally(tally)
    const nth = counted instanceof Promise ? await counted : counted
    const chance = chanceAt(line.tasks, nth)
    const drawn = drawPlan({
      lifecycle,
      progress: world.progress,
      latency: order.latency,
      fate,
      isDoomed: order.isDoomed,
      now,
      load: load + index,
      tickMs: order.tickMs,
      chance,
    })
    const plan = order.immediate
      ? concluded(
          drawn,
          lifecycle,
          drawn.states.at(-1) === lifecycle.failure ? 'fail' : 'finish',
          now,
        )
      : drawn
    const task: Draft = {
      id: order.id(chance),
      provider: contract.id,
      operation: endpoint.id,
      lifecycle: name,
      kind: order.kind,
      app: identity.app,
      account: identity.account,
      bornAt: now,
      nth,
      fate,
      plan,
      // Written here even where absent: fields that come later live in an object of their own, 40 bytes a task.
      mediaLifeMs: order.mediaLifeMs,
      bills: order.bill && [order.bill],
      detail: order.detail,
    }
    for (;;) {
      const inserted = store.insert('tasks', task)
      if (inserted instanceof Promise ? await inserted : inserted) break
      task.id = order.id(chance)
    }
    if (order.bill) {
      const told = settleBill(world, task, order.bill, lifecycle)
      if (told instanceof Promise) await told
    }
    world.events.born(task)
    world.webhooks.follow(task)
    made.push(task)
  }
  return made
}

/** How a task that has ended goes on. */
export interface Sequel {
  readonly latency: Latency
  /** Paid or reserved already; its stage is counted from where the lifecycle is entered. */
  readonly bill?: Bill
  /** What is kept beside from now on. */
  readonly detail: Readonly<Record<string, unknown>>
}

/**
 * Lets a task that has ended enter the lifecycle that its call's endpoint continues with.
 * @returns undefined when it has not ended, or was continued meanwhile, and then nothing changes
 */
export async function continueTask(
  contract: Contract,
  call: Call,
  task: Task,
  sequel: Sequel,
  asked: string,
): Promise<Task | undefined> {
  const { world, now, endpoint } = call
  const name = endpoint.continues ?? ''
  const lifecycle = contract.lifecycles[name]
  if (!lifecycle) throw new RangeError(`${endpoint.id} continues with no known lifecycle`)
  const load = await world.store.after('tasks', lists.ended(contract.id, task.app), now)
  const fate = isTaskFate(asked) ? asked : 'succeed'
  const { progress } = world
  const { latency, bill, detail } = sequel
  const { provider, account, operation, nth } = task
  const chapter = task.plan.states.length
  const key = [provider, account, operation, nth, 'continued', chapter]
  const chance = createChance(world.seed, world.name, ...key)
  const next = drawPlan({ lifecycle, progress, latency, fate, now, load, chance })
  const going = await world.store.update('tasks', scopeOf(provider, account), task.id, (found) => {
    if (found.plan.states.length !== chapter || !hasEnded(found.plan, now)) return found
    const { held: _, ...rest } = found
    const bills = bill && [...(found.bills ?? []), { ...bill, stage: bill.stage + chapter }]
    const plan = continued(found.plan, next, found.reads ?? 0)
    return { ...rest, lifecycle: name, fate, plan, detail, ...(bills && { bills }) }
  })
  if (!going || going.plan.since !== chapter || going.plan.at[chapter] !== now) return undefined
  if (going.bills) await settleBills(world, going, lifecycle)
  world.webhooks.follow(going)
  return going
}

/**
 * A task as its own account reads it; undefined when it has none of this id, or one of another kind than is asked
 * for. Where reads move tasks, this is one.
 */
export async function readTask(
  world: World,
  contract: Contract,
  account: string,
  id: string,
  now: number,
  kind?: string,
): Promise<Task | undefined> {
  const scope = scopeOf(contract.id, account)
  const task = await world.store.get('tasks', scope, id)
  if (kind !== undefined && task?.kind !== kind) return undefined
  if (!task?.plan.reads || hasEnded(task.plan, now)) return task
  const read = await world.store.update('tasks', scope, id, (found) => {
    const reads = (found.reads ?? 0) + 1
    return { ...found, reads, plan: lookedAt(found.plan, reads, now) }
  })
  if (read?.bills) await settleBills(world, read, lifecycleOf([contract], read))
  if (read) world.webhooks.follow(read)
  return read
}

export type Hand = 'step' | 'finish' | 'fail' | 'hold'

/** Moves a task by hand. @returns undefined when it has ended already, and then nothing changes */
export async function moveTask(
  contracts: readonly Contract[],
  world: World,
  task: Task,
  hand: Hand,
): Promise<Task | undefined> {
  const now = world.clock.now()
  if (hasEnded(task.plan, now)) return undefined
  const lifecycle = lifecycleOf(contracts, task)
  const moved = await world.store.update(
    'tasks',
    scopeOf(task.provider, task.account),
    task.id,
    (found) => {
      const { held: wasHeld, ...rest } = found
      if (hand === 'hold') return { ...rest, held: true, plan: held(found.plan, now) }
      if (hand === 'step')
        return { ...rest, ...(wasHeld && { held: wasHeld }), plan: stepped(found.plan, now) }
      return { ...rest, plan: concluded(found.plan, lifecycle, hand, now) }
    },
  )
  if (moved?.bills) await settleBills(world, moved, lifecycle)
  if (moved) world.webhooks.follow(moved)
  return moved
}
