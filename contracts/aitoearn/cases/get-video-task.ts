import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import { create, finish, look, taskOf, type VideoTask } from './making.ts'
import { refused } from './replies.ts'

const operation = 'getVideoTask'
const always = ['id', 'model', 'status', 'input']
const times = ['submittedAt', 'startedAt']

const keys = (task: VideoTask): string[] => Object.keys(task)
const sent = {
  ratio: '9:16',
  duration: 6,
  resolution: '480p',
  images: ['https://media.example.com/a.png'],
  image: 'https://media.example.com/b.png',
  videos: ['https://media.example.com/c.mp4'],
  audios: ['https://media.example.com/d.mp3'],
}

/** What a task shows of itself. */
export const getVideoTaskCases: readonly Case[] = [
  caseOf(
    {
      id: `${operation}/success`,
      title: 'A task that worked out has a video and an end, and without a group no more.',
      evidence: 'observed',
      rule: 'presence',
      cost: 'paid',
    },
    async (bench) => {
      const id = await create(bench)
      expectSame(keys(await taskOf(bench, id)), [...always, ...times], 'data (keys)')
      const task = await finish(bench, id)
      expectSame(task.status, 'SUCCESS', 'data.status')
      expectSame(keys(task), [...always, 'videoUrl', ...times, 'finishedAt'], 'data (keys)')
      const took = Date.parse(task.finishedAt ?? '') - Date.parse(task.submittedAt)
      expectThat(took > 0, 'data.finishedAt', 'later than submittedAt', task)
    },
  ),
  caseOf(
    {
      id: `${operation}/success-in-group`,
      title: 'A task of a group has a cover, a media id and the group when it worked out.',
      evidence: 'observed',
      rule: 'keyOrder',
      cost: 'paid',
    },
    async (bench) => {
      const groupId = await bench.given('groupId')
      const id = await create(bench, { groupId })
      expectSame(keys(await taskOf(bench, id)), [...always, ...times], 'data (keys)')
      const task = await finish(bench, id)
      const media = ['videoUrl', 'coverUrl', 'mediaId', 'groupId']
      expectSame(keys(task), [...always, ...media, ...times, 'finishedAt'], 'data (keys)')
      expectSame(task.groupId, groupId, 'data.groupId')
    },
  ),
  caseOf(
    {
      id: `${operation}/failure`,
      title: 'A task that failed has an error and an end and nothing to see, group or not.',
      evidence: 'observed',
      rule: 'presence',
      cost: 'paid',
    },
    async (bench) => {
      await bench.fate('createVideoTask', 'fail')
      const task = await finish(
        bench,
        await create(bench, { groupId: await bench.given('groupId') }),
      )
      expectSame(task.status, 'FAILURE', 'data.status')
      expectSame(keys(task), [...always, 'error', ...times, 'finishedAt'], 'data (keys)')
      expectThat((task.error?.message ?? '') !== '', 'data.error.message', 'some words', task)
    },
  ),
  caseOf(
    {
      id: `${operation}/tick`,
      title: 'A task ends at a multiple of thirty seconds.',
      evidence: 'observed',
      rule: 'tick',
      cost: 'paid',
    },
    async (bench) => {
      await bench.pass(7_001)
      const task = await finish(bench, await create(bench))
      expectSame(
        Date.parse(task.finishedAt ?? '') % 30_000,
        0,
        'data.finishedAt (its rest by 30 s)',
      )
    },
  ),
  caseOf(
    {
      id: `${operation}/input`,
      title: 'The input is what was sent, in one order, and nothing that was not.',
      evidence: 'observed',
      rule: 'inputIsWhatWasSent',
      cost: 'paid',
    },
    async (bench) => {
      const bare = await taskOf(bench, await create(bench))
      expectSame(keys(bare).includes('groupId'), false, 'data.groupId')
      expectSame(Object.keys(bare.input), ['prompt'], 'data.input (keys)')
      const extra = { seed: 7, watermark: true, size: '1x1', mode: 'multi-ref', source: 'plugin' }
      const groupId = await bench.given('groupId')
      const full = await taskOf(bench, await create(bench, { ...extra, ...sent, groupId }))
      const order = ['prompt', 'groupId', 'image', 'images', 'audios', 'duration', 'aspectRatio']
      expectSame(
        Object.keys(full.input),
        [...order, 'resolution', 'videoUrl', 'videos'],
        'data.input (keys)',
      )
      const { ratio, ...same } = sent
      expectSame(
        full.input,
        {
          prompt: bare.input.prompt,
          groupId,
          ...same,
          aspectRatio: ratio,
          videoUrl: sent.videos[0],
        },
        'data.input',
      )
    },
  ),
  caseOf(
    {
      id: `${operation}/input-fallbacks`,
      title:
        'The ratio comes from `ratio`, else from the metadata; the video from `video_url`, else the first of `videos`.',
      evidence: 'observed',
      rule: 'inputIsWhatWasSent',
      cost: 'paid',
    },
    async (bench) => {
      const inputOf = async (change: Record<string, unknown>) =>
        (await taskOf(bench, await create(bench, change))).input
      const metadata = { aspectRatio: '3:4' }
      expectSame((await inputOf({ metadata })).aspectRatio, '3:4', 'data.input.aspectRatio')
      const both = await inputOf({ metadata, ratio: '1:1' })
      expectSame(both.aspectRatio, '1:1', 'data.input.aspectRatio')
      const odd = await inputOf({ metadata: { aspectRatio: 3 } })
      expectSame('aspectRatio' in odd, false, 'data.input.aspectRatio')
      const videos = ['https://media.example.com/c.mp4']
      expectSame((await inputOf({ videos })).videoUrl, videos[0], 'data.input.videoUrl')
      const own = await inputOf({ videos, video_url: 'https://media.example.com/e.mp4' })
      expectSame(own.videoUrl, 'https://media.example.com/e.mp4', 'data.input.videoUrl')
    },
  ),
  caseOf(
    {
      id: `${operation}/id-malformed`,
      title: 'What is no object id is refused with 10002.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      for (const id of [
        '1',
        'z'.repeat(24),
        'a'.repeat(23),
        'a'.repeat(25),
        ' ',
        '%',
        'é'.repeat(24),
      ])
        refused(await look(bench, id), 10002)
    },
  ),
  caseOf(
    {
      id: `${operation}/id-unknown`,
      title: 'An id that nobody has is refused with 12302 in the language asked for.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const params = { taskId: '0123456789abcdef01234567' }
      refused(await look(bench, params.taskId), 12302)
      const headers = { 'Accept-Language': 'zh-CN' }
      refused(await bench.call(operation, { params, headers }), 12302, 'zh')
    },
  ),
  caseOf(
    {
      id: `${operation}/id-foreign`,
      title: 'The id of another account’s task is unknown, of the same app or another.',
      evidence: 'documented',
      rule: 'accountsAreApart',
      cost: 'paid',
    },
    async (bench) => {
      const id = await create(bench)
      for (const other of ['sameApp', 'otherAccount'] as const)
        refused(await look(bench.as(other), id), 12302)
      await taskOf(bench, id)
    },
  ),
  caseOf(
    {
      id: `${operation}/id-upper-case`,
      title: 'An id may be written in upper case; it is answered in lower case.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const id = await create(bench)
      expectSame((await taskOf(bench, id.toUpperCase())).id, id, 'data.id')
    },
  ),
]
