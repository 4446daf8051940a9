import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { create, finish, makeVideo, momentOf, type Video } from './making.ts'
import { paceOf } from './pace.ts'
import { pagingCases } from './paging.ts'
import { granted, refused, refusedField } from './replies.ts'

const operation = 'listVideos'
const list = async (bench: Bench, query: Record<string, unknown>) =>
  granted(await bench.call(operation, { query }), wire.listVideosData)

/** How generated videos are listed. */
export const listVideosCases: readonly Case[] = [
  ...pagingCases(
    operation,
    { aigc_video_types: ['VOICEOVER'] },
    (exchange: Exchange) => {
      granted(exchange, wire.listVideosData)
    },
    'documented',
  ),
  caseOf(
    {
      id: 'listVideos/none',
      title: 'Where there is no video the data is an empty object, on any page.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      for (const type of wire.videoTypes)
        expectSame(await list(bench, { aigc_video_types: [type] }), {}, 'data')
      expectSame(await list(bench, {}), {}, 'data')
      expectSame(await list(bench, { aigc_video_types: ['VOICEOVER'], page: 2 }), {}, 'data')
    },
  ),
  caseOf(
    {
      id: 'listVideos/types-malformed',
      title: 'Kinds are a JSON array of the four; anything else is refused.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const pace = paceOf(bench, operation)
      const ask = (text: string): Promise<Exchange> =>
        pace.call({ query: { aigc_video_types: text } })
      for (const text of [
        'VOICEOVER',
        '"VOICEOVER"',
        'VOICEOVER,STOCK_VIDEO',
        '',
        '{}',
        'null',
        '["',
      ])
        refusedField(await ask(text), 'aigc_video_types')
      for (const text of ['["TRYON"]', '["VOICEOVER","voiceover"]', '[1]', '["DUBBED"]'])
        refused(await ask(text), 40002, /^aigc_video_types[.:]/)
    },
  ),
  caseOf(
    {
      id: 'listVideos/types-repeated',
      title: 'Kinds sent twice are refused.',
      evidence: 'observed',
      cost: 'free',
    },
    async (bench) => {
      const types = `aigc_video_types=${encodeURIComponent('["VOICEOVER"]')}`
      const target = `${bench.path(operation)}?${types}&${types}`
      const exchange = await bench.send({ method: 'GET', target, headers: bench.credentials })
      refusedField(exchange, 'aigc_video_types')
    },
  ),
  caseOf(
    {
      id: 'listVideos/unfinished',
      title: 'A task shows up when it succeeded, not before.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const types = { aigc_video_types: ['STOCK_VIDEO'] }
      const ids = await create(bench, 'STOCK_VIDEO')
      expectSame(await list(bench, types), {}, 'data')
      const [task] = await finish(bench, ids, 'STOCK_VIDEO')
      const data = await list(bench, types)
      expectThat('list' in data && task?.status === 'SUCCESS', 'data.list', 'the video', data)
      const [video] = data.list
      expectSame(
        [video?.video_id, video?.preview_url],
        [task.video_id, task.preview_url],
        'data.list.0',
      )
    },
  ),
  ...wire.videoTypes.map((type) =>
    caseOf(
      {
        id: `listVideos/name-${type.toLowerCase().replaceAll('_', '-')}`,
        title: `A video of kind ${type} is named after its kind and the second of its success.`,
        evidence: 'assumed',
        cost: 'paid',
        rule: 'momentOfSuccess',
      },
      async (bench) => {
        const video = await makeVideo(bench, type)
        expectSame(video.aigc_video_type, type, 'data.list.0.aigc_video_type')
        const stamp = video.create_time.replace(/\D/g, '')
        const kind = type === 'IMAGE_ANIMATION' ? 'image_animation' : type
        const form = new RegExp(`^${kind}-${stamp}-[0-9A-Za-z]{3}$`)
        expectMatch(video.video_name, form, 'data.list.0.video_name')
        const age = (await bench.now()) - momentOf(video.create_time)
        expectThat(age > -2_000 && age < 120_000, 'data.list.0.create_time', 'just now', video)
      },
    ),
  ),
  caseOf(
    {
      id: 'listVideos/types',
      title: 'The kinds asked for are listed and no others; without kinds none made here.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'typeFilterDefaultsToDubbed',
    },
    async (bench) => {
      const voice = await makeVideo(bench, 'VOICEOVER')
      const stock = await makeVideo(bench, 'STOCK_VIDEO')
      const ids = async (...types: string[]): Promise<string[]> => {
        const data = await list(bench, { aigc_video_types: types })
        return 'list' in data ? data.list.map(({ video_id }) => video_id) : []
      }
      expectSame(await ids('VOICEOVER'), [voice.video_id], 'data.list')
      expectSame(await ids('STOCK_VIDEO'), [stock.video_id], 'data.list')
      expectSame(await ids('IMAGE_ANIMATION'), [], 'data.list')
      expectSame(
        await ids('VOICEOVER', 'STOCK_VIDEO'),
        [stock.video_id, voice.video_id],
        'data.list',
      )
      expectSame(await ids('VOICEOVER', 'VOICEOVER'), [voice.video_id], 'data.list')
      expectSame(await list(bench, {}), {}, 'data')
    },
  ),
  caseOf(
    {
      id: 'listVideos/accounts',
      title: 'Another account sees none of the videos, of the same app or another.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'accountsAreApart',
    },
    async (bench) => {
      await makeVideo(bench, 'VOICEOVER')
      for (const other of ['otherAccount', 'sameApp'] as const)
        expectSame(await list(bench.as(other), { aigc_video_types: ['VOICEOVER'] }), {}, 'data')
      const theirs = await makeVideo(bench.as('otherAccount'), 'VOICEOVER')
      const mine = await list(bench, { aigc_video_types: ['VOICEOVER'] })
      const ids = 'list' in mine ? mine.list.map(({ video_id }) => video_id) : []
      expectSame(ids.length, 1, 'data.list (number of videos)')
      expectThat(!ids.includes(theirs.video_id), 'data.list', 'no video of theirs', ids)
    },
  ),
  caseOf(
    {
      id: 'listVideos/pages',
      title:
        'Pages put together are the whole list, newest first, with right totals; ten items make a page; behind the last there is none.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'videoOrder',
    },
    async (bench) => {
      const ids = [
        ...(await create(bench, 'VOICEOVER', 5)),
        ...(await create(bench, 'VOICEOVER', 5)),
        ...(await create(bench, 'VOICEOVER', 1)),
      ]
      await finish(bench, ids, 'VOICEOVER')
      const types = { aigc_video_types: ['VOICEOVER'] }
      const page = async (query: Record<string, number>): Promise<readonly Video[]> => {
        const data = await list(bench, { ...types, ...query })
        expectThat('list' in data, 'data', 'a page', data)
        const { page: nth = 1, page_size = 10 } = query
        const total_page = Math.ceil(11 / page_size)
        expectSame(
          data.page_info,
          { page: nth, page_size, total_number: 11, total_page },
          'data.page_info',
        )
        return data.list
      }
      const whole = await page({ page_size: 100 })
      expectSame(
        new Set(whole.map(({ video_id }) => video_id)).size,
        11,
        'data.list (different videos)',
      )
      const moments = whole.map(({ create_time }) => create_time)
      expectSame(moments, moments.toSorted().reverse(), 'data.list.create_time (newest first)')
      const parts = [1, 2, 3, 4].map((nth) => ({ page: nth, page_size: 3 }))
      const together: Video[] = []
      for (const part of parts) together.push(...(await page(part)))
      expectSame(together, whole, 'data.list (pages of three put together)')
      expectSame(await page({}), whole.slice(0, 10), 'data.list (first page)')
      expectSame(await page({ page: 2 }), whole.slice(10), 'data.list (second page)')
      expectSame(await page({ page: 3 }), [], 'data.list (behind the last page)')
    },
  ),
]
