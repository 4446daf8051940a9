import { afterAll, beforeAll, expect, it } from 'vitest'
import { judge } from '../../../contracts/kit/judge.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import { tiktok } from '../../../contracts/tiktok/contract.ts'
import { type Chance, createChance } from '../../../emulator/engine/chance.ts'
import { openStand, type Stand, stateOf } from '../../support/backlot.ts'
import { type RawCall, type RawReply, sendRaw } from '../../support/raw-http.ts'
import {
  animation,
  avatarRemix,
  footage,
  paths,
  remix,
  tasksTarget,
  videosTarget,
} from '../../support/tiktok.ts'

const plenty = Object.fromEntries(Object.keys(paths).map((operation) => [operation, 1_000_000]))

let stand: Stand
let valid: readonly Call[] = []
beforeAll(async () => {
  stand = await openStand({ providers: { tiktok: { quotas: plenty } } })
  const call = async (target: string, body?: object) => {
    const headers: [string, string][] = [['Access-Token', 'demo']]
    const reply = await sendRaw(stand.url, {
      method: body ? 'POST' : 'GET',
      target,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    return JSON.parse(reply.text) as { data: { task_ids: string[] } & { video_id: string }[] }
  }
  const uploaded = await call(paths.uploadVideo, footage)
  const remixed = await call(paths.createVideoTask, remix([uploaded.data[0]?.video_id ?? '']))
  const animated = await call(paths.createImageAnimationTask, animation)
  await stand.control('POST', '/clock/advance', { by: '1h' })
  const post = (target: string, body: object): Call => ({ method: 'POST', target, body })
  const get = (target: string): Call => ({ method: 'GET', target, body: undefined })
  valid = [
    post(paths.uploadVideo, footage),
    post(paths.createVideoTask, remix([uploaded.data[0]?.video_id ?? ''])),
    post(paths.createVideoTask, avatarRemix),
    post(paths.createImageAnimationTask, animation),
    get(tasksTarget(remixed.data.task_ids, 'VOICEOVER')),
    get(tasksTarget(animated.data.task_ids, 'IMAGE_ANIMATION')),
    get(videosTarget(['VOICEOVER', 'IMAGE_ANIMATION'])),
    get(`${paths.listDigitalAvatars}?page=1&page_size=3`),
  ]
})
afterAll(() => stand.close())

interface Call {
  readonly method: string
  readonly target: string
  readonly body: unknown
}

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

function spoiled({ method, target, body }: Call, chance: Chance): RawCall {
  const how = chance.int(0, 6)
  const token =
    how === 5
      ? scratch('demo', chance, (more) => more.pick(['.', '-', 'é', ' ', 'Bearer ', 'x']))
      : 'demo'
  const headers: (readonly [string, string])[] = [['Access-Token', token]]
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

it('eight hundred random bad requests never get a 5xx nor an answer that the contract does not know', async () => {
  const seen = new Map<string, number>()
  for (let round = 0; round < 800; round += 1) {
    const chance = createChance('random requests', round)
    const [first] = valid
    const base = first && chance.pick([first, ...valid])
    if (!base) throw new Error('there is no valid call')
    const call = spoiled(base, chance)
    const { target, method = 'GET' } = call
    const reply = await sendRaw(stand.url, call)
    const what = `${round}: ${method} ${target.slice(0, 300)} ${JSON.stringify(call.headers)} ${String(call.body).slice(0, 500)}`
    expect(reply.status, what).toBeGreaterThan(0)
    expect(reply.status, what).toBeLessThan(500)
    expect(stand.backlot.world().failures, what).toEqual([])
    const [path = ''] = target.split('?')
    const isOurs = path.startsWith(`${tiktok.basePath}/`)
    if (
      isOurs &&
      !isBelowHttp(reply) &&
      method !== 'HEAD' &&
      reply.headers['content-type'] !== 'application/problem+json'
    ) {
      const exchange = { request: { method, target }, ...reply, json: jsonOf(reply.text) }
      expect(judge(tiktok, endpointAt(tiktok, method, target), exchange), what).toEqual([])
    }
    const code = (jsonOf(reply.text) as { code?: number } | undefined)?.code
    const outcome = `${reply.status} ${code ?? ''}`
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
  }
  // The requests are bad in many ways, and some are not bad after all.
  for (const outcome of ['200 0', '200 40002', '200 40006', '200 40105', '405 '])
    expect(seen.get(outcome), outcome).toBeGreaterThan(5)
})

it('nothing is left to see after a megabyte of junk at every door', async () => {
  const world = await stand.freshWorld()
  const token: [string, string] = ['Access-Token', `demo.${world}`]
  const chance = createChance('junk')
  const junk = Buffer.from(Array.from({ length: 1_000_000 }, () => chance.int(0, 255)))
  const text = chance.text('abcdefghij{}[]",:0123456789', 1_000_000)
  const before = await stateOf(stand, world)
  for (const target of [paths.uploadVideo, paths.createVideoTask, paths.createImageAnimationTask])
    for (const body of [
      junk,
      text,
      JSON.stringify({ image_url: text }),
      JSON.stringify({ [text]: text }),
    ]) {
      const reply = await sendRaw(stand.url, { method: 'POST', target, headers: [token], body })
      expect(JSON.parse(reply.text)).toMatchObject({ code: 40002 })
    }
  expect(await stateOf(stand, world)).toEqual(before)
  const { requests } = await stand.control<{ requests: unknown[] }>(
    'GET',
    `/requests?world=${world}`,
  )
  expect(requests).toHaveLength(12)
  for (const entry of requests) expect(JSON.stringify(entry).length).toBeLessThan(400_000)
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
