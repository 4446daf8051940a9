import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { makeVideo, momentOf } from './making.ts'
import { needStillTime } from './pace.ts'
import { granted } from './replies.ts'

const hour = 3_600_000
const life = 6 * hour

/** For how long a preview URL serves. */
export const previewLifeCases: readonly Case[] = [
  caseOf(
    {
      id: 'listVideos/preview-life',
      title: 'A preview lives for six hours: longer than five, and not for seven.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'previewLife',
    },
    async (bench) => {
      const { preview_url, create_time } = await makeVideo(bench, 'VOICEOVER')
      await liveFor(bench, create_time, 5 * hour + 1_000)
      expectSame((await bench.media(preview_url)).status, 200, 'status (after five hours)')
      await liveFor(bench, create_time, 7 * hour)
      const { status } = await bench.media(preview_url)
      expectThat(status >= 400, 'status (after seven hours)', 'a refusal', status)
    },
  ),
  caseOf(
    {
      id: 'listVideos/preview-dead',
      title: 'A preview past its life answers 403, to GET, to HEAD and for a part.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'previewDead',
    },
    async (bench) => {
      const { preview_url, create_time } = await makeVideo(bench, 'VOICEOVER')
      await liveFor(bench, create_time, 7 * hour)
      for (const method of ['GET', 'HEAD'] as const)
        expectSame((await bench.media(preview_url, { method })).status, 403, `status (${method})`)
      const range = await bench.media(preview_url, { headers: { Range: 'bytes=0-9' } })
      expectSame(range.status, 403, 'status (a part)')
    },
  ),
  caseOf(
    {
      id: 'listVideos/preview-end',
      title:
        'A preview is served until six hours from its success, and not a second longer, however often it is listed.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'previewEnd',
    },
    async (bench) => {
      const { preview_url, create_time, video_id } = await makeVideo(bench, 'VOICEOVER')
      await liveFor(bench, create_time, life - 1_000)
      expectSame((await bench.media(preview_url)).status, 200, 'status (a second before the end)')
      await liveFor(bench, create_time, life + 1_000)
      const query = { aigc_video_types: ['VOICEOVER'] }
      const data = granted(await bench.call('listVideos', { query }), wire.listVideosData)
      expectThat('list' in data, 'data.list', 'the video', data)
      const again = data.list.find((video) => video.video_id === video_id)
      expectSame(again?.preview_url, preview_url, 'data.list.preview_url (listed again)')
      const { status } = await bench.media(preview_url)
      expectThat(status >= 400, 'status (a second after the end)', 'a refusal', status)
    },
  ),
  caseOf(
    {
      id: 'listVideos/preview-expiry',
      title: 'The path of a preview says when it ends, in hexadecimal seconds.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      await needStillTime(bench)
      const { preview_url, create_time } = await makeVideo(bench, 'IMAGE_ANIMATION')
      const hex = new URL(preview_url).pathname.match(/\/[0-9a-f]{32}\/([0-9a-f]{8})\//)?.[1] ?? ''
      const away = Number.parseInt(hex, 16) * 1000 - momentOf(create_time) - life
      expectThat(
        away >= 0 && away <= 1_000,
        'data.list.0.preview_url',
        'six hours after success',
        hex,
      )
    },
  ),
]

/** Waits until a video is this old, in milliseconds since the moment it was listed with. */
const liveFor = async (bench: Bench, createTime: string, ms: number): Promise<void> =>
  bench.pass(momentOf(createTime) + ms - (await bench.now()))
