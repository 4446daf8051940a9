import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { create, finish, look, remixBody, upload } from './making.ts'
import { granted } from './replies.ts'
import { absent, avatarBody, footageBody, pictureUrl, withField } from './requests.ts'

const operation = 'createVideoTask'
const count = 'product_video_info.video_generation_count'

/** What a remix makes. */
export const createVideoTaskCases: readonly Case[] = [
  ...wire.remixTypes.map((type) =>
    caseOf(
      {
        id: `createVideoTask/${kebab(type)}`,
        title: `${type} starts one task unless more are asked for, and it succeeds in time, never going back.`,
        evidence: 'documented',
        cost: 'paid',
        rule: 'lifecycle',
      },
      async (bench) => {
        const body = withField(await remixBody(bench, type), count, absent)
        const { task_ids } = granted(await bench.call(operation, { body }), wire.createdTasks)
        expectSame(task_ids.length, 1, 'data.task_ids (number of ids)')
        const [task] = await finish(bench, task_ids, type)
        expectSame(task?.status, 'SUCCESS', 'data.list.0.status')
        expectSame(task?.aigc_video_type, type, 'data.list.0.aigc_video_type')
      },
    ),
  ),
  caseOf(
    {
      id: 'createVideoTask/five',
      title: 'Five videos are five tasks, each with an id and a video of its own.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'oneIdPerVideo',
    },
    async (bench) => {
      const tasks = await finish(bench, await create(bench, 'VOICEOVER', 5), 'VOICEOVER')
      const videos = tasks.flatMap((task) => (task.status === 'SUCCESS' ? [task.video_id] : []))
      expectSame(new Set(videos).size, 5, 'data.list.video_id (number of different ids)')
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/begins-submitted',
      title: 'A task that was just created is SUBMITTED.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'lifecycle',
    },
    async (bench) => {
      const ids = await create(bench, 'STOCK_VIDEO', 2)
      const states = (await look(bench, ids, 'STOCK_VIDEO')).map(({ status }) => status)
      expectSame(states, ['SUBMITTED', 'SUBMITTED'], 'data.list.status')
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/task-id',
      title: 'A task id carries the second of its creation above its lower 32 bits.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const [id = '0'] = await create(bench, 'VOICEOVER')
      const away = Math.abs(Number(BigInt(id) >> 32n) * 1000 - (await bench.now()))
      expectThat(away < 120_000, 'data.task_ids.0', 'an id that begins with about now', id)
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/same-footage-twice',
      title: 'The same video may stand in the footage twice.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const id = await upload(bench)
      const body = footageBody('STOCK_VIDEO', [id, id])
      granted(await bench.call(operation, { body }), wire.createdTasks)
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/avatar-chosen',
      title: 'AVATAR_PRODUCT takes any avatar that is listed, and footage beside it.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const listed = await bench.call('listDigitalAvatars', { query: { page_size: 100 } })
      const { list } = granted(listed, wire.listDigitalAvatarsData)
      const [first] = list
      const last = list.at(-1)
      for (const avatar of [first, last]) {
        const avatar_info = { avatar_id: avatar?.avatar_id }
        const body = withField(
          avatarBody(pictureUrl(bench)),
          'product_video_info.avatar_info',
          avatar_info,
        )
        const withFootage = withField(body, 'product_video_info.input_video_list', {
          video_id_list: [await upload(bench)],
        })
        granted(await bench.call(operation, { body: withFootage }), wire.createdTasks)
      }
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/fails',
      title: 'A task that fails says so without a reason, and its video is listed nowhere.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'failureWithoutReason',
    },
    async (bench) => {
      const body = await remixBody(bench, 'VOICEOVER')
      await bench.fate(operation, 'fail')
      const { task_ids } = granted(await bench.call(operation, { body }), wire.createdTasks)
      const [task] = await finish(bench, task_ids, 'VOICEOVER')
      const [task_id] = task_ids
      expectSame(task, { task_id, aigc_video_type: 'VOICEOVER', status: 'FAILED' }, 'data.list.0')
      const listed = await bench.call('listVideos', { query: { aigc_video_types: ['VOICEOVER'] } })
      expectSame(granted(listed, wire.listVideosData), {}, 'data')
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/no-ids',
      title: 'A call may work and still name no task.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      const body = await remixBody(bench, 'VOICEOVER')
      await bench.fate(operation, 'emptyTaskIds')
      const data = granted(await bench.call(operation, { body }), wire.createdTasks)
      expectSame(data, { task_ids: [] }, 'data')
    },
  ),
]

function kebab(type: string): string {
  return type.toLowerCase().replaceAll('_', '-')
}
