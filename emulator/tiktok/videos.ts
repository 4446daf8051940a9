import { createChance } from '../engine/chance.ts'
import { endOf } from '../engine/plan.ts'
import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import { videoId, videoName } from './ids.ts'

/** What can be said of a task's video, derived from the task alone. */
export interface Video {
  readonly id: string
  readonly name: string
  /** The moment of success, reached or planned; the task's birth while none is. */
  readonly succeededAt: number
  /** Length in seconds. */
  readonly seconds: number
}

/** The video of a task: the same whenever it is asked for. */
export function videoOf(world: World, task: Task): Video {
  const chance = createChance(
    world.seed,
    world.name,
    task.provider,
    task.account,
    task.operation,
    task.nth,
    'video',
  )
  const succeededAt = endOf(task.plan) ?? task.bornAt
  return {
    id: videoId(succeededAt, chance),
    name: videoName(task.kind, succeededAt, chance),
    succeededAt,
    seconds: task.kind === 'IMAGE_ANIMATION' ? 5 : chance.int(10, 20),
  }
}
