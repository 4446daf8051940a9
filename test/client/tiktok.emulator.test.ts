import { describe, expect, onTestFinished, test } from 'vitest'
import { createTikTokClient, type TikTokClientOptions } from '../../client/index.ts'
import { createBacklot } from '../../emulator/index.ts'

/** The client in one process with a frozen backlot; whenever the client sleeps, the world's time passes. */
function setUp(options: Partial<TikTokClientOptions> = {}) {
  const backlot = createBacklot({ clock: 'frozen' })
  onTestFinished(() => backlot.close())
  const world = backlot.world()
  const client = createTikTokClient({
    baseUrl: 'http://localhost',
    accessToken: 'demo',
    fetch: (request) => backlot.fetch(request),
    now: () => world.clock.now(),
    sleep: (by) => world.advance({ by }),
    random: () => 0,
    ...options,
  })
  return { backlot, world, client }
}

const picture = { image_url: 'https://media.example.com/kettle.jpg' }
const footage = {
  upload_type: 'UPLOAD_BY_URL',
  use_scenario: 'AIGC',
  video_url: 'https://media.example.com/kettle.mp4',
} as const
const product = {
  source_language: 'en' as const,
  product_name: 'Kettle',
  title: 'A kettle that whistles',
  description: 'It boils a litre in three minutes.',
  selling_points: ['fast', 'quiet until it is done'],
}

const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the client before the emulator', () => {
  test('goes from footage to the bytes of each remix', async () => {
    const { client } = setUp()
    const [uploaded] = await client.uploadVideo(footage)
    const { task_ids } = await client.createVideoTask({
      aigc_video_type: 'VOICEOVER',
      product_video_info: {
        video_generation_count: 2,
        product_info_list: [product],
        input_video_list: { video_id_list: [uploaded?.video_id ?? ''] },
      },
    })
    const tasks = await client.waitForTasks(task_ids, { type: 'VOICEOVER' })
    expect(tasks.map((task) => [task.task_id, task.status])).toEqual(
      task_ids.map((id) => [id, 'SUCCESS']),
    )
    for (const task of tasks) {
      const bytes = await client.download(task).bytes()
      expect(Buffer.from(bytes.subarray(4, 8)).toString()).toBe('ftyp')
    }
    const videos = await client.listVideos({ aigc_video_types: ['VOICEOVER'] })
    expect(videos).toMatchObject({ page_info: { total_number: 2 } })
  })

  test('waits out the one call a minute that setting a picture in motion is granted', async () => {
    const { client, world } = setUp()
    const start = world.clock.now()
    await client.createImageAnimationTask(picture)
    await client.createImageAnimationTask(picture)
    expect(world.clock.now() - start).toBe(60_000)
    const refusal = await thrown(client.createImageAnimationTask(picture, { retry: false }))
    expect(refusal).toMatchObject({ name: 'ApiError', code: 40100, status: 200 })
  })

  test('never meets a refusal for its rate when it keeps its pace', async () => {
    const { client, world } = setUp({ pacing: true, retry: false })
    const start = world.clock.now()
    await client.createImageAnimationTask(picture)
    await client.createImageAnimationTask(picture)
    for (let call = 0; call < 45; call += 1) await client.listDigitalAvatars({ page_size: 1 })
    // One minute for the second picture; of 45 lists, the 21st and the 41st wait a minute each.
    expect(world.clock.now() - start).toBeGreaterThanOrEqual(180_000)
  })

  test('stops at a task that failed', async () => {
    const { client } = setUp()
    const { response } = await client.exchange('createImageAnimationTask', {
      body: picture,
      headers: { 'X-Backlot-Fate': 'fail' },
    })
    expect(response.json).toMatchObject({ code: 0, data: { task_ids: [expect.any(String)] } })
    // Its shape was just looked at.
    const { data } = response.json as { data: { task_ids: string[] } }
    const error = await thrown(client.waitForTasks(data.task_ids, { type: 'IMAGE_ANIMATION' }))
    expect(error).toMatchObject({ name: 'TaskFailedError', taskId: data.task_ids[0] })
  })

  test('waits no longer for tasks than it was told, whatever it would wait for', async () => {
    const { client, world, backlot } = setUp()
    const { task_ids } = await client.createImageAnimationTask(picture)
    const other = createTikTokClient({
      baseUrl: 'http://localhost',
      accessToken: 'demo.default',
      fetch: (request) => backlot.fetch(request),
    })
    const query = { task_ids, aigc_video_type: 'IMAGE_ANIMATION' } as const
    for (let look = 0; look < 20; look += 1) await other.listVideoTasks(query)
    const start = world.clock.now()
    // The quota is spent by somebody else, and forgives in a minute.
    const how = { type: 'IMAGE_ANIMATION', timeoutMs: 1_000 } as const
    const error = await thrown(client.waitForTasks(task_ids, how))
    expect(error).toMatchObject({ name: 'TimeoutError', cause: { name: 'ApiError', code: 40100 } })
    expect(world.clock.now() - start).toBeLessThanOrEqual(1_000)
    expect(await client.waitForTasks(task_ids, { ...how, timeoutMs: 300_000 })).toHaveLength(1)
  })

  test('says so when tasks are looked for under another type', async () => {
    const { client } = setUp()
    const { task_ids } = await client.createImageAnimationTask(picture)
    const error = await thrown(client.waitForTasks(task_ids, { type: 'VOICEOVER' }))
    expect(error).toMatchObject({ name: 'TaskMissingError', taskIds: task_ids })
  })

  test('knows a preview that has died, by its own reckoning and by the answer', async () => {
    const { client, world, backlot } = setUp()
    const { task_ids } = await client.createImageAnimationTask(picture)
    const [task] = await client.waitForTasks(task_ids, { type: 'IMAGE_ANIMATION' })
    const url = task?.preview_url ?? ''
    await world.advance({ by: 6 * 3_600_000 })
    const dead = { name: 'LinkExpiredError', expiredAt: expect.any(Date) }
    expect(await thrown(client.download(url).bytes())).toMatchObject(dead)
    const newcomer = createTikTokClient({
      baseUrl: 'http://localhost',
      accessToken: 'demo',
      fetch: (request) => backlot.fetch(request),
    })
    expect(await thrown(newcomer.download(url).bytes())).toMatchObject(dead)
  })

  test('does not take a preview URL that was changed for one that has died', async () => {
    const { client } = setUp()
    const { task_ids } = await client.createImageAnimationTask(picture)
    const [task] = await client.waitForTasks(task_ids, { type: 'IMAGE_ANIMATION' })
    const forged = (task?.preview_url ?? '').replace('vid=', 'vid=x')
    const error = await thrown(client.download(forged).bytes())
    expect(error).toMatchObject({ name: 'ApiError', code: 403 })
  })

  test('is told in the words of the API when its token is none', async () => {
    const { client } = setUp({ accessToken: 'Bearer demo' })
    const error = await thrown(client.listDigitalAvatars())
    expect(error).toMatchObject({ name: 'ApiError', code: 40105 })
  })
})

test('the client speaks with a listening backlot just as well', async () => {
  const backlot = createBacklot({ clock: 'frozen' })
  onTestFinished(() => backlot.close())
  const { url } = await backlot.listen()
  const client = createTikTokClient({ baseUrl: url, accessToken: 'demo' })
  const { list } = await client.listDigitalAvatars({ page_size: 3 })
  expect(list).toHaveLength(3)
})
