import { type Bench, Unreachable } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { creatify } from '../contract.ts'
import { idleInput, nobody } from './making.ts'
import { refused } from './replies.ts'

const limit = 60
const windowMs = 60_000

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
  caseOf(
    {
      id: 'getRemainingCredits/throttle-moment',
      title: 'A call is forgotten sixty seconds after it was made, and not a millisecond before.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'throttleIsShared',
    },
    async (bench) => {
      await needStillTime(bench)
      await used(bench, limit)
      await bench.pass(windowMs - 1)
      refused(await bench.call('listVoices'), 429)
      await bench.pass(1)
      await used(bench, limit)
      refused(await bench.call('listVoices'), 429)
    },
  ),
  caseOf(
    {
      id: 'getRemainingCredits/throttle-slides',
      title: 'The window slides: calls of half a minute ago still count, refused ones never.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'throttleIsShared',
    },
    async (bench) => {
      await needStillTime(bench)
      // Half a minute into a minute of the clock, so that windows laid end to end would forgive.
      await bench.pass(windowMs - ((await bench.now()) % windowMs) + windowMs / 2)
      await used(bench, limit / 2)
      await bench.pass(windowMs / 2)
      await used(bench, limit / 2)
      for (let nth = 0; nth < 10; nth += 1) refused(await bench.call('listVoices'), 429)
      await bench.pass(windowMs / 2)
      await used(bench, limit / 2)
      refused(await bench.call('listVoices'), 429)
    },
  ),
  caseOf(
    {
      id: 'getRemainingCredits/throttle-whom',
      title: 'Accounts are throttled apart, of the same app or another.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'throttleIsShared',
    },
    async (bench) => {
      await used(bench, limit)
      refused(await bench.call('listVoices'), 429)
      for (const other of ['sameApp', 'otherAccount'] as const)
        expectSame((await bench.as(other).call('listVoices')).status, 200, 'status')
    },
  ),
  caseOf(
    {
      id: 'getRemainingCredits/throttle-everywhere',
      title: 'Sixty calls of one operation leave none for any other.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'throttleIsShared',
    },
    async (bench) => {
      await used(bench, limit)
      for (const { id } of creatify.endpoints)
        refused(await bench.call(id, idleInput[id] ?? {}), 429, /^Request was throttled\./)
    },
  ),
  caseOf(
    {
      id: 'getRemainingCredits/throttle-before-rest',
      title: 'The throttle is looked at before verb, object, media type and fields.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'orderOfChecks',
    },
    async (bench) => {
      await used(bench, limit)
      const headers = { ...bench.credentials, 'Content-Type': 'text/plain' }
      const send = (method: string, target: string) => bench.send({ method, target, headers })
      refused(await send('DELETE', bench.path('listVoices')), 429)
      refused(await send('GET', bench.path('getLink', { id: nobody })), 429)
      refused(await bench.call('createVideo', { body: { link: 5 } }), 429)
    },
  ),
]

async function used(bench: Bench, times: number): Promise<void> {
  for (let nth = 1; nth <= times; nth += 1)
    expectSame((await bench.call('listMusicCategories')).status, 200, `status (call ${nth})`)
}

/** @throws Unreachable where time passes by itself, so that no millisecond can be aimed at. */
async function needStillTime(bench: Bench): Promise<void> {
  const before = await bench.now()
  await bench.pass(1)
  if ((await bench.now()) !== before + 1)
    throw new Unreachable('the clock of the target does not stand still')
}
