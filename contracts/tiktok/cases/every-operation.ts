import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import type { Endpoint } from '../../kit/endpoint.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { tiktok } from '../contract.ts'
import { codeOf, refused } from './replies.ts'
import { idleInput } from './requests.ts'

/** Refusals that come before an operation looks at its parameters. */
export const everyOperationCases: readonly Case[] = tiktok.endpoints.flatMap(casesOf)

export const noToken =
  'Access token is null, you should set it in http header with key Access-Token.'
const badToken = 'Access token is incorrect or has been revoked.'

function casesOf(endpoint: Endpoint): Case[] {
  const { id, method } = endpoint
  const otherVerb = method === 'GET' ? 'POST' : 'GET'
  const call = (bench: Bench, headers?: Record<string, string | undefined>): Promise<Exchange> =>
    bench.call(id, { ...idleInput[id], ...(headers && { headers }) })
  const bare = (bench: Bench, verb: string, target: string): Promise<Exchange> =>
    bench.send({ method: verb, target, headers: bench.credentials })
  const free = { cost: 'free' } as const
  return [
    caseOf(
      {
        id: `${id}/token-missing`,
        title: 'A call without a token, or with an empty one, is refused with 40104.',
        evidence: 'observed',
        rule: 'applicationErrorsAreHttp200',
        ...free,
      },
      async (bench) => {
        refused(await call(bench, { 'Access-Token': undefined }), 40104, noToken)
        refused(await call(bench, { 'Access-Token': '' }), 40104, noToken)
      },
    ),
    caseOf(
      {
        id: `${id}/token-elsewhere`,
        title: 'A token in `Authorization` counts as none.',
        evidence: 'observed',
        ...free,
      },
      async (bench) => {
        const token = bench.credentials['Access-Token'] ?? ''
        const headers = { 'Access-Token': undefined, Authorization: `Bearer ${token}` }
        refused(await call(bench, headers), 40104, noToken)
      },
    ),
    caseOf(
      {
        id: `${id}/token-unknown`,
        title: 'An unknown token is refused with 40105.',
        evidence: 'observed',
        ...free,
      },
      async (bench) => {
        refused(await call(bench, { 'Access-Token': '0123456789abcdef' }), 40105, badToken)
      },
    ),
    caseOf(
      {
        id: `${id}/token-bearer`,
        title: 'A right token with `Bearer ` before it is refused with 40105.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        const token = bench.credentials['Access-Token'] ?? ''
        refused(await call(bench, { 'Access-Token': `Bearer ${token}` }), 40105, badToken)
      },
    ),
    caseOf(
      {
        id: `${id}/permission`,
        title: 'An app without the video-generation permission is refused with 40001.',
        evidence: 'public',
        ...free,
      },
      async (bench) => {
        await bench.grant({ permission: false })
        refused(await call(bench), 40001, /./)
        await bench.grant({ permission: true })
        await expectAdmitted(bench, id)
      },
    ),
    caseOf(
      {
        id: `${id}/allowlist`,
        title: 'An app that is not on the allowlist is refused with 40118.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        await bench.grant({ allowlisted: false })
        refused(await call(bench), 40118, /./)
        await bench.grant({ allowlisted: true })
        await expectAdmitted(bench, id)
      },
    ),
    caseOf(
      {
        id: `${id}/slash`,
        title: 'The path without its last slash is a plain 404, with a token or without.',
        evidence: 'public',
        rule: 'trailingSlash',
        ...free,
      },
      async (bench) => {
        const target = bench.path(id).slice(0, -1)
        for (const headers of [bench.credentials, {}]) {
          const exchange = await bench.send({ method, target, headers })
          expectSame(exchange.status, 404, 'status')
          expectMatch(exchange.headers['content-type'], /^text\/plain/, 'headers.content-type')
          expectSame(exchange.text.trim(), '404 page not found', 'body')
        }
      },
    ),
    caseOf(
      {
        id: `${id}/verb`,
        title: 'Another verb gets a 405 and a page, with a token or without.',
        evidence: 'observed',
        rule: 'wrongVerb',
        ...free,
      },
      async (bench) => {
        for (const verb of [otherVerb, 'PUT', 'DELETE'])
          for (const headers of [bench.credentials, {}]) {
            const exchange = await bench.send({ method: verb, target: bench.path(id), headers })
            expectSame(exchange.status, 405, 'status')
            expectMatch(exchange.headers['content-type'], /^text\/html/, 'headers.content-type')
            expectMatch(exchange.text, /<html/i, 'body')
          }
      },
    ),
    caseOf(
      {
        id: `${id}/unknown-path`,
        title:
          'A path beside it that the API does not know answers 40006, with a token or without.',
        evidence: 'observed',
        rule: 'unknownPath',
        ...free,
      },
      async (bench) => {
        const target = `${bench.path(id)}nothing/`
        refused(await bare(bench, method, target), 40006, 'no schema found')
        refused(await bench.send({ method, target }), 40006, 'no schema found')
      },
    ),
  ]
}

/** @throws Drifted when the operation refuses the caller as such. */
async function expectAdmitted(bench: Bench, operation: string): Promise<void> {
  // Endpoints that grant one call a minute have counted none yet: refusals of the caller come first.
  const exchange = await bench.call(operation, idleInput[operation])
  const code = codeOf(exchange)
  expectThat(code === 0 || code === 40002, 'code', '0 or 40002', exchange.json)
}
