import { describe, expect, test } from 'vitest'
import {
  createTikTokClient,
  type DownloadOptions,
  type TikTokClientOptions,
} from '../../client/index.ts'
import { json, reset, scriptedServer, silence, type Turn, text } from './scripted-server.ts'
import { virtualClock } from './virtual-clock.ts'

const file = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251))
const etag = '"first"'
const expiry = Date.parse('2026-01-01T06:00:00.000Z')
const preview = `/${'ab'.repeat(16)}/${(expiry / 1000).toString(16)}/video/x/?mime_type=video_mp4`

/** Serves the file as a server of media does, Range and all, but breaks off after so many bytes. */
const serve =
  (options: { until?: number; etag?: string | null; bytes?: Buffer } = {}): Turn =>
  (response, request) => {
    const { until = Number.POSITIVE_INFINITY, bytes = file } = options
    const tag = options.etag === undefined ? etag : options.etag
    const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
    const condition = request.headers['if-range']
    const partial = asked !== undefined && (condition === undefined || condition === tag)
    const start = partial ? Number(asked) : 0
    const body = bytes.subarray(start)
    response.writeHead(partial ? 206 : 200, {
      'content-type': 'video/mp4',
      'content-length': body.length,
      ...(tag !== null && { etag: tag }),
      ...(partial && { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    })
    if (body.length <= until) return response.end(body)
    return response.write(body.subarray(0, until), () => response.socket?.destroy())
  }

async function facing(turns: readonly Turn[], options: Partial<TikTokClientOptions> = {}) {
  const server = await scriptedServer(...turns)
  const clock = virtualClock(expiry - 3_600_000)
  const { now, sleep } = clock
  const random = () => 0.5
  const client = createTikTokClient({
    ...{ baseUrl: server.url, accessToken: 'demo.secret', now, sleep, random },
    ...options,
  })
  const fetchPreview = (how?: DownloadOptions) =>
    client.download({ preview_url: server.url + preview }, how).bytes()
  return { client, clock, server, fetchPreview, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}

const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )
const isWhole = (bytes: Uint8Array) => Buffer.compare(bytes, file) === 0

describe('a download', () => {
  test('answers every byte and shows no credential to the host of the file', async () => {
    await using setting = await facing([serve()])
    expect(isWhole(await setting.fetchPreview())).toBe(true)
    const { headers, method, url } = setting.server.arrived[0] ?? {}
    expect({ method, url }).toEqual({ method: 'GET', url: preview })
    expect(JSON.stringify(headers)).not.toContain('demo.secret')
    expect(headers).not.toHaveProperty('range')
  })

  test('can be read in parts as they come', async () => {
    await using setting = await facing([serve({ until: 40_000 }), serve()])
    const parts: Uint8Array[] = []
    for await (const part of setting.client.download(setting.server.url + preview)) parts.push(part)
    expect(isWhole(Buffer.concat(parts))).toBe(true)
    expect(parts.every((part) => part.length > 0)).toBe(true)
  })

  test('can be left halfway', async () => {
    await using setting = await facing([serve()])
    for await (const part of setting.client.download(setting.server.url + preview)) {
      expect(part.length).toBeGreaterThan(0)
      break
    }
    expect(setting.server.arrived).toHaveLength(1)
  })

  test('of an empty file is empty', async () => {
    await using setting = await facing([serve({ bytes: Buffer.alloc(0) })])
    expect(await setting.fetchPreview()).toHaveLength(0)
  })
})

describe('a connection that breaks', () => {
  test('is taken up again where it stopped, on the condition that the file is the same', async () => {
    await using setting = await facing([
      serve({ until: 30_000 }),
      serve({ until: 20_000 }),
      serve(),
    ])
    expect(isWhole(await setting.fetchPreview())).toBe(true)
    expect(setting.server.arrived.map(({ headers }) => headers.range)).toEqual([
      undefined,
      'bytes=30000-',
      'bytes=50000-',
    ])
    expect(setting.server.arrived[2]?.headers['if-range']).toBe(etag)
  })

  test('costs no try as long as each connection brings something', async () => {
    const turns = [...Array.from({ length: 9 }, () => serve({ until: 9_000 })), serve()]
    await using setting = await facing(turns, { retry: { attempts: 2 } })
    expect(isWhole(await setting.fetchPreview({ retry: { attempts: 2 } }))).toBe(true)
    expect(setting.clock.slept).toEqual(Array.from({ length: 9 }, () => 250))
  })

  test('is given up when nothing new comes any more', async () => {
    await using setting = await facing([serve({ until: 10 }), reset])
    const error = await thrown(setting.fetchPreview())
    expect(error).toMatchObject({ name: 'NetworkError' })
    expect(setting.server.arrived).toHaveLength(1 + 3)
  })

  test('before the answer is tried again, as are trouble on the other side and throttling', async () => {
    const throttled = text('', 429, { 'retry-after': '7' })
    await using setting = await facing([reset, text('', 503), throttled, serve()])
    expect(isWhole(await setting.fetchPreview())).toBe(true)
    expect(setting.clock.slept).toEqual([250, 500, 8000])
  })

  test('in a server without Range is made good by skipping what is held', async () => {
    const whole: Turn = (response, request) => serve()(response, { ...request, headers: {} })
    await using setting = await facing([serve({ until: 30_000 }), whole])
    expect(isWhole(await setting.fetchPreview())).toBe(true)
  })

  test('after the last byte does no harm', async () => {
    const parts = [file, undefined]
    const body = new ReadableStream({
      pull(stream) {
        const part = parts.shift()
        if (part) stream.enqueue(part)
        else stream.error(new Error('gone'))
      },
    })
    const headers = { 'content-length': String(file.length) }
    await using setting = await facing([silence], { fetch: () => new Response(body, { headers }) })
    expect(isWhole(await setting.fetchPreview({ retry: false }))).toBe(true)
  })

  test('by silence is a TimeoutError when it lasts', async () => {
    const mute: Turn = (response) => response.writeHead(200, { 'content-length': 9 }).write('abc')
    await using setting = await facing([mute])
    const error = await thrown(setting.fetchPreview({ timeoutMs: 30, retry: false }))
    expect(error).toMatchObject({ name: 'TimeoutError' })
  })

  test('by the caller ends with the reason given', async () => {
    await using setting = await facing([silence])
    const signal = AbortSignal.abort(new Error('closing time'))
    expect(await thrown(setting.fetchPreview({ signal }))).toMatchObject({
      message: 'closing time',
    })
  })
})

describe('a file that is not what it was', () => {
  const other = Buffer.from(file).fill(7)
  const from0: Turn = (response) =>
    response.writeHead(206, { 'content-range': 'bytes 0-9/100000' }).end('0123456789')
  test.each<[string, Turn]>([
    ['the file was replaced', serve({ etag: '"second"', bytes: other })],
    ['the file has another length', serve({ etag: null, bytes: other.subarray(9) })],
    ['the rest begins elsewhere', from0],
    ['there is no such rest', text('', 416, { 'content-range': 'bytes */20' })],
    ['the answer is no file', text('', 204)],
  ])('is a ContractError, not a mixture: %s', async (_, turn) => {
    await using setting = await facing([serve({ until: 30_000 }), turn])
    expect(await thrown(setting.fetchPreview())).toMatchObject({ name: 'ContractError' })
    expect(setting.server.arrived).toHaveLength(2)
  })

  test('is noticed without a server that counts, when it is too short or too long', async () => {
    const headers = { 'content-length': '4' }
    const answers = (body: string) => ({ fetch: () => new Response(body, { headers }) })
    await using short = await facing([silence], answers('abc'))
    const error = await thrown(short.fetchPreview({ retry: false }))
    expect(error).toMatchObject({ name: 'NetworkError' })
    await using long = await facing([silence], answers('abcde'))
    expect(await thrown(long.fetchPreview())).toMatchObject({ name: 'ContractError' })
  })
})

describe('a dead preview', () => {
  const dated = (moment: number) => ({ date: new Date(moment).toUTCString() })
  const expired = { name: 'LinkExpiredError', expiredAt: new Date(expiry) }

  test('is known by its 403 once its time is over', async () => {
    await using setting = await facing([text('', 403, dated(expiry))])
    const error = await thrown(setting.fetchPreview())
    expect(error).toMatchObject(expired)
    expect(error).toMatchObject({ cause: { name: 'ApiError', status: 403 } })
    expect(setting.server.arrived).toHaveLength(1)
  })

  test('is not blamed on time as long as there is some left', async () => {
    await using setting = await facing([text('forged', 403, dated(expiry - 1000))])
    const error = await thrown(setting.fetchPreview())
    expect(error).toMatchObject({ name: 'ApiError', status: 403 })
    expect(error).toMatchObject({ exchange: { response: { text: 'forged' } } })
  })

  test('is not asked for when the API says by its clock that the time is over', async () => {
    const data = { list: [], page_info: {} }
    const body = { code: 0, message: 'OK', request_id: '', data }
    await using setting = await facing([json(body, 200, dated(expiry - 2000)), serve()])
    await setting.client.listDigitalAvatars()
    expect(isWhole(await setting.fetchPreview())).toBe(true)
    setting.clock.pass(2000)
    expect(await thrown(setting.fetchPreview())).toMatchObject(expired)
    expect(setting.server.arrived).toHaveLength(2)
  })

  test('is known by its 403 also where the URL tells no time', async () => {
    await using setting = await facing([text('', 403)])
    const error = await thrown(setting.client.download(`${setting.server.url}/x.mp4`).bytes())
    expect(error).toMatchObject({ name: 'LinkExpiredError', expiredAt: undefined })
  })

  test('may also be told as gone', async () => {
    await using setting = await facing([text('', 410, dated(expiry - 1000))])
    expect(await thrown(setting.fetchPreview())).toMatchObject(expired)
  })

  test('differs from one that was never there', async () => {
    await using setting = await facing([text('', 404)])
    expect(await thrown(setting.fetchPreview())).toMatchObject({ name: 'ApiError', code: 404 })
  })
})
