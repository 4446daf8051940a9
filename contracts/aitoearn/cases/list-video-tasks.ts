import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { create, finish, listed, taskOf } from './making.ts'
import { granted, refused } from './replies.ts'

const operation = 'listVideoTasks'
const free = { cost: 'free' } as const
const ask = (bench: Bench, query: Record<string, unknown>): Promise<Exchange> =>
  bench.call(operation, { query })
const raw = (bench: Bench, query: string): Promise<Exchange> =>
  bench.send({
    method: 'GET',
    target: `${bench.path(operation)}?${query}`,
    headers: bench.credentials,
  })

/** How tasks are listed. */
export const listVideoTasksCases: readonly Case[] = [
  caseOf(
    {
      id: `${operation}/none`,
      title: 'An account without tasks has no pages and an empty list, on any page.',
      evidence: 'documented',
      ...free,
    },
    async (bench) => {
      const none = { totalPages: 0, total: 0, list: [] }
      expectSame(await listed(bench), { page: 1, pageSize: 10, ...none }, 'data')
      expectSame(await listed(bench, { page: 7 }), { page: 7, pageSize: 10, ...none }, 'data')
    },
  ),
  caseOf(
    {
      id: `${operation}/numbers`,
      title: 'Page and size are read as `Number()` reads them.',
      evidence: 'observed',
      rule: 'numberCoercion',
      ...free,
    },
    async (bench) => {
      const read = async (query: Record<string, unknown>) => {
        const { page, pageSize } = await listed(bench, query)
        return [page, pageSize]
      }
      for (const [text, number] of [
        ['1e2', 100],
        [' 2 ', 2],
        ['+3', 3],
        ['4.0', 4],
        ['0x10', 16],
        ['007', 7],
        ['1000', 1000],
      ] as const) {
        expectSame(await read({ page: text }), [number, 10], 'data.page')
        expectSame(await read({ pageSize: text }), [1, number], 'data.pageSize')
      }
      const largest = Number.MAX_SAFE_INTEGER
      expectSame(await read({ page: largest }), [largest, 10], 'data.page')
    },
  ),
  caseOf(
    {
      id: `${operation}/numbers-refused`,
      title: 'What is no whole number within its bounds is refused with 10002.',
      evidence: 'documented',
      rule: 'numberCoercion',
      ...free,
    },
    async (bench) => {
      for (const text of [
        '',
        ' ',
        'abc',
        '1.5',
        '0',
        '-1',
        '-0',
        'Infinity',
        'NaN',
        '1,2',
        '1_000',
      ])
        for (const name of ['page', 'pageSize']) refused(await ask(bench, { [name]: text }), 10002)
      for (const size of ['1001', '1e4', String(Number.MAX_SAFE_INTEGER)])
        refused(await ask(bench, { pageSize: size }), 10002)
      refused(await ask(bench, { page: '9007199254740993' }), 10002)
    },
  ),
  caseOf(
    {
      id: `${operation}/repeated`,
      title: 'Page or size sent twice is refused with 10002, in the language asked for.',
      evidence: 'observed',
      ...free,
    },
    async (bench) => {
      for (const name of ['page', 'pageSize'])
        refused(await raw(bench, `${name}=1&${name}=1`), 10002)
      const headers = { 'Accept-Language': 'zh' }
      refused(await bench.call(operation, { query: { page: 0 }, headers }), 10002, 'zh')
    },
  ),
  caseOf(
    {
      id: `${operation}/pages`,
      title: 'Pages put together are the whole list, newest first; behind the last there is none.',
      evidence: 'documented',
      rule: 'newestFirst',
      cost: 'paid',
    },
    async (bench) => {
      const before = await listed(bench)
      const ids: string[] = []
      for (let count = 0; count < 5; count += 1) {
        ids.unshift(await create(bench))
        if (count % 2 === 1) await bench.pass(1_500)
      }
      const total = before.total + ids.length
      const found: string[] = []
      for (const page of [1, 2, 3]) {
        const data = await listed(bench, { page, pageSize: 2 })
        const { list, ...counts } = data
        const totalPages = Math.ceil(total / 2)
        expectSame(counts, { page, pageSize: 2, totalPages, total }, 'data')
        found.push(...list.map(({ id }) => id))
      }
      expectSame(found.slice(0, ids.length), ids, 'data.list (ids)')
      const behind = await listed(bench, { page: total + 1, pageSize: 1 })
      expectSame([behind.list, behind.total, behind.totalPages], [[], total, total], 'data')
    },
  ),
  caseOf(
    {
      id: `${operation}/same-as-one`,
      title: 'An item of the list is the task as it is shown alone, in every state.',
      evidence: 'documented',
      rule: 'absentIsLeftOut',
      cost: 'paid',
    },
    async (bench) => {
      await bench.fate('createVideoTask', 'fail')
      const failing = await create(bench)
      const url = 'https://media.example.com/kettle'
      const [image, images, videos, audios] = [url, [url], [url], [url]]
      const groupId = await bench.given('groupId')
      const shape = { ratio: '1:1', resolution: '720p', duration: 4 }
      const all = { ...shape, image, images, videos, audios, groupId }
      const going = [await create(bench), await create(bench, all)]
      const compare = async (): Promise<void> => {
        const exchange = await ask(bench, { pageSize: 3 })
        expectThat(!exchange.text.includes('null'), 'body', 'no null', exchange.text)
        for (const item of granted(exchange, wire.listVideoTasksData).list) {
          const one = await taskOf(bench, item.id)
          expectSame(JSON.stringify(item), JSON.stringify(one), 'data.list')
        }
      }
      await compare()
      for (const id of [failing, ...going]) await finish(bench, id)
      await compare()
    },
  ),
  caseOf(
    {
      id: `${operation}/accounts`,
      title: 'Another account lists none of the tasks, of the same app or another.',
      evidence: 'observed',
      rule: 'accountsAreApart',
      cost: 'paid',
    },
    async (bench) => {
      const id = await create(bench)
      for (const other of ['sameApp', 'otherAccount'] as const) {
        const { list } = await listed(bench.as(other), { pageSize: 1000 })
        expectThat(!list.some((task) => task.id === id), 'data.list', 'no task of ours', list)
      }
    },
  ),
  caseOf(
    {
      id: `${operation}/poisoned`,
      title: 'A broken record fails the whole page with 12302.',
      evidence: 'documented',
      ...free,
    },
    async (bench) => {
      await bench.fate(operation, 'poisonedRecord')
      refused(await ask(bench, {}), 12302)
      await listed(bench)
    },
  ),
]
