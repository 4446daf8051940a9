import { describe, expect, test } from 'vitest'
import {
  ApiError,
  ContractError,
  createTikTokClient,
  isCallError,
  NetworkError,
  type TikTokClientOptions,
  TimeoutError,
} from '../../client/index.ts'
import { json, reset, scriptedServer, silence, type Turn, text } from './scripted-server.ts'
import { virtualClock } from './virtual-clock.ts'

const requestId = '20260101000000ABCDEF0123456789ABCD'
const ok = (data: unknown) => json({ code: 0, message: 'OK', request_id: requestId, data })
const no = (code: number, message = 'no') =>
  json({ code, message, request_id: requestId, data: {} })
const avatars = { list: [], page_info: { page: 1, page_size: 10, total_number: 0, total_page: 0 } }
const animation = { image_url: 'https://media.example.com/kettle.jpg' }

/** A client before a server that takes these turns, on a clock of its own. */
async function facing(turns: readonly Turn[], options: Partial<TikTokClientOptions> = {}) {
  const server = await scriptedServer(...turns)
  const clock = virtualClock()
  const { now, sleep } = clock
  const client = createTikTokClient({
    baseUrl: server.url,
    accessToken: 'demo.secret',
    now,
    sleep,
    random: () => 0.5,
    ...options,
  })
  return { client, clock, server, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}

const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a call', () => {
  test('carries the token, the base path and JSON, and answers the opened data', async () => {
    await using setting = await facing([ok({ task_ids: ['1'] })])
    expect(await setting.client.createImageAnimationTask(animation)).toEqual({ task_ids: ['1'] })
    expect(setting.server.arrived).toMatchObject([
      {
        method: 'POST',
        url: '/open_api/v1.3/creative/aigc/image_animation/task/create/',
        headers: { 'access-token': 'demo.secret', 'content-type': 'application/json' },
        body: JSON.stringify(animation),
      },
    ])
  })

  test('sends a list in the query string as JSON', async () => {
    await using setting = await facing([ok({ list: [] })])
    await setting.client.listVideoTasks({ task_ids: ['1', '2'], aigc_video_type: 'VOICEOVER' })
    const { searchParams } = new URL(setting.server.arrived[0]?.url ?? '', 'http://localhost')
    expect(Object.fromEntries(searchParams)).toEqual({
      task_ids: '["1","2"]',
      aigc_video_type: 'VOICEOVER',
    })
  })

  test.each(['', '/', '/open_api/v1.3', '/open_api/v1.3/'])(
    'finds its path under a base URL that ends in "%s"',
    async (ending) => {
      await using server = await scriptedServer(ok(avatars))
      await createTikTokClient({
        baseUrl: server.url + ending,
        accessToken: 'demo',
      }).listDigitalAvatars({ page: 2 })
      expect(server.arrived[0]?.url).toBe('/open_api/v1.3/creative/digital_avatar/get/?page=2')
    },
  )

  test('goes wherever its injected fetch takes it', async () => {
    const seen: string[] = []
    const client = createTikTokClient({
      baseUrl: 'http://nowhere.invalid',
      accessToken: 'demo',
      fetch: (request) => {
        seen.push(request.url)
        return Response.json({ code: 0, message: 'OK', request_id: requestId, data: {} })
      },
    })
    expect(await client.listVideos({ aigc_video_types: ['VOICEOVER'] })).toEqual({})
    expect(seen).toEqual([
      'http://nowhere.invalid/open_api/v1.3/creative/aigc/video/list/?aigc_video_types=%5B%22VOICEOVER%22%5D',
    ])
  })
})

describe('a refusal', () => {
  test('inside HTTP 200 is an ApiError with code, message, request id and the exchange', async () => {
    await using setting = await facing([no(40002, 'image_url: Missing data for required field.')])
    const error = await thrown(setting.client.createImageAnimationTask(animation))
    expect(error).toBeInstanceOf(ApiError)
    expect(isCallError(error)).toBe(true)
    expect(error).toMatchObject({
      name: 'ApiError',
      code: 40002,
      status: 200,
      message: 'image_url: Missing data for required field.',
      requestId,
      exchange: {
        request: { method: 'POST', body: JSON.stringify(animation) },
        response: { status: 200, json: { code: 40002 } },
      },
    })
    expect(setting.server.arrived).toHaveLength(1)
  })

  test('never shows the credential', async () => {
    await using setting = await facing([no(40105)])
    const error = await thrown(setting.client.listDigitalAvatars())
    expect(error).toMatchObject({
      exchange: { request: { headers: { 'access-token': '[redacted]' } } },
    })
    expect(JSON.stringify(error)).not.toContain('demo.secret')
  })

  test.each([
    [404, '404 page not found'],
    [405, '<html>'],
    [413, ''],
  ])('of the transport carries its HTTP status as the code: %i', async (status, body) => {
    await using setting = await facing([text(body, status)])
    const error = await thrown(setting.client.listDigitalAvatars())
    expect(error).toMatchObject({ name: 'ApiError', code: status, status })
  })
})

describe('an answer against the contract', () => {
  test.each<[string, Turn]>([
    ['a page for people', text('<html></html>', 200, { 'content-type': 'text/html' })],
    ['no body', text('', 200)],
    ['an array', json([])],
    ['no code', json({ message: 'OK', data: avatars })],
    ['a code that is a text', json({ code: '0', message: 'OK', data: avatars })],
    ['success without data', json({ code: 0, message: 'OK', request_id: requestId })],
    ['success with null for data', ok(null)],
    ['success with the data of another operation', ok({ task_ids: [] })],
    ['success with another status', json({ code: 0, message: 'OK', data: avatars }, 201)],
    ['a redirect', text('', 302, { location: 'http://127.0.0.1:1/' })],
  ])('is a ContractError, outside the family and never repeated: %s', async (_, turn) => {
    await using setting = await facing([turn])
    const error = await thrown(setting.client.listDigitalAvatars())
    expect(error).toBeInstanceOf(ContractError)
    expect(isCallError(error)).toBe(false)
    expect(setting.server.arrived).toHaveLength(1)
  })
})

describe('trouble that passes', () => {
  test.each<[string, Turn]>([
    ['code 50000', no(50000)],
    ['code 50002', no(50002)],
    ['code 51010', no(51010)],
    ['code 60001', no(60001)],
    ['HTTP 500', text('', 500)],
    ['HTTP 502 with a page', text('<html>', 502)],
    ['a broken connection', reset],
    [
      'an answer that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': 1000 }).write('{"code":0')
        setImmediate(() => response.socket?.destroy())
      },
    ],
  ])('is waited out when reading: %s', async (_, turn) => {
    await using setting = await facing([turn, turn, ok(avatars)])
    expect(await setting.client.listDigitalAvatars()).toEqual(avatars)
    expect(setting.clock.slept).toEqual([250, 500])
  })

  test.each<[string, Turn]>([
    ['code 50000', no(50000)],
    ['HTTP 503', text('', 503)],
    ['a broken connection', reset],
  ])('is not waited out when creating, unless asked: %s', async (_, turn) => {
    await using setting = await facing([turn, turn, ok({ task_ids: ['1'] })])
    const { client, server } = setting
    expect(isCallError(await thrown(client.createImageAnimationTask(animation)))).toBe(true)
    expect(server.arrived).toHaveLength(1)
    await client.createImageAnimationTask(animation, { retry: { unsafe: true } })
    expect(server.arrived).toHaveLength(3)
    expect(server.arrived[2]?.body).toBe(JSON.stringify(animation))
  })

  test('is given up after the last try, with the last error', async () => {
    await using setting = await facing([no(50000), no(51010)], { retry: { attempts: 3 } })
    expect(await thrown(setting.client.listDigitalAvatars())).toMatchObject({ code: 51010 })
    expect(setting.server.arrived).toHaveLength(3)
  })

  test('is told at once when there shall be no retry', async () => {
    await using setting = await facing([no(50000), ok(avatars)])
    const error = await thrown(setting.client.listDigitalAvatars({}, { retry: false }))
    expect(error).toMatchObject({ code: 50000 })
  })

  test('at no open port is a NetworkError that says nothing was sent', async () => {
    const server = await scriptedServer(silence)
    await server[Symbol.asyncDispose]()
    const { now, sleep, slept } = virtualClock()
    const client = createTikTokClient({ baseUrl: server.url, accessToken: 'demo', now, sleep })
    const error = await thrown(client.createImageAnimationTask(animation))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ name: 'NetworkError', sent: false })
    expect(error instanceof Error && error.cause).toBeInstanceOf(TypeError)
    expect(slept).toHaveLength(3)
  })
})

describe('too many calls', () => {
  test('are waited out for a whole window, also when creating', async () => {
    await using setting = await facing([no(40100), ok({ task_ids: ['1'] })])
    await setting.client.createImageAnimationTask(animation)
    expect(setting.clock.slept).toEqual([60_250])
  })

  test('count those that were made without keeping pace', async () => {
    await using setting = await facing([ok({ task_ids: ['1'] })])
    await setting.client.createImageAnimationTask(animation)
    await setting.client.createImageAnimationTask(animation, { pacing: true })
    expect(setting.clock.slept).toEqual([60_250])
  })

  test('do not happen when the client keeps its pace', async () => {
    await using setting = await facing([ok({ task_ids: ['1'] })], { pacing: true })
    await setting.client.createImageAnimationTask(animation)
    await setting.client.createImageAnimationTask(animation)
    await setting.client.createImageAnimationTask(animation, { pacing: false })
    expect(setting.clock.slept).toEqual([60_250])
  })
})

describe('an answer that does not come', () => {
  test('is a TimeoutError', async () => {
    await using setting = await facing([silence], { timeoutMs: 30, retry: false })
    const error = await thrown(setting.client.listDigitalAvatars())
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ name: 'TimeoutError', timeoutMs: 30 })
  })

  test('is asked for again when reading', async () => {
    await using setting = await facing([silence, ok(avatars)], { timeoutMs: 100 })
    expect(await setting.client.listDigitalAvatars()).toEqual(avatars)
  })

  test('is waited for until the caller stops it, with the reason given', async () => {
    const stop = new AbortController()
    const stopping: Turn = () => stop.abort(new Error('closing time'))
    await using setting = await facing([stopping])
    const error = await thrown(setting.client.listDigitalAvatars({}, { signal: stop.signal }))
    expect(error).toMatchObject({ message: 'closing time' })
    expect(setting.server.arrived).toHaveLength(1)
  })
})

describe('waiting for tasks', () => {
  const ids = Array.from({ length: 7 }, (_, index) => `${index}`)
  const report =
    (statusOf: (id: string, look: number) => string): Turn =>
    (response, request) => {
      looks += 1
      const asked = new URL(request.url, 'http://localhost').searchParams.get('task_ids') ?? ''
      const list = ids
        .filter((id) => asked.includes(`"${id}"`))
        .map((id) => ({ task_id: id, status: statusOf(id, looks) }))
      ok({ list })(response, request)
    }
  let looks = 0

  test('asks for five at a time, with their type, until the last one is done', async () => {
    looks = 0
    const status = (id: string, look: number) => (id === '6' && look < 4 ? 'PROCESSING' : 'SUCCESS')
    await using setting = await facing([report(status)])
    const tasks = await setting.client.waitForTasks(ids, { type: 'IMAGE_ANIMATION' })
    expect(tasks.map((task) => task.task_id)).toEqual(ids)
    const asked = setting.server.arrived.map((request) => {
      const { searchParams } = new URL(request.url, 'http://localhost')
      expect(searchParams.get('aigc_video_type')).toBe('IMAGE_ANIMATION')
      return JSON.parse(searchParams.get('task_ids') ?? '').length
    })
    expect(asked).toEqual([5, 2, 1, 1])
    expect(setting.clock.slept).toEqual([5000, 5000])
  })

  test('never looks more than twenty times in a minute, however eager', async () => {
    looks = 0
    const moments: number[] = []
    const waiting = report((_, look) => (look < 70 ? 'PROCESSING' : 'SUCCESS'))
    await using setting = await facing([
      (response, request) => {
        moments.push(setting.clock.now())
        waiting(response, request)
      },
    ])
    await setting.client.waitForTasks(['1'], { type: 'VOICEOVER', intervalMs: 10 })
    expect(moments).toHaveLength(70)
    for (const end of moments)
      expect(moments.filter((at) => at > end - 60_000 && at <= end).length).toBeLessThanOrEqual(20)
  })

  test('fails as soon as one failed', async () => {
    await using setting = await facing([report((id) => (id === '3' ? 'FAILED' : 'SUBMITTED'))])
    const error = await thrown(setting.client.waitForTasks(ids, { type: 'VOICEOVER' }))
    expect(error).toMatchObject({ name: 'TaskFailedError', taskId: '3' })
    expect(setting.server.arrived).toHaveLength(1)
  })
})

describe('the exchange of a call by name', () => {
  test('is told whole, also of a refusal', async () => {
    await using setting = await facing([no(40104)])
    const { request, response } = await setting.client.exchange('createVideoTask', {
      body: { aigc_video_type: 'NONSENSE' },
      headers: { 'Access-Token': undefined, 'X-Backlot-Fate': 'fail' },
    })
    expect(response).toMatchObject({ status: 200, json: { code: 40104 } })
    expect(response.text).toBe(JSON.stringify(response.json))
    expect(request.body).toBe('{"aigc_video_type":"NONSENSE"}')
    const { headers } = setting.server.arrived[0] ?? {}
    expect(headers).not.toHaveProperty('access-token')
    expect(headers).toHaveProperty('x-backlot-fate', 'fail')
  })

  test('is told of an answer against the contract', async () => {
    await using setting = await facing([text('<html>', 200)])
    const { response } = await setting.client.exchange('listVideos')
    expect(response).toMatchObject({ status: 200, text: '<html>', json: undefined })
  })

  test('carries values that the typed methods would not take', async () => {
    await using setting = await facing([no(40002)])
    await setting.client.exchange('listVideoTasks', { query: { task_ids: 'nonsense', page: 0 } })
    expect(setting.server.arrived[0]?.url).toMatch(/\?task_ids=nonsense&page=0$/)
  })

  test('is retried as the options say, and told of the last try', async () => {
    await using setting = await facing([no(50000), no(40100), ok(avatars)])
    const { response } = await setting.client.exchange('listDigitalAvatars')
    expect(response.json).toMatchObject({ code: 0 })
    const single = await setting.client.exchange('listDigitalAvatars', {}, { retry: false })
    expect(single.response.json).toMatchObject({ code: 0 })
    expect(setting.clock.slept).toEqual([250, 60_500])
  })

  test('names the known operations when asked for an unknown one', async () => {
    await using setting = await facing([silence])
    // @ts-expect-error -- the compiler refuses it too
    const error = await thrown(setting.client.exchange('deleteVideo'))
    expect(error).toBeInstanceOf(RangeError)
    expect(error).toMatchObject({ message: expect.stringContaining('listVideoTasks') })
  })
})
