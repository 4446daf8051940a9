import { createChance } from '../engine/chance.ts'
import { formatInstant } from '../engine/instant.ts'
import { endOf, hasEnded, statusAt } from '../engine/plan.ts'
import type { Call } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import type { AiToEarnSettings } from './settings.ts'
import { detailOf } from './tasks.ts'
import { coverPath, madeAt, videoPath } from './videos.ts'

const excuses: readonly [string, ...string[]] = [
  'The video could not be made.',
  'The content did not pass the review of the model.',
  'The model took too long.',
  'One of the pictures could not be read.',
]

/** A task as the API shows it, as JSON. */
export function taskJson(call: Call, task: Task, { quirks }: AiToEarnSettings): string {
  const { world, origin, now } = call
  const shelf = `tasks ${task.account} ${origin}`
  const known = world.fragments.get(shelf, task.id)
  if (known !== undefined) return known
  const json = JSON.stringify(viewOf(call, task, quirks))
  // Once it has ended and its cover is there it never changes any more.
  const settled = (endOf(task.plan) ?? Infinity) + quirks.coverDelaySeconds * 1000
  if (settled <= now) world.fragments.set(shelf, task.id, json)
  return json
}

function viewOf({ world, origin, now }: Call, task: Task, quirks: AiToEarnSettings['quirks']) {
  const { model, input, mediaId } = detailOf(task)
  const { groupId } = input
  const made = madeAt(task, now)
  const ended = hasEnded(task.plan, now) ? endOf(task.plan) : undefined
  const covered = made !== undefined && now >= made + quirks.coverDelaySeconds * 1000
  const born = formatInstant(task.bornAt)
  return {
    id: task.id,
    model,
    status: ended === undefined ? quirks.inProgressSpelling : statusAt(task.plan, now),
    input,
    ...(made !== undefined && { videoUrl: origin + videoPath(world, task, made) }),
    ...(covered &&
      (quirks.coverAlways || groupId !== undefined) && {
        coverUrl: origin + coverPath(world, task, made),
      }),
    ...(covered && groupId !== undefined && { mediaId, groupId }),
    ...(ended !== undefined && made === undefined && { error: { message: excuseOf(world, task) } }),
    submittedAt: born,
    startedAt: born,
    ...(ended !== undefined && { finishedAt: formatInstant(ended) }),
  }
}

const excuseOf = (world: World, task: Task): string =>
  createChance(world.seed, world.name, task.id, 'excuse').pick(excuses)
