import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { refused } from './replies.ts'

const limit = 60

/** How many calls an account may make. */
export const throttleCases: readonly Case[] = [
  caseOf(
    {
      id: 'getRemainingCredits/throttled',
      title: 'The sixty-first call in sixty seconds is refused with the time to wait.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'throttleIsShared',
    },
    async (bench) => {
      const operations = ['getRemainingCredits', 'listMusicCategories', 'listVoices']
      for (let made = 0; made < limit; made += 1) {
        const operation = operations[made % operations.length] ?? 'getRemainingCredits'
        expectSame((await bench.call(operation)).status, 200, `status (call ${made + 1})`)
      }
      const exchange = await bench.call('getRemainingCredits')
      refused(exchange, 429, /^Request was throttled\. Expected available in \d+ seconds?\.$/)
      const wait = exchange.headers['retry-after']
      expectMatch(wait, /^\d+$/, 'headers.retry-after')
      expectThat(Number(wait) <= 60, 'headers.retry-after', 'a minute at most', wait)
      refused(await bench.send({ method: 'GET', target: bench.path('listVoices') }), 401)
      await bench.pass(Number(wait) * 1000)
      expectSame((await bench.call('getRemainingCredits')).status, 200, 'status')
    },
  ),
]
