import { tiktok as contract } from '../../contracts/tiktok/contract.ts'
import * as wire from '../../contracts/tiktok/wire.ts'
import { lists, scopeOf } from '../engine/filing.ts'
import { formatInstant } from '../engine/instant.ts'
import { operation } from '../engine/operation.ts'
import type { Outbound } from '../engine/outbound/outbound.ts'
import { hasEnded, statusAt } from '../engine/plan.ts'
import type { Call, Operation, Outcome } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import { makeTasks, readTask } from '../engine/tasks.ts'
import { avatarIds, avatarsOf, introductionPath, thumbnailPath } from './avatars.ts'
import { snowflake } from './ids.ts'
import { latencyOf } from './latency.ts'
import { previewTarget } from './previews.ts'
import { named, type SourceProblem, type TikTokRefusal } from './refusals.ts'
import type { TikTokSettings } from './settings.ts'
import { judgeSource, leadsNowhere } from './sources.ts'
import { flawOf, keepUpload } from './uploads.ts'
import { videoOf } from './videos.ts'

type Result = Promise<Outcome<TikTokRefusal>>
/** What is wrong with the source of an upload. */
type Flaw = { readonly problem: SourceProblem; readonly reason: string }

/** How the six operations behave. */
export function createModel(
  settings: TikTokSettings,
  outbound: Outbound,
): Readonly<Record<string, Operation<TikTokRefusal>>> {
  const { quirks, uploads, previewLifeMs } = settings

  /** Keeps an upload, usable or not, and answers with its id. */
  const answerUpload = async (call: Call, url: string, flaw?: Flaw): Result => {
    const upload = { url, problem: flaw?.problem, reason: flaw?.reason }
    const data = { video_id: await keepUpload(call.world, call.identity.account, upload) }
    return { data: quirks.uploadDataShape === 'array' ? [data] : data }
  }

  const uploadVideo = operation({ body: wire.uploadVideoBody }, async (call): Result => {
    const { video_url } = call.body
    const fate = call.fate()
    if (fate === 'invalidId') {
      const reason = 'the fate invalidId was asked for'
      return answerUpload(call, video_url, { problem: 'unreachable', reason })
    }
    const asked = sourceProblems.find((problem) => problem === fate)
    const verdict = asked
      ? { ok: false as const, problem: asked, reason: `the fate ${asked} was asked for` }
      : await judgeSource(video_url, uploads, outbound)
    if (verdict.ok) return answerUpload(call, video_url)
    const { problem, reason } = verdict
    if (quirks.badUpload === 'invalidId') return answerUpload(call, video_url, verdict)
    return { refusal: { kind: 'badSource', problem, reason } }
  })

  const createTasks = async (call: Call, kind: string, count: number, isDoomed = false): Result => {
    const fate = call.fate(isDoomed ? 'fail' : 'succeed')
    if (fate === 'emptyTaskIds') return { data: { task_ids: [] } }
    const order = {
      kind,
      id: (chance: Parameters<typeof snowflake>[1]) => snowflake(call.now, chance),
      latency: latencyOf(kind, settings),
      mediaLifeMs: previewLifeMs,
      isDoomed,
    }
    const tasks = await makeTasks(contract, call, order, count, fate)
    // Ids are digits.
    return { json: `{"task_ids":[${tasks.map(({ id }) => `"${id}"`).join()}]}` }
  }

  const createVideoTask = operation({ body: wire.createVideoTaskBody }, async (call): Result => {
    const { aigc_video_type, product_video_info: info } = call.body
    const avatar = aigc_video_type === 'AVATAR_PRODUCT' ? info.avatar_info?.avatar_id : undefined
    if (avatar !== undefined && !avatarIds(call.world.seed).includes(avatar)) {
      const path = 'product_video_info.avatar_info.avatar_id'
      const reason = `avatar ${named(avatar)} is none of those that listDigitalAvatars answers`
      return { refusal: { kind: 'unknownAvatar', path, reason } }
    }
    const refusal = await refuseFootage(call, info.input_video_list?.video_id_list ?? [])
    if (refusal) return { refusal }
    const count = info.video_generation_count
    return createTasks(call, aigc_video_type, count)
  })

  const createImageAnimationTask = operation(
    { body: wire.createImageAnimationTaskBody },
    async (call): Result =>
      createTasks(
        call,
        'IMAGE_ANIMATION',
        call.body.video_generation_count,
        // A picture that cannot be fetched is no error of the call: its task fails, unless it is told to succeed.
        leadsNowhere(new URL(call.body.image_url).hostname),
      ),
  )

  const listVideoTasks = operation({ query: wire.listVideoTasksQuery }, async (call): Result => {
    const { task_ids, aigc_video_type: kind = 'DUBBED' } = call.query
    const shelf = `tasks ${kind} ${call.identity.account} ${call.origin}`
    const found: string[] = []
    for (const id of new Set(task_ids)) {
      const json = call.world.fragments.get(shelf, id) ?? (await taskJson(call, id, kind, shelf))
      if (json) found.push(json)
    }
    return { json: `{"list":[${found.join(',')}]}` }
  })

  const listVideos = operation({ query: wire.listVideosQuery }, async (call): Result => {
    const { aigc_video_types: types, page, page_size } = call.query
    const kinds = types && types.length > 0 ? types : ['DUBBED']
    const { items, total } = await call.world.store.page('tasks', {
      lists: kinds.map((kind) => lists.succeeded(contract.id, call.identity.account, kind)),
      until: call.now,
      offset: (page - 1) * page_size,
      limit: page_size,
    })
    if (total === 0) return { json: '{}' }
    const shelf = `videos ${call.identity.account} ${call.origin}`
    const list = items.map((task) => videoJson(call, task, shelf)).join(',')
    const info = JSON.stringify(pageInfoOf(page, page_size, total))
    return { json: `{"list":[${list}],"page_info":${info}}` }
  })

  const listDigitalAvatars = operation(
    { query: wire.listDigitalAvatarsQuery },
    async (call): Result => {
      const { page, page_size } = call.query
      const avatars = await avatarsOf(call.world)
      const { origin, world } = call
      const list = avatars.slice((page - 1) * page_size, page * page_size).map((avatar) => ({
        avatar_id: avatar.avatar_id,
        avatar_name: avatar.avatar_name,
        avatar_thumbnail: origin + thumbnailPath(world.name, avatar.avatar_id),
        avatar_preview_url: origin + introductionPath(world.name, avatar.avatar_id),
        tag_groups: avatar.tag_groups,
      }))
      return { data: { list, page_info: pageInfoOf(page, page_size, avatars.length) } }
    },
  )

  return {
    uploadVideo,
    createVideoTask,
    createImageAnimationTask,
    listVideoTasks,
    listVideos,
    listDigitalAvatars,
  }
}

/** What can be wrong with a source. */
export const sourceProblems = [
  'md5Mismatch',
  'fetchTimeout',
  'unreachable',
  'tooLarge',
  'badMediaType',
  'badRatio',
] as const satisfies readonly SourceProblem[]

const pageInfoOf = (page: number, page_size: number, total: number) => ({
  page,
  page_size,
  total_number: total,
  total_page: Math.ceil(total / page_size),
})

/** The first piece of footage that cannot be used, as a refusal. */
async function refuseFootage(
  call: Call,
  ids: readonly string[],
): Promise<TikTokRefusal | undefined> {
  const scope = scopeOf(contract.id, call.identity.account)
  for (const id of ids) {
    const found = call.world.store.get('things', scope, id)
    const upload = found instanceof Promise ? await found : found
    if (!upload)
      return { kind: 'badVideoId', id, reason: `this account has uploaded no video ${named(id)}` }
    const flaw = flawOf(upload)
    if (flaw !== undefined)
      return { kind: 'badVideoId', id, reason: `upload ${id} is unusable: ${flaw}` }
  }
  return undefined
}

/** A task as `listVideoTasks` shows it; undefined when the account has none of this id and type. */
async function taskJson(
  call: Call,
  id: string,
  type: string,
  shelf: string,
): Promise<string | undefined> {
  const { world, now, identity } = call
  const task = await readTask(world, contract, identity.account, id, now, type)
  if (!task) return undefined
  const json = JSON.stringify(taskOf(call, task))
  // A task that has ended never changes any more.
  if (hasEnded(task.plan, now)) world.fragments.set(shelf, id, json)
  return json
}

function taskOf(call: Call, task: Task): object {
  const status = statusAt(task.plan, call.now)
  const video = videoOf(call.world, task)
  return {
    task_id: task.id,
    aigc_video_type: task.kind,
    ...(task.kind === 'IMAGE_ANIMATION' && { video_name: video.name }),
    status,
    ...(status === 'SUCCESS' && {
      video_id: video.id,
      preview_url: call.origin + previewTarget(call.world, task),
    }),
  }
}

/** A succeeded task as `listVideos` shows it; `shelf` is where its account's videos are kept once they were shown. */
function videoJson(call: Call, task: Task, shelf: string): string {
  const cached = call.world.fragments.get(shelf, task.id)
  if (cached !== undefined) return cached
  const video = videoOf(call.world, task)
  const json = JSON.stringify({
    aigc_video_type: task.kind,
    video_id: video.id,
    video_name: video.name,
    create_time: formatInstant(video.succeededAt).slice(0, 19).replace('T', ' '),
    preview_url: call.origin + previewTarget(call.world, task),
  })
  call.world.fragments.set(shelf, task.id, json)
  return json
}
