import { describe, expect, onTestFinished, test } from 'vitest'
import { createBacklotClient } from '../../client/backlot.ts'
import { createTikTokClient } from '../../client/index.ts'
import { createBacklot } from '../../emulator/index.ts'

function setUp(world?: string) {
  const backlot = createBacklot({ clock: 'frozen' })
  onTestFinished(() => backlot.close())
  const reach = {
    baseUrl: 'http://localhost',
    fetch: (request: Request) => backlot.fetch(request),
  }
  return { backlot, reach, client: createBacklotClient({ ...reach, world }) }
}

const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the client of the control plane', () => {
  test('advances time, and only in the world it speaks of', async () => {
    const { client, backlot } = setUp('mine')
    const opened = await client.openWorld({ body: { name: 'mine', clock: 'frozen' } })
    expect(opened).toMatchObject({ credential: 'demo.mine', clock: { mode: 'frozen' } })
    const before = backlot.world('default').clock.now()
    const { now } = await client.advanceClock({ body: { by: '6h' } })
    expect(Date.parse(now) - Date.parse(opened.clock.now)).toBe(6 * 3_600_000)
    expect((await client.getClock()).now).toBe(now)
    expect(backlot.world('default').clock.now()).toBe(before)
  })

  test('speaks of another world when a call names it', async () => {
    const { client } = setUp('mine')
    await client.openWorld({ body: { name: 'mine' } })
    await client.openWorld({ body: { name: 'other', clock: 'frozen' } })
    const { now } = await client.getClock({ query: { world: 'other' } })
    const later = await client.advanceClock({ query: { world: 'other' }, body: { by: '1m' } })
    expect(Date.parse(later.now) - Date.parse(now)).toBe(60_000)
  })

  test('throws a refusal with what the control plane says about it', async () => {
    const { client } = setUp()
    const error = await thrown(client.dropWorld({ params: { name: 'nowhere' } }))
    expect(error).toMatchObject({ name: 'ApiError', code: 404, status: 404 })
    expect(String(error)).toContain('there is no world "nowhere"')
  })

  test('shows a refusal as an exchange to whoever asks for exchanges', async () => {
    const { client } = setUp()
    const { response } = await client.exchange('advanceClock', { body: { by: 'soon' } })
    expect(response.status).toBe(400)
  })

  test('reads from the journal why a call was refused', async () => {
    const { client, reach } = setUp()
    const provider = createTikTokClient({ ...reach, accessToken: 'demo', retry: false })
    await thrown(provider.listVideos({ page: 0 }))
    const { requests } = await client.listRequests({ query: { refused: 'true' } })
    expect(requests[0]?.refused?.reason).toContain('page')
  })

  test('follows a media link until it dies', async () => {
    const { client, reach, backlot } = setUp()
    const provider = createTikTokClient({ ...reach, accessToken: 'demo' })
    const picture = { image_url: 'https://media.example.com/kettle.jpg' }
    const { task_ids } = await provider.createImageAnimationTask(picture)
    await client.finishTask({ params: { id: task_ids[0] ?? '' } })
    const { list } = await provider.listVideoTasks({
      task_ids,
      aigc_video_type: 'IMAGE_ANIMATION',
    })
    const [task] = list
    const url = task?.status === 'SUCCESS' ? task.preview_url : ''
    const alive = await client.followMediaLink({ query: { url } })
    expect(alive).toEqual({ status: 200, contentType: 'video/mp4', bytes: expect.any(Number) })
    expect(alive.bytes).toBeGreaterThan(10_000)
    await backlot.world().advance({ by: 6 * 3_600_000 })
    const dead = await client.followMediaLink({ query: { url } })
    expect(dead).toMatchObject({ status: 403, contentType: expect.stringContaining('text/plain') })
  })

  test('is told when a link leads to no media at all', async () => {
    const { client } = setUp()
    const url = 'http://localhost/_backlot/clock'
    const error = await thrown(client.followMediaLink({ query: { url } }))
    expect(error).toMatchObject({ name: 'ApiError', code: 404 })
  })
})
