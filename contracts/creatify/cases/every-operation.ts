import type { Bench, CallInput, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import type { Endpoint } from '../../kit/endpoint.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { creatify } from '../contract.ts'
import { idleInput } from './making.ts'
import { refused } from './replies.ts'

/** What every operation does before it looks at its parameters. */
export const everyOperationCases: readonly Case[] = creatify.endpoints.flatMap(casesOf)

const missing = 'Authentication credentials were not provided.'
const wrong = 'Incorrect authentication credentials.'

function casesOf({ id, method, path }: Endpoint): Case[] {
  const input: CallInput = idleInput[id] ?? {}
  const call = (bench: Bench, headers: CallInput['headers'] = {}): Promise<Exchange> =>
    bench.call(id, { ...input, headers })
  const free = { cost: 'free' } as const
  const known = creatify.endpoints.filter((other) => other.path === path)
  const verbs = ['GET', 'POST', 'PUT', 'DELETE'].filter((verb) =>
    known.every((other) => other.method !== verb),
  )
  return [
    caseOf(
      {
        id: `${id}/credential-missing`,
        title: 'Without one of the two headers, or both, a call is refused with 401.',
        evidence: 'observed',
        ...free,
      },
      async (bench) => {
        for (const headers of [
          { 'X-API-ID': undefined },
          { 'X-API-KEY': undefined },
          { 'X-API-ID': undefined, 'X-API-KEY': undefined },
          { 'X-API-KEY': '' },
        ]) {
          const exchange = await call(bench, headers)
          refused(exchange, 401, missing)
          expectMatch(exchange.headers['www-authenticate'], /./, 'headers.www-authenticate')
        }
      },
    ),
    caseOf(
      {
        id: `${id}/credential-wrong`,
        title: 'A key that does not belong to the id is refused with 401.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        refused(await call(bench, { 'X-API-KEY': '0'.repeat(40) }), 401, wrong)
        refused(await call(bench, { 'X-API-ID': '0'.repeat(40) }), 401, wrong)
      },
    ),
    caseOf(
      {
        id: `${id}/verb`,
        title: 'Another verb is refused with 405 and a list of those that are allowed.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        for (const verb of verbs) {
          const target = bench.path(id, input.params)
          const exchange = await bench.send({ method: verb, target, headers: bench.credentials })
          refused(exchange, 405, `Method "${verb}" not allowed.`)
          const allowed = (exchange.headers['allow'] ?? '').split(', ')
          expectThat(allowed.includes(method), 'headers.allow', `${method} among others`, allowed)
        }
      },
    ),
    caseOf(
      {
        id: `${id}/credential-before-verb`,
        title: 'Who does not say who they are is not told of verbs.',
        evidence: 'assumed',
        rule: 'orderOfChecks',
        ...free,
      },
      async (bench) => {
        const [verb = 'DELETE'] = verbs
        refused(await bench.send({ method: verb, target: bench.path(id, input.params) }), 401)
      },
    ),
    caseOf(
      {
        id: `${id}/slash`,
        title: 'Without its last slash a GET is redirected, and another verb finds nothing.',
        evidence: 'assumed',
        rule: 'trailingSlash',
        ...free,
      },
      async (bench) => {
        const slashed = bench.path(id, input.params)
        const headers = bench.credentials
        const target = `${slashed.slice(0, -1)}?a=1`
        const exchange = await bench.send({ method, target, headers })
        if (method === 'GET') {
          expectSame(exchange.status, 301, 'status')
          expectSame(exchange.headers['location'], `${slashed}?a=1`, 'headers.location')
        } else refused(exchange, 404)
      },
    ),
  ]
}
