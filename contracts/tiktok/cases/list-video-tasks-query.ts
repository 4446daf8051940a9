import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { create } from './making.ts'
import { paceOf } from './pace.ts'
import { granted, refused, refusedField, refusedMissing } from './replies.ts'
import { absent, unknownTaskId } from './requests.ts'

const operation = 'listVideoTasks'
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `701234567890123456${n}`)

/** How tasks are asked for. */
export const listVideoTasksQueryCases: readonly Case[] = [
  caseOf(
    {
      id: 'listVideoTasks/ids',
      title: 'One to five ids are required, texts in a JSON array.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const pace = paceOf(bench, operation)
      const ask = (task_ids: unknown): Promise<Exchange> =>
        pace.call({
          query: { aigc_video_type: 'VOICEOVER', ...(task_ids !== absent && { task_ids }) },
        })
      for (const count of [1, 4, 5])
        expectSame(granted(await ask(many(count)), wire.listVideoTasksData), { list: [] }, 'data')
      refusedField(await ask(many(6)), 'task_ids')
      refusedMissing(await ask(absent), 'task_ids')
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/ids-malformed',
      title: 'An empty array, no array, and items that are no texts are refused.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const pace = paceOf(bench, operation)
      for (const text of [
        '[]',
        '',
        unknownTaskId,
        `${unknownTaskId},${unknownTaskId}`,
        '["',
        '{}',
        'null',
        `"${unknownTaskId}"`,
      ]) {
        const query = { task_ids: text, aigc_video_type: 'VOICEOVER' }
        refusedField(await pace.call({ query }), 'task_ids')
      }
      for (const text of ['[1]', '[null]', '[["1"]]'])
        refused(await pace.call({ query: { task_ids: text } }), 40002, /^task_ids[.:]/)
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/ids-repeated',
      title: 'A parameter sent twice is refused.',
      evidence: 'observed',
      cost: 'free',
    },
    async (bench) => {
      const ids = encodeURIComponent(JSON.stringify([unknownTaskId]))
      const query = `task_ids=${ids}&task_ids=${ids}&aigc_video_type=VOICEOVER`
      refusedField(await get(bench, query), 'task_ids')
      const types = `task_ids=${ids}&aigc_video_type=VOICEOVER&aigc_video_type=STOCK_VIDEO`
      refusedField(await get(bench, types), 'aigc_video_type')
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/ids-encoding',
      title: 'The array may be percent-encoded or raw, with spaces in it or none.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const ids = await create(bench, 'VOICEOVER', 2)
      const encoded = encodeURIComponent(JSON.stringify(ids))
      const raw = JSON.stringify(ids)
      for (const text of [encoded, raw, raw.replace(',', ',%20'), raw.replace(',', ',+')]) {
        const exchange = await get(bench, `aigc_video_type=VOICEOVER&task_ids=${text}`)
        const { list } = granted(exchange, wire.listVideoTasksData)
        expectSame(
          list.map(({ task_id }) => task_id),
          ids,
          'data.list.task_id',
        )
      }
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/type',
      title: 'The kind is one of four or left out.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const pace = paceOf(bench, operation)
      for (const aigc_video_type of wire.videoTypes) {
        const exchange = await pace.call({ query: { task_ids: many(1), aigc_video_type } })
        expectSame(granted(exchange, wire.listVideoTasksData), { list: [] }, 'data')
      }
      granted(await pace.call({ query: { task_ids: many(1) } }), wire.listVideoTasksData)
      for (const aigc_video_type of ['TRYON', 'DUBBED', 'voiceover', ''])
        refusedField(
          await pace.call({ query: { task_ids: many(1), aigc_video_type } }),
          'aigc_video_type',
        )
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/unknown-parameters',
      title: 'Parameters that the API does not know are ignored, advertiser_id among them.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const ids = encodeURIComponent(JSON.stringify([unknownTaskId]))
      const query = `task_ids=${ids}&advertiser_id=7&advertiser_id=8&page=0`
      granted(await get(bench, query), wire.listVideoTasksData)
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/get-alias',
      title: 'The path `task/get/` answers as `task/list/` does.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const ids = encodeURIComponent(JSON.stringify([unknownTaskId]))
      const target = `${bench.path(operation).replace(/list\/$/, 'get/')}?task_ids=${ids}`
      const exchange = await bench.send({ method: 'GET', target, headers: bench.credentials })
      expectSame(granted(exchange, wire.listVideoTasksData), { list: [] }, 'data')
    },
  ),
]

const get = (bench: Bench, query: string): Promise<Exchange> =>
  bench.send({
    method: 'GET',
    target: `${bench.path(operation)}?${query}`,
    headers: bench.credentials,
  })
