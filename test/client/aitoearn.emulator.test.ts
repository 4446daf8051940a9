import { describe, expect, onTestFinished, test } from 'vitest'
import { type AiToEarnClientOptions, createAiToEarnClient } from '../../client/index.ts'
import { createBacklot } from '../../emulator/index.ts'

/** The client in one process with a frozen backlot; whenever the client sleeps, the world's time passes. */
function setUp(options: Partial<AiToEarnClientOptions> = {}) {
  const backlot = createBacklot({ clock: 'frozen' })
  onTestFinished(() => backlot.close())
  const world = backlot.world()
  const client = createAiToEarnClient({
    baseUrl: 'http://localhost',
    apiKey: 'demo',
    fetch: (request) => backlot.fetch(request),
    now: () => world.clock.now(),
    sleep: (by) => world.advance({ by }),
    random: () => 0,
    ...options,
  })
  return { backlot, world, client }
}

const body = { model: 'seedance-2-fast-beta', prompt: 'A kettle whistles' }
const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the client before the emulator', () => {
  test('goes from a model to the bytes of two videos', async () => {
    const { client } = setUp()
    const [model] = await client.listVideoModels()
    const made = [
      await client.createVideoTask({ ...body, model: model?.name ?? '' }),
      await client.createVideoTask({ ...body, ratio: '9:16', duration: 4 }),
    ]
    const ids = made.map(({ id }) => id)
    const tasks = await client.waitForTasks(ids)
    expect(tasks.map(({ id, status }) => [id, status])).toEqual(ids.map((id) => [id, 'SUCCESS']))
    for (const task of tasks) {
      const bytes = await client.download(task).bytes()
      expect(Buffer.from(bytes.subarray(4, 8)).toString()).toBe('ftyp')
    }
    const { total, list } = await client.listVideoTasks({ pageSize: 1 })
    expect([total, list.map(({ id }) => id)]).toEqual([2, ids.slice(1)])
  })

  test('hears a refusal that comes with HTTP 200', async () => {
    const { client } = setUp()
    const refusal = await thrown(client.createVideoTask({ ...body, model: 'sora' }))
    expect(refusal).toMatchObject({ name: 'ApiError', code: 12300, status: 200 })
    const stranger = setUp({ apiKey: 'sk-of-the-other-site' }).client
    expect(await thrown(stranger.listVideoTasks())).toMatchObject({ code: 401, status: 200 })
  })

  test('stops at a task that failed', async () => {
    const { client, world } = setUp()
    world.fates.add({ provider: 'aitoearn', fate: 'fail', times: 1 })
    await client.listVideoTasks()
    const { id } = await client.createVideoTask(body)
    const error = await thrown(client.waitForTasks([id]))
    expect(error).toMatchObject({ name: 'TaskFailedError', taskId: id })
  })
})
