import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { create, finish } from './making.ts'

const operation = 'getVideoTask'
const day = 24 * 3_600_000

async function urlsOf(bench: Bench, change: Record<string, unknown> = {}) {
  const groupId = await bench.given('groupId')
  const { videoUrl, coverUrl } = await finish(bench, await create(bench, { groupId, ...change }))
  expectThat(videoUrl !== undefined, 'data.videoUrl', 'a URL', videoUrl)
  expectThat(coverUrl !== undefined, 'data.coverUrl', 'a URL', coverUrl)
  return { videoUrl, coverUrl }
}

/** What the URLs of a task lead to. */
export const mediaCases: readonly Case[] = [
  caseOf(
    {
      id: `${operation}/video`,
      title: 'The video is an MP4 that is served whole and in parts, without a key.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      const { videoUrl } = await urlsOf(bench)
      const whole = await bench.media(videoUrl)
      expectSame(whole.status, 200, 'status')
      expectSame(whole.headers['content-type'], 'video/mp4', 'headers.content-type')
      const box = new TextDecoder().decode(whole.bytes.slice(4, 8))
      expectSame(box, 'ftyp', 'bytes 4 to 7')
      const part = await bench.media(videoUrl, { headers: { Range: 'bytes=0-99' } })
      expectSame([part.status, part.bytes.length], [206, 100], 'a part')
      const head = await bench.media(videoUrl, { method: 'HEAD' })
      expectSame(
        [head.status, head.headers['content-length'], head.bytes.length],
        [200, String(whole.bytes.length), 0],
        'its head',
      )
    },
  ),
  caseOf(
    {
      id: `${operation}/video-path`,
      title: 'The path names the model and the month of the end.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      const task = await finish(bench, await create(bench, { model: 'happyhorse-1.1' }))
      const month = (task.finishedAt ?? '').slice(0, 7).replace('-', '')
      expectMatch(
        task.videoUrl,
        new RegExp(`/ai/video/happyhorse-1\\.1/${month}/[0-9a-z]+-[^/]+\\.mp4$`),
        'data.videoUrl',
      )
    },
  ),
  caseOf(
    {
      id: `${operation}/cover`,
      title: 'The cover is a PNG.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      const { coverUrl } = await urlsOf(bench)
      const { status, headers, bytes } = await bench.media(coverUrl)
      expectSame([status, headers['content-type']], [200, 'image/png'], 'status and media type')
      expectSame(new TextDecoder().decode(bytes.slice(1, 4)), 'PNG', 'bytes 1 to 3')
    },
  ),
  caseOf(
    {
      id: `${operation}/url-life`,
      title: 'A video and its cover are there after a hundred days.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const { videoUrl, coverUrl } = await urlsOf(bench)
      await bench.pass(100 * day)
      for (const url of [videoUrl, coverUrl])
        expectSame((await bench.media(url, { method: 'HEAD' })).status, 200, 'status')
    },
  ),
]
