import type { Bench, CallInput, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import type { Endpoint } from '../../kit/endpoint.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { aitoearn } from '../contract.ts'
import { tooDear } from './making.ts'
import { refused, refusedWith } from './replies.ts'

const nobody = '0123456789abcdef01234567'
/** Calls that make nothing and cost nothing. */
const idle: Readonly<Record<string, CallInput>> = {
  createVideoTask: { body: tooDear },
  getVideoTask: { params: { taskId: nobody } },
}
const free = { cost: 'free' } as const
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What holds for every operation before it looks at its parameters, and for every answer. */
export const everyOperationCases: readonly Case[] = aitoearn.endpoints.flatMap(casesOf)

function casesOf(endpoint: Endpoint): Case[] {
  const { id, method } = endpoint
  const input = idle[id] ?? {}
  const call = (bench: Bench, headers?: Record<string, string | undefined>): Promise<Exchange> =>
    bench.call(id, { ...input, ...(headers && { headers }) })
  const target = (bench: Bench): string => bench.path(id, input.params)
  return [
    ...(endpoint.credential === 'optional' ? openCases(id, call) : keyCases(id, call)),
    caseOf(
      {
        id: `${id}/key-unknown`,
        title: 'An unknown key is refused with 401, in no other language than English.',
        evidence: 'documented',
        rule: 'keyBeforeParameters',
        ...free,
      },
      async (bench) => {
        const key = 'sk-0123456789abcdef'
        refused(await call(bench, { 'X-Api-Key': key }), 401)
        refused(await call(bench, { 'X-Api-Key': key, 'Accept-Language': 'zh-CN' }), 401)
      },
    ),
    caseOf(
      {
        id: `${id}/request-id`,
        title: 'An id that is sent comes back in body and header; else both hold the same UUID.',
        evidence: 'observed',
        rule: 'requestIdEcho',
        ...free,
      },
      async (bench) => {
        const sent = 'order 66/"a"'
        const echoed = await call(bench, { 'x-request-id': sent })
        expectSame(echoed.headers['x-request-id'], sent, 'headers.x-request-id')
        expectSame(requestIdOf(echoed), sent, 'requestId')
        const own = await call(bench)
        expectMatch(own.headers['x-request-id'], uuid, 'headers.x-request-id')
        expectSame(requestIdOf(own), own.headers['x-request-id'], 'requestId')
        const next = await call(bench)
        expectThat(requestIdOf(next) !== requestIdOf(own), 'requestId', 'another one', next.json)
      },
    ),
    caseOf(
      {
        id: `${id}/envelope`,
        title: 'A refusal is HTTP 200 with empty data and the moment; its keys stand in one order.',
        evidence: 'observed',
        rule: 'everythingIsHttp200',
        ...free,
      },
      async (bench) => {
        const exchange = await call(bench, { 'X-Api-Key': 'nobody', 'x-request-id': 'r' })
        expectSame(exchange.status, 200, 'status')
        expectMatch(
          exchange.headers['content-type'],
          /^application\/json; *charset=utf-8$/i,
          'headers.content-type',
        )
        expectMatch(
          exchange.text,
          /^\{"data":\{\},"code":401,"message":"Unauthorized","timestamp":\d{13},"requestId":"r"\}$/,
          'body',
        )
        const [, moment] = /"timestamp":(\d+)/.exec(exchange.text) ?? []
        const away = Math.abs(Number(moment) - (await bench.now()))
        expectThat(away < 60_000, 'timestamp', 'now', exchange.json)
      },
    ),
    caseOf(
      {
        id: `${id}/verb`,
        title: 'Another verb is refused with 404, with a key or without.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        for (const verb of ['PUT', 'DELETE', 'PATCH', ...(id.startsWith('get') ? ['POST'] : [])])
          for (const headers of [bench.credentials, {}]) {
            const sent = { method: verb, target: target(bench), headers }
            refusedWith(await bench.send(sent), 404, `Cannot ${verb} ${target(bench)}`)
          }
      },
    ),
    caseOf(
      {
        id: `${id}/unknown-path`,
        title: 'A path beside it that nobody knows is refused with 404, untranslated.',
        evidence: 'observed',
        ...free,
      },
      async (bench) => {
        const path = `${target(bench)}/nothing/here`
        for (const language of ['en', 'zh-CN']) {
          const headers = { ...bench.credentials, 'Accept-Language': language }
          const exchange = await bench.send({ method, target: path, headers })
          refusedWith(exchange, 404, `Cannot ${method} ${path}`)
        }
      },
    ),
    caseOf(
      {
        id: `${id}/unknown-parameters`,
        title: 'Unknown query parameters change nothing.',
        evidence: 'observed',
        ...free,
      },
      async (bench) => {
        const plain = await call(bench, { 'x-request-id': 'same' })
        const sent = await bench.send({
          method,
          target: `${target(bench)}?advertiser=1&x=%00&page%5B%5D=2`,
          headers: {
            ...bench.credentials,
            'x-request-id': 'same',
            ...(input.body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
        })
        expectSame(timeless(sent.text), timeless(plain.text), 'body')
      },
    ),
  ]
}

type CallWith = (bench: Bench, headers?: Record<string, string | undefined>) => Promise<Exchange>

function keyCases(id: string, call: CallWith): Case[] {
  return [
    caseOf(
      {
        id: `${id}/key-missing`,
        title: 'A call without a key, with an empty one or with one elsewhere is refused with 401.',
        evidence: 'documented',
        ...free,
      },
      async (bench) => {
        const key = bench.credentials['X-Api-Key'] ?? ''
        refused(await call(bench, { 'X-Api-Key': undefined }), 401)
        refused(await call(bench, { 'X-Api-Key': '' }), 401)
        const headers = { 'X-Api-Key': undefined, Authorization: `Bearer ${key}` }
        refused(await call(bench, headers), 401)
      },
    ),
  ]
}

function openCases(id: string, call: CallWith): Case[] {
  return [
    caseOf(
      {
        id: `${id}/key-optional`,
        title: 'No key is needed; a right one changes nothing.',
        evidence: 'observed',
        rule: 'optionalKey',
        ...free,
      },
      async (bench) => {
        const without = await call(bench, { 'X-Api-Key': undefined, 'x-request-id': 'same' })
        const within = await call(bench, { 'x-request-id': 'same' })
        expectSame(without.text, within.text, 'body')
      },
    ),
  ]
}

const timeless = (text: string): string => text.replace(/"timestamp":\d+/, '')

const requestIdOf = ({ status, json }: Exchange): string | undefined =>
  aitoearn.envelope.open(status, json)?.requestId
