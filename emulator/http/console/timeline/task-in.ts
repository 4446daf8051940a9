import type { Task } from '../../../engine/task.ts'
import type { World } from '../../../engine/world.ts'
import { textsIn } from './recipe.ts'

/** The task that an answer names; undefined when it names none of this world. */
export async function taskIn({ store }: World, reply: unknown): Promise<Task | undefined> {
  for (const text of textsIn(reply)) {
    const [task] = await store.find('tasks', text)
    if (task) return task
  }
  return undefined
}
