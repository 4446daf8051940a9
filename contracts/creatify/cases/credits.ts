import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import {
  type Body,
  begin,
  credits,
  hasPreviews,
  isOver,
  look,
  makeLink,
  makePreviews,
  pageUrl,
  until,
} from './making.ts'
import { granted, refused } from './replies.ts'

/** Costs of a video, a preview and a rendering, by what decides them. */
const costs: readonly (readonly [body: Body, video: number, preview: number, render: number])[] = [
  [{ video_length: 15 }, 5, 1, 4],
  [{ video_length: 30 }, 5, 1, 4],
  [{ video_length: 45 }, 10, 2, 8],
  [{ video_length: 60 }, 10, 2, 8],
]

/** What calls and jobs cost, and when. */
export const creditCases: readonly Case[] = [
  caseOf(
    {
      id: 'createVideo/cost',
      title: 'A video costs five credits for every started half minute.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'startedHalfMinutes',
    },
    async (bench) => {
      for (const [body, cost] of costs) {
        const { id } = await begin(bench, 'createVideo', body)
        const before = await credits(bench)
        expectSame((await until(bench, id, isOver)).credits_used, cost, 'credits_used')
        expectSame(await credits(bench), before - cost, 'remaining_credits')
      }
    },
  ),
  caseOf(
    {
      id: 'createVideo/cost-of-aurora',
      title: 'The aurora models cost by the second, rounded up.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'secondsOfAurora',
    },
    async (bench) => {
      for (const [model_version, video_length, cost] of [
        ['aurora_v1', 15, 15],
        ['aurora_v1_fast', 15, 8],
        ['aurora_v1_fast', 60, 30],
      ] as const) {
        const { id } = await begin(bench, 'createVideo', { model_version, video_length })
        expectSame((await until(bench, id, isOver)).credits_used, cost, 'credits_used')
      }
    },
  ),
  caseOf(
    {
      id: 'renderVideo/cost',
      title: 'A preview costs one credit for every started half minute, its rendering four.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'startedHalfMinutes',
    },
    async (bench) => {
      for (const [body, , preview, render] of costs) {
        const { id, credits_used } = await begin(bench, 'createPreview', body)
        expectSame(credits_used, preview, 'credits_used')
        await bench.call('renderVideo', { params: { id } })
        expectSame((await until(bench, id, isOver)).credits_used, preview + render, 'credits_used')
      }
    },
  ),
  caseOf(
    {
      id: 'createPreviewList/cost',
      title: 'Each preview of a list is paid for, once they are there.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'reservation',
    },
    async (bench) => {
      const aspect_ratios = ['9x16', '16x9', '1x1']
      const { id } = await begin(bench, 'createPreviewList', { aspect_ratios })
      const before = await credits(bench)
      expectSame((await look(bench, id)).credits_used, 0, 'credits_used')
      expectSame((await until(bench, id, hasPreviews)).credits_used, 3, 'credits_used')
      expectSame(await credits(bench), before - 3, 'remaining_credits')
    },
  ),
  caseOf(
    {
      id: 'createVideo/charged-later',
      title: 'The cost of a job and the balance change together, later than the call.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'creditsUsedLater',
    },
    async (bench) => {
      const { id, credits_used } = await begin(bench, 'createVideo')
      const before = await credits(bench)
      expectSame(credits_used, 0, 'credits_used')
      for (;;) {
        const video = await look(bench, id)
        expectSame(await credits(bench), before - video.credits_used, 'remaining_credits')
        const isCharged = video.status === 'running' || video.status === 'done'
        expectSame(video.credits_used, isCharged ? 5 : 0, `credits_used (${video.status})`)
        if (isOver(video)) return
        await bench.pass(10_000)
      }
    },
  ),
  caseOf(
    {
      id: 'createVideo/refusals-are-free',
      title: 'A refused call costs nothing.',
      evidence: 'observed',
      cost: 'cheap',
      rule: 'refusalsAreFree',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      const before = await credits(bench)
      await bench.call('createVideo', { body: { link, aspect_ratio: '9:16' } })
      await bench.call('createPreview', { body: {} })
      await bench.call('createLink', { body: { url: 'kettle' } })
      expectSame(await credits(bench), before, 'remaining_credits')
    },
  ),
  caseOf(
    {
      id: 'createVideo/too-few-credits',
      title: 'What is reserved cannot be spent: a job too many is refused with 402.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'reservation',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      const body = { link, model_version: 'aurora_v1', video_length: 60 }
      let left = await credits(bench)
      for (let made = 0; left >= 60; made += 1) {
        if (made % 50 === 49) await bench.pass(60_000)
        granted(await bench.call('createVideo', { body }), wire.video)
        left -= 60
      }
      refused(await bench.call('createVideo', { body }), 402)
      const wrong = await bench.call('createVideo', { body: { ...body, aspect_ratio: 'x' } })
      expectSame(wrong.status, 400, 'status')
    },
  ),
  caseOf(
    {
      id: 'createLink/too-few-credits',
      title: 'Once nothing is left, whatever costs is refused with 402, and nothing else is.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'reservation',
    },
    async (bench) => {
      const { id, previews } = await makePreviews(bench)
      const link = (await makeLink(bench)).id
      await spendAll(bench, link)
      const params = { id }
      const media_job = previews[0]?.media_job
      const image_urls = [1, 2, 3].map((nth) => `https://media.example.com/kettle-${nth}.jpg`)
      for (const [operation, input] of [
        ['createLink', { body: { url: pageUrl } }],
        ['createLinkWithParams', { body: { title: 'Kettle', image_urls } }],
        ['createVideo', { body: { link } }],
        ['createPreview', { body: { link } }],
        ['createPreviewList', { body: { link } }],
        ['renderVideo', { params }],
        ['renderSinglePreview', { params, body: { media_job } }],
      ] as const)
        refused(await bench.call(operation, input), 402)
      expectSame(await credits(bench), 0, 'remaining_credits')
      expectSame((await look(bench, id)).previews, previews, 'previews')
    },
  ),
  caseOf(
    {
      id: 'getRemainingCredits/told',
      title: 'The balance is a number, and reading it costs nothing.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      expectSame(await credits(bench), await credits(bench), 'remaining_credits')
    },
  ),
]

/** Spends all that an account has: on the dearest videos, then on cheaper ones, then on links. */
async function spendAll(bench: Bench, link: string): Promise<void> {
  let left = await credits(bench)
  let calls = 0
  const pace = async (): Promise<void> => {
    calls += 1
    if (calls % 50 === 0) await bench.pass(60_000)
  }
  for (const video_length of [60, 15])
    for (; left >= video_length; left -= video_length) {
      await pace()
      const body = { link, model_version: 'aurora_v1', video_length }
      granted(await bench.call('createVideo', { body }), wire.video)
    }
  for (; left > 0; left -= 1) {
    await pace()
    await makeLink(bench)
  }
  // Until what is reserved is spent.
  await bench.pass(60 * 60_000)
}
