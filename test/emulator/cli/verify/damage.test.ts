import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../../../contracts/catalogue.ts'
import { accountOf } from '../../../../emulator/cli/verify/account.ts'
import type { CaseAccount } from '../../../../emulator/cli/verify/case-account.ts'
import { choose } from '../../../../emulator/cli/verify/choose.ts'
import { findTarget } from '../../../../emulator/cli/verify/find-target.ts'
import { type Run, runAll } from '../../../../emulator/cli/verify/run.ts'
import { type Backlot, createBacklot } from '../../../../emulator/index.ts'
import { openProxy, type Passing, type ProxyOptions } from '../proxy.ts'

let backlot: Backlot
let upstream: string

beforeAll(async () => {
  backlot = createBacklot()
  upstream = (await backlot.listen()).url
})
afterAll(() => backlot.close())

/** Holds cases against a proxy in front of a backlot whose time is real. */
const verify = (options: ProxyOptions, ...globs: string[]) => verifyAt('tiktok', options, globs)

async function verifyAt(provider: string, options: ProxyOptions, globs: readonly string[]) {
  const proxy = await openProxy(upstream, options)
  const cases = choose(catalogue, provider, globs)
  const { signal } = new AbortController()
  const target = await findTarget(proxy.url, {
    contracts: [...new Set(cases.map(({ contract }) => contract))],
    credentials: { options: [], environment: {} },
    patienceMs: 1_000,
    signal,
    folder: tmpdir(),
  })
  const accounts: CaseAccount[] = []
  const run: Run = await runAll(await target.plan(cases), target, {
    signal,
    onStart: () => undefined,
    onOutcome: (outcome) =>
      accounts.push(accountOf(outcome, { secrets: target.secrets, live: false, now: 0 })),
  })
  await target.close()
  await proxy.close()
  return { run, accounts }
}

const inBody =
  (from: string | RegExp, to: string) =>
  ({ body }: Passing): Partial<Passing> => ({ body: body.replace(from, to) })

/** Changes what an envelope holds, in replies that hold a list. */
const inList =
  (change: (data: { list: object[]; page_info: object }) => object) =>
  ({ body }: Passing): Partial<Passing> => {
    if (!body.includes('"list":[{')) return {}
    const envelope = JSON.parse(body)
    return { body: JSON.stringify({ ...envelope, data: change(envelope.data) }) }
  }

const headers = (changed: Record<string, string>) => (reply: Passing) => ({
  headers: { ...reply.headers, ...changed },
})

type Damage = readonly [
  what: string,
  damage: NonNullable<ProxyOptions['damage']>,
  held: string,
  path: string | RegExp,
]

const damages: readonly Damage[] = [
  [
    'a field renamed',
    inBody(/"video_name"/g, '"video_title"'),
    'listVideos/preview',
    'data.list.0.video_name',
  ],
  [
    'a field that nobody knows',
    inBody('{"task_id"', '{"owner":1,"task_id"'),
    'createVideoTask/voiceover',
    'data.list.0.owner',
  ],
  ['a field that is missing', inBody(/,"request_id":"\w+"/, ''), 'listVideos/page', 'request_id'],
  ['a number as a text', inBody(/"code":(\d+)/, '"code":"$1"'), 'listVideos/page', 'code'],
  ['null for an object', inBody('"data":{}', '"data":null'), 'listVideos/none', 'data'],
  [
    'a text as a number',
    inBody(/"task_ids":\["(\d+)"\]/, '"task_ids":[$1]'),
    'createVideoTask/voiceover',
    'data.task_ids.0',
  ],
  ['other words', inBody('Too many requests', 'Slow down'), 'listVideos/quota', 'message'],
  ['another code', inBody('"code":40104', '"code":40105'), 'listVideos/token-missing', /^code/],
  [
    'a status of its own',
    inBody('"status":"SUBMITTED"', '"status":"QUEUED"'),
    'createVideoTask/voiceover',
    'data.list.0.status',
  ],
  [
    'an honest HTTP status for a refusal',
    ({ body }) => (body.includes('"code":40104') ? { status: 401 } : {}),
    'listVideos/token-missing',
    'status',
  ],
  [
    'a dead preview that is served',
    ({ status }) => (status === 403 ? { status: 200 } : {}),
    'listVideos/preview-life',
    /^status/,
  ],
  [
    'a range that is ignored',
    ({ status }) => (status === 206 ? { status: 200 } : {}),
    'listVideos/preview-range',
    /^status/,
  ],
  [
    'another media type',
    headers({ 'content-type': 'text/plain' }),
    'listVideos/page',
    'headers.content-type',
  ],
  [
    'a header that tells of quotas',
    headers({ 'x-ratelimit-remaining': '3' }),
    'listVideos/quiet-headers',
    /^headers/,
  ],
  [
    'a log id of its own',
    headers({ 'x-tt-logid': 'another' }),
    'listVideos/request-id',
    'headers.x-tt-logid',
  ],
  [
    'totals that are wrong',
    inBody(/"total_number":11/, '"total_number":12'),
    'listVideos/pages',
    'data.page_info',
  ],
  [
    'a list the other way round',
    inList((data) => ({ ...data, list: data.list.toReversed() })),
    'listVideos/pages',
    /^data\.list/,
  ],
  [
    'a page that is one short',
    inList((data) => ({ ...data, list: data.list.slice(1) })),
    'listVideos/pages',
    /^data\.list/,
  ],
  [
    'another form of time',
    inBody(/"create_time":"(\S+) /g, '"create_time":"$1T'),
    'listVideos/preview',
    'data.list.0.create_time',
  ],
  [
    'a page where a plain text should be',
    ({ status }) => (status === 404 ? { body: '<html>' } : {}),
    'listVideos/slash',
    'body',
  ],
  [
    'no JSON at all',
    ({ status }) => (status === 200 ? { body: 'oops' } : {}),
    'listVideos/page',
    'body',
  ],
]

describe('behind a proxy that damages one thing, it is found:', () => {
  test.each(damages)('%s', async (_, damage, held, path) => {
    const { accounts } = await verify({ damage }, held)
    expect(accounts).toMatchObject([
      {
        id: held,
        verdict: 'drift',
        drifts: expect.arrayContaining([
          expect.objectContaining({
            path: typeof path === 'string' ? path : expect.stringMatching(path),
          }),
        ]),
      },
    ])
  })

  test.each([
    [
      'credits as a text',
      'creatify',
      inBody(/"remaining_credits":(\d+)/, '"remaining_credits":"$1"'),
      'getRemainingCredits/told',
      'remaining_credits',
    ],
    [
      'a refusal under another HTTP status',
      'creatify',
      ({ status }: Passing) => (status === 400 ? { status: 422 } : {}),
      'createLink/url-form',
      'status',
    ],
    [
      'a field of a model renamed',
      'aitoearn',
      inBody(/"aspectRatios"/g, '"aspect_ratios"'),
      'listVideoModels/success',
      'data.0.aspectRatios',
    ],
  ])('%s, at %s', async (_, provider, damage, held, path) => {
    const { accounts } = await verifyAt(provider, { damage }, [held])
    expect(accounts.map(({ verdict }) => verdict)).toEqual(['drift'])
    expect(accounts[0]?.drifts?.map((drift) => drift.path)).toContain(path)
    expect((await verifyAt(provider, {}, [held])).accounts[0]?.verdict).toBe('match')
  })

  test('without any damage the same cases match', async () => {
    const { accounts } = await verify({}, ...new Set(damages.map(([, , held]) => held)))
    expect(accounts.filter(({ verdict }) => verdict !== 'match')).toEqual([])
  })
})

test('a drift comes with how the rule is known, the request, and the reply that showed it', async () => {
  const damage = inBody('{"code"', '{"mesage":"OK","code"')
  const { accounts } = await verify({ damage }, 'listVideos/token-missing')
  const body = accounts[0]?.exchange?.response.body ?? ''
  const [requestId] = /(?<="request_id":")\w+/.exec(body) ?? []
  expect(requestId).toBeDefined()
  expect(accounts[0]).toMatchObject({
    drifts: [
      {
        path: 'mesage',
        expected: 'no such field; message is known',
        seen: '"OK"',
        evidence: 'public',
        requestId,
      },
    ],
    exchange: {
      request: { method: 'GET', target: expect.stringContaining('/creative/aigc/video/list/') },
      response: { status: 200, body: expect.stringMatching(/^{"mesage":"OK","code":40104,/) },
    },
  })
})

test('what was expected is said without the words of the schema library', async () => {
  const missing = await verify({ damage: inBody('"message"', '"mesage"') }, 'listVideos/page')
  expect(missing.accounts[0]?.drifts?.[0]).toMatchObject({ path: 'message', expected: '"OK"' })
})

describe('a target that falls silent', () => {
  test.each([
    ['with a control plane', {}],
    ['without one', { hidesControlPlane: true }],
  ])('ends the run, and what is left is unverified: %s', async (_, options) => {
    let calls = 0
    const admits = (call: string): boolean => {
      if (call.includes('/open_api/')) calls += 1
      return calls < 3
    }
    const { run, accounts } = await verify({ ...options, admits }, '*/token-*')
    expect(run.ending).toBe('gone')
    expect(accounts.length).toBe(24)
    expect(accounts.filter(({ verdict }) => verdict === 'drift')).toEqual([])
    expect(accounts.at(-1)).toMatchObject({
      verdict: 'unverified',
      reason: 'the target did not answer any more',
    })
  })
})
