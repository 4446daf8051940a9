import { lists } from '../../engine/filing.ts'
import { formatInstant } from '../../engine/instant.ts'
import { hasEnded, statusAt } from '../../engine/plan.ts'
import type { Task } from '../../engine/task.ts'
import { type Hand, moveTask } from '../../engine/tasks.ts'
import type { World } from '../../engine/world.ts'
import { type Answer, type ControlCall, conflict, data, missing } from './answer.ts'

type Call<Query = unknown> = ControlCall<Query, undefined>

function show(world: World, task: Task) {
  const { id, provider, operation, kind, app, account, fate, plan } = task
  const now = world.clock.now()
  return {
    id,
    provider,
    operation,
    kind,
    app,
    account,
    status: statusAt(plan, now),
    ended: hasEnded(plan, now),
    held: task.held ?? false,
    fate,
    bornAt: formatInstant(task.bornAt),
    plan: plan.states.map((status, index) => {
      const at = plan.at[index]
      return { at: at === undefined ? null : formatInstant(at), status }
    }),
  }
}

export async function listTasks({
  world,
  query,
}: Call<{ page: number; pageSize: number }>): Promise<Answer> {
  const { page, pageSize } = query
  const { items, total } = await world.store.page('tasks', {
    lists: [lists.all],
    until: world.clock.now(),
    offset: (page - 1) * pageSize,
    limit: pageSize,
  })
  return data({ tasks: items.map((task) => show(world, task)), total, page, pageSize })
}

export async function getTask({ world, params }: Call): Promise<Answer> {
  const found = await one(world, params['id'] ?? '')
  return 'task' in found ? data(show(world, found.task)) : found.answer
}

/** The handler that moves a task by hand in one way. */
export const moveTaskBy = (hand: Hand) =>
  async function moveByHand({ world, params, stage }: Call): Promise<Answer> {
    const found = await one(world, params['id'] ?? '')
    if ('answer' in found) return found.answer
    const contracts = stage.providers.map(({ contract }) => contract)
    const moved = await moveTask(contracts, world, found.task, hand)
    if (moved) return data(show(world, moved))
    const status = statusAt(found.task.plan, world.clock.now())
    return conflict(`task ${found.task.id} has ended with ${status}; nothing can move it any more`)
  }

async function one(world: World, id: string): Promise<{ task: Task } | { answer: Answer }> {
  const [task] = await world.store.find('tasks', id)
  return task ? { task } : { answer: missing(`world "${world.name}" has no task ${id}`) }
}
