import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../../contracts/catalogue.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { judge } from '../../../contracts/kit/judge.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import { type Chance, createChance } from '../../../emulator/engine/chance.ts'
import { openStand, type Stand, stateOf } from '../../support/backlot.ts'
import {
  credentialHeaders,
  liftQuotas,
  makeEverything,
  type Request,
  requestsTo,
} from '../../support/everything.ts'
import { type RawCall, type RawReply, sendRaw } from '../../support/raw-http.ts'

const contracts = catalogue.map(({ contract }) => contract)

let stand: Stand
const chanceOfJunk = createChance('junk')
const junk = Buffer.from(Array.from({ length: 1_000_000 }, () => chanceOfJunk.int(0, 255)))
const text = chanceOfJunk.text('abcdefghij{}[]",:0123456789', 1_000_000)

/** Requests of each API that are good, for an account that has everything. */
const good = new Map<string, readonly Request[]>()
beforeAll(async () => {
  stand = await openStand()
  await liftQuotas((change) => stand.control('PUT', '/quotas', change))
  for (const contract of contracts) {
    const headers = credentialHeaders(contract, 'demo')
    const ids = await makeEverything(contract, ({ endpoint: { method }, target, body }) =>
      sendRaw(stand.url, {
        method,
        target,
        headers: [...headers, ['Content-Type', 'application/json']],
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    good.set(
      contract.id,
      contract.endpoints.flatMap((endpoint) => requestsTo(contract, endpoint, ids).slice(0, 8)),
    )
  }
  await stand.control('POST', '/clock/advance', { by: '1h' })
})
afterAll(() => stand.close())

const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%s%n',
  '<script>',
  "' OR 1=1 --",
  '\r\nX-Injected: 1',
  'x'.repeat(5000),
] as const

const oddValue = (chance: Chance): unknown =>
  chance.pick<unknown>([
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[[]]],
    { toString: null },
    [null, 1, 'a', {}],
    ...oddTexts,
  ])

/** A value with one thing wrong somewhere in it. */
function spoil(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.unit() < 0.1) return oddValue(chance)
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.unit() < 0.2) return [...value, oddValue(chance)]
    if (chance.unit() < 0.2) return Array.from({ length: chance.int(20, 60) }, () => value[0])
    const at = chance.int(0, value.length - 1)
    return value.map((item, index) => (index === at ? spoil(item, chance) : item))
  }
  const entries = Object.entries(value)
  const at = chance.int(0, Math.max(0, entries.length - 1))
  const what = chance.unit()
  if (what < 0.2) return Object.fromEntries(entries.filter((_, index) => index !== at))
  if (what < 0.3) return Object.fromEntries([...entries, [chance.pick(oddTexts), oddValue(chance)]])
  return Object.fromEntries(
    entries.map(([name, item], index) => [name, index === at ? spoil(item, chance) : item]),
  )
}

/** A text with a few bytes changed, dropped or put in. */
function scratch(text: string, chance: Chance, bytes: (chance: Chance) => string): string {
  let scratched = text
  for (let times = chance.int(1, 3); times > 0; times -= 1) {
    const at = chance.int(0, scratched.length)
    const length = chance.pick([0, 1, 1, 5])
    scratched = scratched.slice(0, at) + bytes(chance) + scratched.slice(at + length)
  }
  return scratched
}

const anyByte = (chance: Chance): string => String.fromCharCode(chance.int(0, 255))
/** What may stand in a request line without ending it. */
const targetByte = (chance: Chance): string =>
  chance.pick([
    '%',
    '%00',
    '%ff',
    '%2F',
    '/',
    '//',
    '?',
    '&',
    '=',
    '#',
    '\\',
    '"',
    '[',
    '..',
    '+',
    ';',
    'é',
    'A',
    '0',
    '~',
    '|',
  ])

const oddHeaders: readonly (readonly [string, string])[] = [
  ['Host', ''],
  ['Host', 'evil.example'],
  ['Host', 'a b'],
  ['Host', 'x/y?z#'],
  ['Host', '"quoted"'],
  ['Host', '[::1'],
  ['Host', 'h:99999'],
  ['Host', `${'h'.repeat(2000)}`],
  ['Host', 'user:pass@h'],
  ['Content-Type', ''],
  ['Content-Type', 'text/plain; charset=utf-16'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Encoding', 'gzip'],
  ['Accept', 'text/html'],
  ['Origin', 'https://evil.example'],
  ['If-None-Match', '*'],
  ['Range', 'bytes=0-1'],
  ['Expect', '100-continue'],
  ['Transfer-Encoding', 'identity'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Cookie', 'a=1; b=\u00ff'],
  ['__proto__', 'x'],
  ['X-Backlot-Fate', 'succeed'],
  ['Connection', 'close'],
  ['Upgrade', 'websocket'],
]

function spoiled(contract: Contract, { endpoint, target, body }: Request, chance: Chance): RawCall {
  const { method } = endpoint
  const how = chance.int(0, 6)
  const token =
    how === 5
      ? scratch('demo', chance, (more) => more.pick(['.', '-', 'é', ' ', 'Bearer ', 'x']))
      : 'demo'
  const headers: (readonly [string, string])[] = [...credentialHeaders(contract, token)]
  if (body !== undefined && chance.unit() < 0.9) headers.push(['Content-Type', 'application/json'])
  if (how === 4 || chance.unit() < 0.15) headers.push(chance.pick([['X-A', '1'], ...oddHeaders]))
  const spoiledBody = how <= 1 && body !== undefined ? spoil(body, chance) : body
  const text = spoiledBody === undefined ? undefined : JSON.stringify(spoiledBody)
  const scratched = how === 2 && text !== undefined ? scratch(text, chance, anyByte) : text
  const verb =
    how === 6
      ? chance.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'SEARCH'])
      : method
  return {
    method: verb,
    target:
      how === 3 || (body === undefined && how <= 2)
        ? `/${scratch(target.slice(1), chance, targetByte)}`
        : target,
    headers,
    ...(scratched !== undefined && { body: Buffer.from(scratched, 'latin1') }),
  }
}

/** Node answers what is no HTTP by itself, in front of everything that is emulated. */
const isBelowHttp = ({ status, text }: RawReply): boolean =>
  (status === 400 || status === 417 || status === 431) && text === ''

/** The API that a path belongs to: of several, the one with the longest base. */
const contractAt = (path: string): Contract | undefined =>
  contracts
    .filter(({ basePath }) => path.startsWith(`${basePath}/`))
    .sort((one, other) => other.basePath.length - one.basePath.length)[0]

describe.each(contracts)('$id', (contract) => {
  it('answers four hundred random bad requests without a 5xx, and as its contract says', async () => {
    const seen = new Map<string, number>()
    for (let round = 0; round < 400; round += 1) {
      const chance = createChance('random requests', contract.id, round)
      const [first, ...more] = good.get(contract.id) ?? []
      if (!first) throw new Error('there is no good request')
      const call = spoiled(contract, chance.pick([first, ...more]), chance)
      const { target, method = 'GET' } = call
      const reply = await sendRaw(stand.url, call)
      const what = `${round}: ${method} ${target.slice(0, 300)} ${JSON.stringify(call.headers)} ${String(call.body).slice(0, 500)}`
      expect(reply.status, what).toBeGreaterThan(0)
      expect(reply.status, what).toBeLessThan(500)
      expect(stand.backlot.world().failures, what).toEqual([])
      const owner = contractAt(target.split('?')[0] ?? '')
      const json = jsonOf(reply.text)
      if (
        owner &&
        !isBelowHttp(reply) &&
        method !== 'HEAD' &&
        reply.headers['content-type'] !== 'application/problem+json'
      ) {
        const exchange = { request: { method, target }, ...reply, json }
        expect(judge(owner, endpointAt(owner, method, target), exchange), what).toEqual([])
      }
      const opened = contract.envelope.open(reply.status, json)
      const outcome = opened?.ok ? 'fine' : `${opened?.code ?? `HTTP ${reply.status}`}`
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
    }
    // The requests are bad in many ways, and some are not bad after all.
    expect(seen.get('fine')).toBeGreaterThan(20)
    expect([...seen.values()].filter((times) => times > 5).length).toBeGreaterThan(3)
  })

  it('is left as it was by a megabyte of junk at every door', async () => {
    const world = await stand.freshWorld()
    const headers = [
      ...credentialHeaders(contract, `demo.${world}`),
      ['Content-Type', 'application/json'] as const,
    ]
    const state = async (): Promise<unknown> => [
      await stateOf(stand, world),
      await stand.control('GET', `/credits?world=${world}`),
    ]
    const before = await state()
    const doors = contract.endpoints.filter(
      ({ method, path }) => method === 'POST' && !path.includes('{'),
    )
    const bodies = [
      junk,
      text,
      JSON.stringify({ image_url: text }),
      JSON.stringify({ [text]: text }),
    ]
    for (const { path } of doors)
      for (const body of bodies) {
        const target = contract.basePath + path
        const reply = await sendRaw(stand.url, { method: 'POST', target, headers, body })
        const opened = contract.envelope.open(reply.status, jsonOf(reply.text))
        expect(opened, `${target} ${reply.text.slice(0, 200)}`).toMatchObject({ ok: false })
      }
    expect(await state()).toEqual(before)
    const { requests } = await stand.control<{ requests: unknown[] }>(
      'GET',
      `/requests?world=${world}`,
    )
    expect(requests).toHaveLength(doors.length * bodies.length)
    for (const entry of requests) expect(JSON.stringify(entry).length).toBeLessThan(400_000)
  })
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
