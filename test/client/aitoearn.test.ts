import { describe, expect, test } from 'vitest'
import { type AiToEarnClientOptions, createAiToEarnClient } from '../../client/index.ts'
import { json, scriptedServer, type Turn, text } from './scripted-server.ts'
import { virtualClock } from './virtual-clock.ts'

const ok = (data: unknown) => json({ data, code: 0, message: '请求成功', requestId: 'r-1' })
const no = (code: number, message = 'no') =>
  json({ data: {}, code, message, timestamp: 1_767_225_600_000, requestId: 'r-2' })
const id = '6955b900c4a1d2e3f4a5b6c7'
const task = (status: string, more = {}) =>
  ok({
    id,
    model: 'm',
    status,
    input: { prompt: 'x' },
    submittedAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  })
const body = { model: 'seedance-2-beta', prompt: 'A kettle' }

/** A client before a server that takes these turns, on a clock of its own. */
async function facing(turns: readonly Turn[], options: Partial<AiToEarnClientOptions> = {}) {
  const server = await scriptedServer(...turns)
  const clock = virtualClock()
  const { now, sleep } = clock
  const client = createAiToEarnClient({
    baseUrl: server.url,
    apiKey: 'demo.secret',
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
  test('carries the key, the base path and JSON, and answers the opened data', async () => {
    await using setting = await facing([ok({ id, status: 'SUBMITTED' })])
    expect(await setting.client.createVideoTask(body)).toEqual({ id, status: 'SUBMITTED' })
    expect(setting.server.arrived).toMatchObject([
      {
        method: 'POST',
        url: '/api/ai/video/generations',
        headers: { 'x-api-key': 'demo.secret', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    ])
  })

  test.each(['', '/', '/api/ai', '/api/ai/'])(
    'finds its path under a base URL that ends in "%s"',
    async (ending) => {
      await using server = await scriptedServer(task('InProgress'))
      const client = createAiToEarnClient({ baseUrl: server.url + ending, apiKey: 'demo' })
      await client.getVideoTask(id)
      expect(server.arrived[0]?.url).toBe(`/api/ai/video/generations/${id}`)
    },
  )

  test('sends page and size as plain numbers', async () => {
    const page = { page: 2, pageSize: 5, totalPages: 0, total: 0, list: [] }
    await using setting = await facing([ok(page)])
    expect(await setting.client.listVideoTasks({ page: 2, pageSize: 5 })).toEqual(page)
    expect(setting.server.arrived[0]?.url).toBe('/api/ai/video/generations?page=2&pageSize=5')
  })

  test.each([401, 10002, 12001, 12300, 12301, 12302, 12310, 12801])(
    'refused with %d inside HTTP 200 is an ApiError, and is not tried again',
    async (code) => {
      await using setting = await facing([no(code, 'Because')])
      expect(await thrown(setting.client.createVideoTask(body))).toMatchObject({
        name: 'ApiError',
        code,
        status: 200,
        message: 'Because',
        requestId: 'r-2',
      })
      expect(setting.server.arrived).toHaveLength(1)
    },
  )

  test('is tried again when there were too many, whatever it does', async () => {
    await using setting = await facing([no(429), ok({ id, status: 'SUBMITTED' })])
    expect(await setting.client.createVideoTask(body)).toMatchObject({ id })
    expect(setting.server.arrived).toHaveLength(2)
  })

  test('that makes something is not sent again when the other side broke; one that looks is', async () => {
    const gateway = text('<html><h1>502 Bad Gateway</h1></html>', 502)
    for (const broken of [no(500), gateway]) {
      await using making = await facing([broken, ok({ id, status: 'SUBMITTED' })])
      expect(await thrown(making.client.createVideoTask(body))).toMatchObject({ name: 'ApiError' })
      expect(making.server.arrived).toHaveLength(1)
      await using looking = await facing([broken, task('InProgress')])
      expect(await looking.client.getVideoTask(id)).toMatchObject({ status: 'InProgress' })
    }
  })

  test.each([
    ['a page for people', text('<html></html>', 200)],
    ['no code', json({ data: {} })],
    ['code 0 without the data', ok({})],
    ['code 0 with another status', json({ data: { id, status: 'x' }, code: 0 }, 201)],
  ])('answered with %s breaks the contract', async (_, turn) => {
    await using setting = await facing([turn])
    expect(await thrown(setting.client.getVideoTask(id))).toMatchObject({ name: 'ContractError' })
  })
})

describe('waiting for tasks', () => {
  const videoUrl = 'https://assets.example.com/u/ai/video/m/202601/abc-x.mp4'

  test('looks every thirty seconds until there is a video', async () => {
    const looks: string[] = []
    await using setting = await facing([
      task('InProgress'),
      task('InProgress'),
      task('SUCCESS', { videoUrl, finishedAt: '2026-01-01T00:01:00.000Z' }),
    ])
    const onLook = ({ status }: { readonly status: string }) => looks.push(status)
    const [done] = await setting.client.waitForTasks([id], { onLook })
    expect(done?.videoUrl).toBe(videoUrl)
    expect(looks).toEqual(['InProgress', 'InProgress', 'SUCCESS'])
    expect(setting.clock.slept).toEqual([30_000, 30_000])
  })

  test('waits longer than two hundred seconds, and no longer than told', async () => {
    await using setting = await facing([task('InProgress')])
    const error = await thrown(setting.client.waitForTasks([id], { timeoutMs: 600_000 }))
    expect(error).toMatchObject({ name: 'TimeoutError', timeoutMs: 600_000 })
    expect(setting.server.arrived).toHaveLength(21)
  })

  test('stops at a failure and shows the task with its words', async () => {
    await using setting = await facing([task('FAILURE', { error: { message: 'No luck' } })])
    expect(await thrown(setting.client.waitForTasks([id]))).toMatchObject({
      name: 'TaskFailedError',
      taskId: id,
      task: { error: { message: 'No luck' } },
    })
  })

  test('stops at an id that nobody has', async () => {
    await using setting = await facing([no(12302)])
    expect(await thrown(setting.client.waitForTasks([id]))).toMatchObject({ code: 12302 })
  })
})
