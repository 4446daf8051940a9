import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import type { Endpoint } from '../../kit/endpoint.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import { tiktok } from '../contract.ts'
import { idleInput } from './requests.ts'

/** What every reply carries, and what none does. */
export const everyReplyCases: readonly Case[] = tiktok.endpoints.flatMap(casesOf)

function casesOf({ id, method }: Endpoint): Case[] {
  const call = (bench: Bench, headers?: Record<string, undefined>): Promise<Exchange> =>
    bench.call(id, { ...idleInput[id], ...(headers && { headers }) })
  const bare = (bench: Bench, verb: string, target: string): Promise<Exchange> =>
    bench.send({ method: verb, target, headers: bench.credentials })
  const free = { cost: 'free' } as const
  return [
    caseOf(
      {
        id: `${id}/request-id`,
        title:
          'Every reply has a request id of its own, begun by the moment and repeated in X-Tt-Logid.',
        evidence: 'assumed',
        rule: 'logIdRepeatsRequestId',
        ...free,
      },
      async (bench) => {
        const replies = [
          await call(bench),
          await call(bench),
          await call(bench, { 'Access-Token': undefined }),
          await call(bench, { 'Access-Token': undefined }),
          await bare(bench, method, `${bench.path(id)}nothing/`),
        ]
        const ids = replies.map(requestIdOf)
        expectSame(new Set(ids).size, replies.length, 'request_id (number of different ones)')
        const now = await bench.now()
        for (const [index, requestId] of ids.entries()) {
          expectSame(replies[index]?.headers['x-tt-logid'], requestId, 'headers.x-tt-logid')
          const away = Math.abs(stampOf(requestId) - now)
          expectThat(away < 60_000, 'request_id', 'a moment near now', requestId)
        }
      },
    ),
    caseOf(
      {
        id: `${id}/quiet-headers`,
        title: 'No header tells of quotas.',
        evidence: 'observed',
        rule: 'noRateLimitHeaders',
        ...free,
      },
      async (bench) => {
        expectQuiet(await call(bench))
      },
    ),
  ]
}

/** @throws Drifted when a header speaks of limits. */
export function expectQuiet({ headers }: Exchange): void {
  const telling = Object.keys(headers).filter((name) =>
    /^retry-after$|rate-?limit|quota/.test(name),
  )
  expectSame(telling, [], 'headers (those that tell of limits)')
}

function requestIdOf({ status, json }: Exchange): string {
  const requestId = tiktok.envelope.open(status, json)?.requestId
  expectThat(requestId !== undefined, 'request_id', 'an id', json)
  return requestId
}

function stampOf(requestId: string): number {
  const [year, month, day, hour, minute, second] =
    requestId
      .match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/)
      ?.slice(1)
      .map(Number) ?? []
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
}
