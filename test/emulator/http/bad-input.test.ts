import { Agent } from 'node:http'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tiktok } from '../../../contracts/tiktok/contract.ts'
import { failure } from '../../../contracts/tiktok/wire.ts'
import { journalOf, openStand, type Stand, stateOf, usedOf } from '../../support/backlot.ts'
import { type RawCall, type RawReply, sendRaw } from '../../support/raw-http.ts'
import {
  animation,
  avatarRemix,
  base,
  footage,
  paths,
  remix,
  tasksTarget,
} from '../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

type Operation = keyof typeof paths

/** A bad call: to what, and how it goes wrong. */
interface Bad {
  readonly what: string
  readonly call: RawCall
  /** HTTP status and the code in the envelope, if there is one. */
  readonly answer: readonly [status: number, code?: number]
  /** Which check refused it, as the journal says. */
  readonly check: string
  /** A word of the reason in the journal. */
  readonly why: RegExp
  /** The operation against whose quota it counts. */
  readonly counts?: Operation
  /** Whether it opens no world, so that the default world's journal has it. */
  readonly stranger?: true
}

const own = 'demo.WORLD'
const post = (
  operation: Operation,
  body: string | Uint8Array | string[],
  more: [string, string][] = [],
): RawCall => ({
  method: 'POST',
  target: paths[operation],
  headers: [['Access-Token', own], ['Content-Type', 'application/json'], ...more],
  body,
})
const get = (target: string, token: string | undefined = own): RawCall => ({
  target,
  headers: token === undefined ? [] : [['Access-Token', token]],
})
const json = (value: unknown): string => JSON.stringify(value)

const malformed: Bad[] = Object.entries({
  empty: '',
  'an open brace': '{',
  'half an object': '{"aigc_video_type":"VOICE',
  'two objects': '{}{}',
  'single quotes': "{'a':1}",
  'a trailing comma': '{"a":1,}',
  'a comment': '{/**/}',
  XML: '<a/>',
  'a form': 'a=1&b=2',
  'a NUL byte': '\u0000',
  'a raw NUL in a text': '{"image_url":"\u0000"}',
  'a byte order mark': '\ufeff{}',
  NaN: 'NaN',
  'bytes that are no text': Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28]),
  'a text that is no UTF-8': Buffer.concat([
    Buffer.from('{"image_url":"https://cdn.example.com/'),
    Buffer.from([0xff]),
    Buffer.from('.jpg"}'),
  ]),
  'half a bracket, a hundred thousand deep': '['.repeat(100_000),
}).map(([what, body]) => ({
  what: `a body that is ${what}`,
  call: post('createVideoTask', body),
  answer: [200, 40002],
  check: 'malformedBody',
  why: /cannot be read/,
  counts: 'createVideoTask',
}))

const noObject: Bad[] = Object.entries({
  null: 'null',
  'a list': '[]',
  'a text': '"{}"',
  'a number': '7',
  true: 'true',
  'a hundred thousand lists in one another': '['.repeat(100_000) + ']'.repeat(100_000),
}).map(([what, body]) => ({
  what: `a body that is ${what}`,
  call: post('createImageAnimationTask', body),
  answer: [200, 40002],
  check: 'parameters',
  why: /^the body: .*expected object/,
  counts: 'createImageAnimationTask',
}))

const deepObject = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))
const info = avatarRemix.product_video_info
const withInfo = (change: object) => ({
  ...avatarRemix,
  product_video_info: { ...info, ...change },
})
const withProduct = (change: object) =>
  withInfo({ product_info_list: [{ ...info.product_info_list[0], ...change }] })

const fields: Bad[] = (
  [
    ['createVideoTask', 'an unknown enum value', { ...avatarRemix, aigc_video_type: 'TRYON' }],
    ['createVideoTask', 'an enum of wrong case', { ...avatarRemix, aigc_video_type: 'voiceover' }],
    ['createVideoTask', 'a missing object', { aigc_video_type: 'VOICEOVER' }],
    ['createVideoTask', 'a missing list', withInfo({ input_image_list: undefined })],
    ['createVideoTask', 'a text for a number', withInfo({ video_generation_count: '2' })],
    ['createVideoTask', 'a fraction for a count', withInfo({ video_generation_count: 1.5 })],
    ['createVideoTask', 'a count of 0', withInfo({ video_generation_count: 0 })],
    ['createVideoTask', 'a count of 6', withInfo({ video_generation_count: 6 })],
    ['createVideoTask', 'a count beyond all numbers', withInfo({ video_generation_count: 1e308 })],
    ['createVideoTask', 'null for an object', withInfo({ input_image_list: null })],
    ['createVideoTask', 'a list for an object', withInfo({ input_image_list: [] })],
    ['createVideoTask', 'two products', withInfo({ product_info_list: [{}, {}] })],
    ['createVideoTask', 'no product', withInfo({ product_info_list: [] })],
    ['createVideoTask', 'a title too long', withProduct({ title: 'x'.repeat(501) })],
    ['createVideoTask', 'a title of a megabyte', withProduct({ title: 'x'.repeat(1_000_000) })],
    ['createVideoTask', 'eleven selling points', withProduct({ selling_points: ids(11) })],
    ['createVideoTask', 'a negative price', withProduct({ price: -0.01 })],
    ['createVideoTask', 'a price of three decimals', withProduct({ price: 1.234 })],
    ['createVideoTask', 'an unknown currency', withProduct({ currency: 'ABC' })],
    ['createVideoTask', 'two pictures', withInfo({ input_image_list: { image_url_list: ids(2) } })],
    ['createVideoTask', '31 pictures', withInfo({ input_image_list: { image_url_list: ids(31) } })],
    [
      'createVideoTask',
      'a hundred thousand pictures',
      withInfo({ input_image_list: { image_url_list: Array(100_000).fill(0) } }),
    ],
    ['createVideoTask', 'an escaped NUL', withProduct({ title: 'a\u0000b' })],
    ['createVideoTask', 'an escaped NUL nobody reads', { ...avatarRemix, colour: 'a\u0000b' }],
    ['createVideoTask', 'an empty avatar', withInfo({ avatar_info: {} })],
    ['createVideoTask', '21 ids of footage', remix(ids(21))],
    ['createVideoTask', 'no footage', remix([])],
    ['uploadVideo', 'no URL', { upload_type: 'UPLOAD_BY_URL', use_scenario: 'AIGC' }],
    ['uploadVideo', 'an upload of another type', { ...footage, upload_type: 'UPLOAD_BY_FILE' }],
    ['uploadVideo', 'a number for a URL', { ...footage, video_url: 7 }],
    ['createImageAnimationTask', 'no URL', {}],
    ['createImageAnimationTask', 'a URL of no form', { image_url: 'kettle.jpg' }],
    ['createImageAnimationTask', 'a URL of another scheme', { image_url: 'file:///etc/passwd' }],
    ['createImageAnimationTask', 'yes for true', { ...animation, change_background: 'yes' }],
  ] as const
).map(([operation, what, body]) => ({
  what: `${operation} with ${what}`,
  call: post(operation, json(body)),
  answer: [200, 40002],
  check: 'parameters',
  why: /\w+/,
  counts: operation,
}))

const list = paths.listVideoTasks
const queries: Bad[] = (
  [
    ['listVideoTasks', 'no ids', list],
    ['listVideoTasks', 'an empty text for ids', `${list}?task_ids=`],
    ['listVideoTasks', 'an empty list of ids', `${list}?task_ids=[]`],
    ['listVideoTasks', 'ids that are no JSON', `${list}?task_ids=1,2`],
    ['listVideoTasks', 'half a JSON array', `${list}?task_ids=["1"`],
    ['listVideoTasks', 'a text that is no list', `${list}?task_ids="1"`],
    ['listVideoTasks', 'ids that are numbers', `${list}?task_ids=[1]`],
    ['listVideoTasks', 'six ids', tasksTarget(ids(6), 'VOICEOVER')],
    ['listVideoTasks', 'ids sent twice', `${list}?task_ids=["1"]&task_ids=["2"]`],
    ['listVideoTasks', 'an array in brackets', `${list}?task_ids[]=1&task_ids[]=2`],
    ['listVideoTasks', 'an unknown type', tasksTarget(['1'], 'TRYON')],
    ['listVideoTasks', 'the type of dubbed videos', tasksTarget(['1'], 'DUBBED')],
    ['listVideoTasks', 'a raw NUL in an id', `${list}?task_ids=["%00"]`],
    ['listVideoTasks', 'an escaped NUL in an id', `${list}?task_ids=["%5Cu0000"]`],
    ['listVideoTasks', 'a stray percent sign', `${list}?task_ids=%`],
    ['listVideoTasks', 'bytes that are no text', `${list}?task_ids=%ff%fe`],
    [
      'listVideoTasks',
      'ten thousand lists in one another',
      `${list}?task_ids=${'['.repeat(5000)}${']'.repeat(5000)}`,
    ],
    ['listVideos', 'page 0', `${paths.listVideos}?page=0`],
    ['listVideos', 'page -1', `${paths.listVideos}?page=-1`],
    ['listVideos', 'half a page', `${paths.listVideos}?page=1.5`],
    ['listVideos', 'a page in words', `${paths.listVideos}?page=one`],
    ['listVideos', 'an empty page', `${paths.listVideos}?page=`],
    ['listVideos', 'a page in hexadecimal', `${paths.listVideos}?page=0x1`],
    ['listVideos', 'a page with an exponent', `${paths.listVideos}?page=1e1`],
    ['listVideos', 'a page beyond all numbers', `${paths.listVideos}?page=${'9'.repeat(400)}`],
    ['listVideos', 'page_size 0', `${paths.listVideos}?page_size=0`],
    ['listVideos', 'page_size 101', `${paths.listVideos}?page_size=101`],
    ['listVideos', 'page_size sent twice', `${paths.listVideos}?page_size=5&page_size=5`],
    ['listVideos', 'types that are no list', `${paths.listVideos}?aigc_video_types=VOICEOVER`],
    ['listVideos', 'an unknown type', `${paths.listVideos}?aigc_video_types=["VOICEOVER","X"]`],
    ['listDigitalAvatars', 'page_size 101', `${paths.listDigitalAvatars}?page_size=101`],
    ['listDigitalAvatars', 'page 0', `${paths.listDigitalAvatars}?page=0`],
  ] as const
).map(([operation, what, target]) => ({
  what: `${operation} with ${what}`,
  call: get(target),
  answer: [200, 40002],
  check: 'parameters',
  why: /\w+/,
  counts: operation,
}))

const create = paths.createVideoTask
const routes: Bad[] = [
  ...['PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PROPFIND'].map(
    (method): Bad => ({
      what: `${method} where POST is meant`,
      call: { method, target: create, headers: [['Access-Token', own]] },
      answer: [405],
      check: 'wrongMethod',
      why: /POST/,
    }),
  ),
  {
    what: 'POST where GET is meant',
    call: { method: 'POST', target: list, headers: [['Access-Token', own]], body: '{}' },
    answer: [405],
    check: 'wrongMethod',
    why: /GET/,
  },
  ...Object.values(paths).map(
    (path): Bad => ({
      what: `${path.slice(base.length)} without its last slash`,
      call: get(path.slice(0, -1)),
      answer: [404],
      check: 'missingSlash',
      why: /slash/,
    }),
  ),
  {
    what: 'an alias without its last slash',
    call: get(`${base}/creative/aigc/video/task/get`),
    answer: [404],
    check: 'missingSlash',
    why: /slash/,
  },
  ...[
    '/',
    '/nothing/',
    '/creative//aigc/video/list/',
    '/creative/aigc/video/list/x/',
    '/Creative/aigc/video/list/',
  ].map(
    (path): Bad => ({
      what: `the unknown path ${path}`,
      call: get(base + path),
      answer: [200, 40006],
      check: 'unknownPath',
      why: /not emulated/,
    }),
  ),
]

const strangers: Bad[] = (
  [
    ['no token', [], 40104, 'credentialMissing'],
    ['an empty token', [['Access-Token', '']], 40104, 'credentialMissing'],
    ['a blank token', [['Access-Token', '   ']], 40104, 'credentialMissing'],
    ['a token in Authorization', [['Authorization', `Bearer ${own}`]], 40104, 'credentialMissing'],
    ['Bearer in front', [['Access-Token', `Bearer ${own}`]], 40105, 'credentialUnknown'],
    ['an unknown token', [['Access-Token', '0123456789abcdef']], 40105, 'credentialUnknown'],
    [
      'two tokens',
      [
        ['Access-Token', own],
        ['Access-Token', own],
      ],
      40105,
      'credentialUnknown',
    ],
    ['a token of odd bytes', [['Access-Token', 'd\u00e9mo\u00ff']], 40105, 'credentialUnknown'],
    [
      'a token of ten thousand characters',
      [['Access-Token', 'demo.'.repeat(2000)]],
      40105,
      'credentialUnknown',
    ],
  ] as const
).map(([what, headers, code, check]) => ({
  what,
  call: { target: tasksTarget(['1'], 'VOICEOVER'), headers },
  answer: [200, code],
  check,
  why: /credential/,
  stranger: true,
}))

const tooLong = 'x'.repeat(tiktok.bodyLimit + 1)
const sizes: Bad[] = [
  {
    what: 'a body a byte over the limit',
    call: post('createVideoTask', tooLong),
    answer: [413],
    check: 'bodyTooLarge',
    why: /longer than 10485760 bytes/,
  },
  {
    what: 'a body over the limit in chunks, of no stated length',
    call: post('createVideoTask', ['{"a":"', tooLong, '"}']),
    answer: [413],
    check: 'bodyTooLarge',
    why: /longer than/,
  },
  {
    what: 'a stated length over the limit',
    call: post('createVideoTask', '', [['Content-Length', '99999999999']]),
    answer: [413],
    check: 'bodyTooLarge',
    why: /longer than/,
  },
  {
    what: 'an unused object a hundred thousand deep beside what is missing',
    call: post('uploadVideo', `{"deep":${deepObject}}`),
    answer: [200, 40002],
    check: 'parameters',
    why: /upload_type/,
    counts: 'uploadVideo',
  },
]

const bad: readonly Bad[] = [
  ...malformed,
  ...noObject,
  ...fields,
  ...queries,
  ...routes,
  ...strangers,
  ...sizes,
]

const inWorld = (call: RawCall, world: string): RawCall => ({
  ...call,
  headers: (call.headers ?? []).map(
    ([name, value]) => [name, value.replaceAll('WORLD', world)] as const,
  ),
})

/** The vendor's refusal, or what the transport in front of it says. */
function expectAnswer(reply: RawReply, [status, code]: Bad['answer'], method: string): void {
  expect(reply.status).toBe(status)
  if (code === undefined) {
    if (method !== 'HEAD') expect(reply.text).not.toBe('')
    expect(reply.headers['content-type']).toBe(tiktok.transport?.[status]?.contentType)
    return
  }
  expect(reply.headers['content-type']).toBe('application/json')
  const body = failure.strict().parse(JSON.parse(reply.text))
  expect(body.code).toBe(code)
  expect(reply.headers['x-tt-logid']).toBe(body.request_id)
}

describe('a bad call', () => {
  it.each(bad)('with $what is refused, changes nothing, and is explained', async (row) => {
    const { call, answer, check, why, counts, stranger } = row
    const world = await stand.freshWorld()
    const before = await stateOf(stand, world)
    const reply = await sendRaw(stand.url, inWorld(call, world))
    expectAnswer(reply, answer, call.method ?? 'GET')
    expect(await stateOf(stand, world)).toEqual(before)
    const used = Object.entries(await usedOf(stand, world)).filter(([, count]) => count > 0)
    expect(used).toEqual(counts === undefined ? [] : [[counts, 1]])
    const [entry] = await journalOf(stand, stranger ? 'default' : world)
    expect(entry?.refused).toMatchObject({ check, reason: expect.stringMatching(why) })
    expect(entry?.response.status).toBe(answer[0])
    expect(entry?.stack).toBeUndefined()
    expect(JSON.stringify(entry).length).toBeLessThan(100_000)
    expect(stand.backlot.world(stranger ? 'default' : world).failures).toEqual([])
  })

  it('is no refusal when it is a good one', async () => {
    const world = await stand.freshWorld()
    const token = `demo.${world}`
    const upload = await request(stand.url)
      .post(paths.uploadVideo)
      .set('Access-Token', token)
      .send(footage)
    expect(upload.body).toMatchObject({
      code: 0,
      message: 'OK',
      data: [{ video_id: expect.any(String) }],
    })
    const body = remix([upload.body.data[0].video_id])
    const made = await request(stand.url).post(create).set('Access-Token', token).send(body)
    expect(made.body).toMatchObject({ code: 0, data: { task_ids: [expect.any(String)] } })
    const [entry] = await journalOf(stand, world)
    expect(entry).not.toHaveProperty('refused')
    expect(entry?.operation).toBe('createVideoTask')
  })

  it('leaves a waiting fate for the next good one', async () => {
    const world = await stand.freshWorld()
    const order = { provider: 'tiktok', operation: 'createVideoTask', fate: 'fail' }
    await stand.control('POST', `/fates?world=${world}`, order)
    const send = (body: object) =>
      request(stand.url).post(create).set('Access-Token', `demo.${world}`).send(body)
    expect((await send({})).body.code).toBe(40002)
    expect((await send(remix(['v10033g50000d5arhr6t9itil688evj0']))).body.code).toBe(40053)
    const { fates } = await stand.control<{ fates: unknown[] }>('GET', `/fates?world=${world}`)
    expect(fates).toHaveLength(1)
    expect((await send(avatarRemix)).body.code).toBe(0)
    const { tasks } = await stand.control<{ tasks: { fate: string }[] }>(
      'GET',
      `/tasks?world=${world}`,
    )
    expect(tasks.map(({ fate }) => fate)).toEqual(['fail'])
  })

  it('whose every list is wrong and ten megabytes long is refused at once', async () => {
    const world = await stand.freshWorld()
    const zeros = `[${'0,'.repeat(5_000_000)}0]`
    const body = json(withInfo({ input_image_list: { image_url_list: 'ZEROS' } })).replace(
      '"ZEROS"',
      zeros,
    )
    const reply = await sendRaw(stand.url, inWorld(post('createVideoTask', body), world))
    expect(JSON.parse(reply.text)).toMatchObject({ code: 40002 })
  })
})

describe('a body over the limit', () => {
  it('is refused for an ordinary client, which can go on with the same connection', async () => {
    const world = await stand.freshWorld()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const send = (body: string) =>
      request(stand.url)
        .post(create)
        .agent(agent)
        .set('Access-Token', `demo.${world}`)
        .set('Content-Type', 'application/json')
        .send(body)
    expect((await send(tooLong)).status).toBe(413)
    expect((await send(json(avatarRemix))).body.code).toBe(0)
    agent.destroy()
  })
})

describe('a path that belongs to no API', () => {
  it.each(['/', '/open_api/v9/x/', '/open_api/v1.3/../x/', '/favicon.ico', '//', '/%ff'])(
    '%s is told so as a problem, and the journal says why',
    async (target) => {
      for (const method of ['GET', 'POST']) {
        const reply = await sendRaw(stand.url, { method, target })
        expect([reply.status, reply.headers['content-type']]).toEqual([
          404,
          'application/problem+json',
        ])
        expect(JSON.parse(reply.text)).toMatchObject({ status: 404, allowed: expect.any(Array) })
        const [entry] = await journalOf(stand, 'default')
        expect(entry?.refused?.reason).toMatch(/nothing is emulated/)
      }
    },
  )
})

describe('another media type', () => {
  it('is accepted with a JSON body, and refused where the type is taken strictly', async () => {
    const strict = await openStand({
      providers: { tiktok: { quirks: { strictContentType: true } } },
    })
    try {
      for (const [one, type, code] of [
        [stand, 'text/plain', 0],
        [stand, 'application/x-www-form-urlencoded', 0],
        [strict, 'application/json', 0],
        [strict, 'application/json; charset=utf-8', 0],
        [strict, 'text/plain', 40002],
        [strict, 'Application/JSON ;charset=utf-8', 0],
        [strict, 'application/jsonp', 40002],
        [strict, 'application/json-patch+json', 40002],
        [strict, 'application/json/x', 40002],
      ] as const) {
        const world = await one.freshWorld()
        const reply = await sendRaw(one.url, {
          method: 'POST',
          target: paths.uploadVideo,
          headers: [
            ['Access-Token', `demo.${world}`],
            ['Content-Type', type],
          ],
          body: json(footage),
        })
        expect(JSON.parse(reply.text)).toMatchObject({ code })
        const [entry] = await journalOf(one, world)
        expect(entry?.refused?.check).toBe(code === 0 ? undefined : 'mediaType')
      }
    } finally {
      await strict.close()
    }
  })

  it('may be left out', async () => {
    const world = await stand.freshWorld()
    const reply = await sendRaw(stand.url, {
      method: 'POST',
      target: paths.uploadVideo,
      headers: [['Access-Token', `demo.${world}`]],
      body: json(footage),
    })
    expect(JSON.parse(reply.text)).toMatchObject({ code: 0 })
  })
})
