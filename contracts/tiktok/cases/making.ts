import type { z } from 'zod'
import type { Bench } from '../../kit/bench.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import { canFollow, isTerminal } from '../../kit/lifecycle.ts'
import { tiktok } from '../contract.ts'
import * as wire from '../wire.ts'
import { granted } from './replies.ts'
import {
  animationBody,
  avatarBody,
  type Body,
  footageBody,
  pictureUrl,
  uploadBody,
  withField,
} from './requests.ts'

export type Task = z.output<typeof wire.videoTask>
export type Video = z.output<typeof wire.video>

/** Uploads footage and gives its id. */
export async function upload(bench: Bench): Promise<string> {
  const exchange = await bench.call('uploadVideo', { body: uploadBody(bench) })
  const [video] = granted(exchange, wire.uploadVideoData)
  expectThat(video !== undefined, 'data.0', 'an uploaded video', exchange.json)
  return video.video_id
}

/** The body of a valid remix, after what it needs was uploaded. */
export async function remixBody(bench: Bench, type: wire.RemixType): Promise<Body> {
  if (type === 'AVATAR_PRODUCT') return avatarBody(pictureUrl(bench))
  return footageBody(type, [await upload(bench)])
}

/** Starts tasks of any kind and gives their ids. */
export async function create(bench: Bench, type: wire.VideoType, count = 1): Promise<string[]> {
  const animates = type === 'IMAGE_ANIMATION'
  const operation = animates ? 'createImageAnimationTask' : 'createVideoTask'
  const base = animates ? animationBody(bench) : await remixBody(bench, type)
  const field = animates ? 'video_generation_count' : 'product_video_info.video_generation_count'
  const exchange = await bench.call(operation, { body: withField(base, field, count) })
  const { task_ids } = granted(exchange, wire.createdTasks)
  expectSame(new Set(task_ids).size, count, 'data.task_ids (number of different ids)')
  return task_ids
}

/** Looks at up to five tasks once. */
export async function look(
  bench: Bench,
  ids: readonly string[],
  type: wire.VideoType,
): Promise<Task[]> {
  const query = { task_ids: ids, aigc_video_type: type }
  return granted(await bench.call('listVideoTasks', { query }), wire.listVideoTasksData).list
}

/** The longest that a task may take, in milliseconds. */
export const longest = (type: wire.VideoType): number =>
  (type === 'IMAGE_ANIMATION' ? 5 : 30) * 60_000

/** Polls up to fifteen tasks, never twice in five seconds, until all are at their end; every step must be legal. */
export async function finish(
  bench: Bench,
  ids: readonly string[],
  type: wire.VideoType,
): Promise<Task[]> {
  const lifecycle =
    type === 'IMAGE_ANIMATION' ? tiktok.lifecycles['animation'] : tiktok.lifecycles['remix']
  expectThat(lifecycle !== undefined, 'lifecycle', 'a declared lifecycle', type)
  const seen = new Map<string, Task>()
  const end = (await bench.now()) + longest(type)
  const batches = Array.from({ length: Math.ceil(ids.length / 5) }, (_, n) =>
    ids.slice(n * 5, n * 5 + 5),
  )
  for (;;) {
    for (const batch of batches)
      for (const task of await look(bench, batch, type)) {
        const before = seen.get(task.task_id)?.status ?? 'SUBMITTED'
        expectThat(
          canFollow(lifecycle, before, task.status),
          'data.list.status',
          `a state after ${before}`,
          task.status,
        )
        seen.set(task.task_id, task)
      }
    expectSame(seen.size, ids.length, 'data.list (number of tasks found)')
    const tasks = [...seen.values()]
    if (tasks.every(({ status }) => isTerminal(lifecycle, status))) return tasks
    expectThat((await bench.now()) <= end, 'data.list.status', 'an end in time', tasks)
    await bench.pass(5_000 * batches.length)
  }
}

/** Makes one video from nothing and gives it as it is listed. */
export async function makeVideo(bench: Bench, type: wire.VideoType): Promise<Video> {
  const [task] = await finish(bench, await create(bench, type), type)
  expectThat(task?.status === 'SUCCESS', 'data.list.0.status', 'SUCCESS', task)
  const query = { aigc_video_types: [type], page_size: 100 }
  const data = granted(await bench.call('listVideos', { query }), wire.listVideosData)
  const found = 'list' in data && data.list.find(({ video_id }) => video_id === task.video_id)
  expectThat(found !== false && found !== undefined, 'data.list', 'the new video', data)
  return found
}

/** A moment as listings write it, in Unix milliseconds. */
export const momentOf = (createTime: string): number =>
  Date.parse(`${createTime.replace(' ', 'T')}Z`)
