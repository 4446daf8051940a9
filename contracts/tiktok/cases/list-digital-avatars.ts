import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { paceOf } from './pace.ts'
import { pagingCases } from './paging.ts'
import { granted, refused } from './replies.ts'

const operation = 'listDigitalAvatars'

/** How avatars are listed. */
export const listDigitalAvatarsCases: readonly Case[] = [
  ...pagingCases(
    operation,
    {},
    (exchange) => {
      granted(exchange, wire.listDigitalAvatarsData)
    },
    'observed',
  ),
  caseOf(
    {
      id: 'listDigitalAvatars/pages',
      title:
        'Pages put together are the whole list, with right totals; ten items make a page; behind the last there is none.',
      evidence: 'observed',
      cost: 'free',
    },
    async (bench) => {
      const pace = paceOf(bench, operation)
      const page = async (query: Record<string, number>) =>
        granted(await pace.call({ query }), wire.listDigitalAvatarsData)
      const first = await page({ page_size: 5 })
      const { total_number, total_page } = first.page_info
      expectThat(total_number > 0, 'data.page_info.total_number', 'at least one', total_number)
      expectSame(total_page, Math.ceil(total_number / 5), 'data.page_info.total_page')
      const together = [...first.list]
      for (let nth = 2; nth <= total_page; nth++) {
        const data = await page({ page: nth, page_size: 5 })
        expectSame(data.page_info, { ...first.page_info, page: nth }, 'data.page_info')
        together.push(...data.list)
      }
      const ids = together.map(({ avatar_id }) => avatar_id)
      expectSame(new Set(ids).size, total_number, 'data.list.avatar_id (number of different ids)')
      const standard = await page({})
      expectSame(standard.list, together.slice(0, 10), 'data.list')
      expectSame(standard.page_info.page_size, 10, 'data.page_info.page_size')
      const behind = await page({ page: total_page + 1, page_size: 5 })
      expectSame(behind.list, [], 'data.list')
    },
  ),
  caseOf(
    {
      id: 'listDigitalAvatars/accounts',
      title: 'Every account sees the same avatars.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const mine = granted(await bench.call(operation), wire.listDigitalAvatarsData)
      const theirs = granted(
        await bench.as('otherAccount').call(operation),
        wire.listDigitalAvatarsData,
      )
      expectSame(theirs, mine, 'data')
    },
  ),
  caseOf(
    {
      id: 'listDigitalAvatars/avatar-allowlist',
      title: 'An app without Digital Avatar is refused with 40118.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      await bench.grant({ avatar: false })
      refused(await bench.call(operation), 40118, /./)
    },
  ),
]
