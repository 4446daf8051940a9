import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { endpointOf } from '../../kit/contract.ts'
import { expectThat } from '../../kit/expect.ts'
import { tiktok } from '../contract.ts'
import { noToken } from './every-operation.ts'
import { expectQuiet } from './every-reply.ts'
import { needStillTime } from './pace.ts'
import { codeOf, refused } from './replies.ts'
import { idleInput } from './requests.ts'

export const tooMany = 'Too many requests. Please retry in some time.'

/** Calls a minute, written down here once more, so that a slip in the contract does not slip through. */
const grants = [
  { id: 'uploadVideo', limit: 20, evidence: 'documented' },
  { id: 'createVideoTask', limit: 20, evidence: 'documented' },
  { id: 'createImageAnimationTask', limit: 1, evidence: 'documented' },
  { id: 'listVideoTasks', limit: 20, evidence: 'documented' },
  { id: 'listVideos', limit: 20, evidence: 'documented' },
  { id: 'listDigitalAvatars', limit: 20, evidence: 'assumed' },
] as const

const windowMs = 60_000

/** How many calls each operation grants, to whom, and when it forgives. */
export const quotaCases: readonly Case[] = grants.flatMap(casesOf)

function casesOf({ id, limit, evidence }: (typeof grants)[number]): Case[] {
  const { method } = endpointOf(tiktok, id)
  const call = (bench: Bench): Promise<Exchange> => bench.call(id, idleInput[id])
  const limited = (exchange: Exchange): void => refused(exchange, 40100, tooMany)
  const counted = async (bench: Bench, times: number): Promise<void> => {
    for (let nth = 1; nth <= times; nth++) notLimited(await call(bench), nth)
  }
  const neighbour = id === 'listDigitalAvatars' ? 'listVideos' : 'listDigitalAvatars'
  const calls = limit === 1 ? 'one call' : `${limit} calls`
  const free = { cost: 'free' } as const
  return [
    caseOf(
      {
        id: `${id}/quota`,
        title: `It grants ${calls} a minute and refuses the next with 40100, saying nothing in headers; a minute later it grants as many again.`,
        evidence,
        ...free,
      },
      async (bench) => {
        for (const _minute of ['first', 'second']) {
          await counted(bench, limit)
          const exchange = await call(bench)
          limited(exchange)
          expectQuiet(exchange)
          await bench.pass(windowMs)
        }
      },
    ),
    caseOf(
      {
        id: `${id}/quota-moment`,
        title: 'A call is forgotten sixty seconds after it was made, and not a millisecond before.',
        evidence: 'assumed',
        rule: 'quotaWindow',
        ...free,
      },
      async (bench) => {
        await needStillTime(bench)
        await counted(bench, limit)
        await bench.pass(windowMs - 1)
        limited(await call(bench))
        await bench.pass(1)
        await counted(bench, limit)
        limited(await call(bench))
      },
    ),
    caseOf(
      {
        id: `${id}/quota-slides`,
        title: 'The window slides: calls of half a minute ago still count.',
        evidence: 'assumed',
        rule: 'quotaWindow',
        ...free,
      },
      async (bench) => {
        await needStillTime(bench)
        // Half a minute into a minute of the clock, so that windows laid end to end would forgive.
        await bench.pass(windowMs - ((await bench.now()) % windowMs) + windowMs / 2)
        const early = Math.floor(limit / 2)
        await counted(bench, early)
        await bench.pass(windowMs / 2)
        await counted(bench, limit - early)
        limited(await call(bench))
        await bench.pass(windowMs / 2)
        await counted(bench, early)
        limited(await call(bench))
      },
    ),
    caseOf(
      {
        id: `${id}/quota-refusals`,
        title: 'Calls refused for their rate do not count.',
        evidence: 'assumed',
        rule: 'quotaWindow',
        ...free,
      },
      async (bench) => {
        await needStillTime(bench)
        await counted(bench, limit)
        await bench.pass(windowMs / 2)
        for (let nth = 0; nth < limit; nth++) limited(await call(bench))
        await bench.pass(windowMs / 2)
        await counted(bench, limit)
      },
    ),
    caseOf(
      {
        id: `${id}/quota-uncounted`,
        title: 'Calls refused for their token or route do not count.',
        evidence: 'assumed',
        rule: 'quotaWindow',
        ...free,
      },
      async (bench) => {
        const { credentials } = bench
        const target = bench.path(id)
        for (let nth = 0; nth < limit; nth++) {
          const headers = { 'Access-Token': undefined }
          refused(await bench.call(id, { ...idleInput[id], headers }), 40104, noToken)
          await bench.send({ method, target: target.slice(0, -1), headers: credentials })
          await bench.send({ method: 'DELETE', target, headers: credentials })
        }
        await counted(bench, limit)
        limited(await call(bench))
      },
    ),
    caseOf(
      {
        id: `${id}/quota-apart`,
        title: 'Its quota is its own: another operation and another app are not touched.',
        evidence: 'documented',
        rule: 'quotaPerEndpointAndApp',
        ...free,
      },
      async (bench) => {
        await counted(bench, limit)
        limited(await call(bench))
        notLimited(await bench.call(neighbour, idleInput[neighbour]), 1)
        notLimited(await call(bench.as('otherApp')), 1)
      },
    ),
    caseOf(
      {
        id: `${id}/quota-shared`,
        title: 'Two tokens of one app share its quota.',
        evidence: 'documented',
        rule: 'quotaPerEndpointAndApp',
        ...free,
      },
      async (bench) => {
        await counted(bench, limit)
        limited(await call(bench.as('sameApp')))
      },
    ),
    caseOf(
      {
        id: `${id}/order-token-quota`,
        title: 'The token is looked at before the quota.',
        evidence: 'assumed',
        rule: 'orderOfChecks',
        ...free,
      },
      async (bench) => {
        await counted(bench, limit)
        const headers = { 'Access-Token': undefined }
        refused(await bench.call(id, { ...idleInput[id], headers }), 40104, noToken)
      },
    ),
    caseOf(
      {
        id: `${id}/order-permission-quota`,
        title: 'Permission and allowlist are looked at before the quota.',
        evidence: 'assumed',
        rule: 'orderOfChecks',
        ...free,
      },
      async (bench) => {
        await counted(bench, limit)
        await bench.grant({ permission: false })
        refused(await call(bench), 40001)
        await bench.grant({ permission: true, allowlisted: false })
        refused(await call(bench), 40118)
        await bench.grant({ allowlisted: true })
        limited(await call(bench))
      },
    ),
    caseOf(
      {
        id: `${id}/order-quota-parameters`,
        title: 'The quota is looked at before the parameters, the token before both.',
        evidence: 'assumed',
        rule: 'orderOfChecks',
        ...free,
      },
      async (bench) => {
        const wrong = method === 'GET' ? { query: { page: '0', task_ids: 'x' } } : { body: [] }
        await counted(bench, limit)
        limited(await bench.call(id, wrong))
        const headers = { 'Access-Token': undefined }
        refused(await bench.call(id, { ...wrong, headers }), 40104, noToken)
        await bench.pass(windowMs)
        refused(await bench.call(id, wrong), 40002)
      },
    ),
  ]
}

function notLimited(exchange: Exchange, nth: number): void {
  const code = codeOf(exchange)
  expectThat(
    code !== undefined && code !== 40100,
    'code',
    `call ${nth} to be granted`,
    exchange.json,
  )
}
