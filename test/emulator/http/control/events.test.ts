import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BacklotEvent, createBacklotClient } from '../../../../client/index.ts'
import { problemsOf } from '../../../../contracts/kit/problems.ts'
import { worldEvent } from '../../../../emulator/http/control/watching-wire.ts'
import { openStand, type Stand } from '../../../support/backlot.ts'
import { openReceiver } from '../../../support/receiver.ts'
import { animation, paths } from '../../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const clientOf = (world: string) => createBacklotClient({ baseUrl: stand.url, world })

const createTask = (world: string) =>
  request(stand.url)
    .post(paths.createImageAnimationTask)
    .set('Access-Token', `demo.${world}`)
    .send(animation)

/** Opens a stream and reads its text until a pattern stands in it. */
async function openStream(path: string, headers: Record<string, string> = {}) {
  const controller = new AbortController()
  const response = await fetch(`${stand.url}/_backlot/events${path}`, {
    headers,
    signal: controller.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let isOver = false
  const until = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(text) && !isOver) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      isOver = done
      text += value ?? ''
    }
    return text
  }
  return { response, until, isOver: () => isOver, close: () => controller.abort() }
}

const long = {
  at: 0,
  tookMs: 0,
  provider: 'p',
  method: 'GET',
  requestHeaders: [],
  requestBody: '',
  status: 200,
  responseHeaders: {},
  responseBody: '',
}

/** A connection that has asked for events, and reads nothing after the first bytes. */
async function stalledStream(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(`GET /_backlot/events HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
  await once(socket, 'data')
  return socket.pause()
}

describe('an advance in which more happens than is kept of events', () => {
  it('lets whoever follows hear of all of it', async () => {
    const world = await stand.freshWorld()
    const { createImageAnimationTask: path } = paths
    const quota = { provider: 'tiktok', operation: 'createImageAnimationTask', limit: 1000 }
    await stand.control('PUT', `/quotas?world=${world}`, quota)
    for (let call = 0; call < 100; call += 1)
      await stand.backlot.fetch(stand.url + path, {
        method: 'POST',
        headers: { 'access-token': `demo.${world}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...animation, video_generation_count: 5 }),
      })
    const stream = await openStream(`?world=${world}`)
    await stream.until(/connected/)
    const { fired } = await stand.control<{ fired: object[] }>(
      'POST',
      `/clock/advance?world=${world}`,
      { by: '2d' },
    )
    const text = await stream.until(/event: clock/)
    stream.close()
    expect(fired.length).toBeGreaterThan(900)
    expect(text).not.toContain('event: gap')
    expect(text.match(/^event: (task|media)$/gm)?.length).toBeGreaterThanOrEqual(1500)
  })
})

describe('the stream of events', () => {
  it('tells of calls, tasks, webhooks and the clock of one world, each as its schema says', async () => {
    const world = await stand.freshWorld()
    const other = await stand.freshWorld()
    const receiver = await openReceiver()
    const heard: BacklotEvent[] = []
    const stream = clientOf(world).watchEvents()[Symbol.asyncIterator]()
    const first = stream.next()
    // The loop has begun once its first call is in the emulator; from here on nothing is missed.
    await expect.poll(() => stand.backlot.world(world).events.isFollowed).toBe(true)
    await createTask(other)
    const link = await request(stand.url)
      .post('/api/links/')
      .set({ 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` })
      .send({ url: 'https://shop.example.com/kettle' })
    await request(stand.url)
      .post('/api/link_to_videos/preview_list_async/')
      .set({ 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` })
      .send({
        link: link.body.id,
        visual_styles: ['FullScreenTemplate'],
        webhook_url: receiver.hook,
      })
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    for (let next = await first; !next.done; next = await stream.next()) {
      heard.push(next.value)
      if (next.value.kind === 'clock') break
    }
    await stream.return?.()
    await receiver.close()
    const kinds = heard.map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['request', 'task', 'webhook', 'clock']))
    expect(kinds.filter((kind) => kind === 'request')).toHaveLength(2)
    expect(heard.find(({ kind }) => kind === 'task')).toMatchObject({ isNew: true })
    expect(heard.filter(({ kind }) => kind === 'webhook').at(-1)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      status: 204,
    })
    expect(heard.at(-1)).toMatchObject({
      at: '2026-01-01T01:00:00.000Z',
      from: '2026-01-01T00:00:00.000Z',
    })
    for (const { eventId: _, ...event } of heard) expect(problemsOf(worldEvent, event)).toEqual([])
  })

  it('goes on after the last event that was heard, and tells of a gap when that is forgotten', async () => {
    const world = await stand.freshWorld()
    const stream = await openStream(`?world=${world}`)
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
    await createTask(world)
    const before = await stream.until(/event: request\n/)
    const id = /^id: (.+)\nevent: request$/m.exec(before)?.[1] ?? ''
    stream.close()
    await createTask(world)
    const again = await openStream(`?world=${world}`, { 'Last-Event-ID': id })
    const after = await again.until(/event: request\n.*\n\n/)
    expect(after).toContain('req-000002')
    expect(after).not.toContain('event: gap')
    again.close()
    for (const path of [`?world=${world}&after=nonsense-9`]) {
      const lost = await openStream(path)
      expect(await lost.until(/event: gap\n.*\n\n/)).toMatch(/"missed":null/)
      lost.close()
    }
  })

  it('follows a world through its reset', async () => {
    const world = await stand.freshWorld()
    const stream = await openStream(`?world=${world}`)
    await stream.until(/connected/)
    await stand.control('POST', `/reset?world=${world}`)
    await stream.until(/event: reset\n/)
    await createTask(world)
    expect(await stream.until(/event: request\n/)).toMatch(/event: reset\n(.*\n)*event: request/)
    stream.close()
  })

  it('ends when its world is dropped', async () => {
    const world = await stand.freshWorld()
    const stream = await openStream(`?world=${world}`)
    await stream.until(/connected/)
    await stand.control('DELETE', `/worlds/${world}`)
    await stream.until(/never/)
    expect(stream.isOver()).toBe(true)
  })

  it('sends comments while nothing happens', async () => {
    const stream = await openStream('?heartbeat=100ms')
    expect(await stream.until(/nothing new/)).toMatch(
      /^retry: 1000\n: connected\n\n: nothing new\n\n/,
    )
    stream.close()
  })

  it('keeps nothing for a reader that stalls, who hears of a gap; at shutdown it is left behind', async () => {
    const short = await openStand()
    const { journal, events } = short.backlot.world()
    const reading = await fetch(`${short.url}/_backlot/events`)
    const socket = await stalledStream(short.url)
    const tell = async (): Promise<void> => {
      for (let count = 0; count < 6000; count += 1) {
        journal.record({ ...long, target: `/${count}/${'x'.repeat(2000)}` })
        if (count % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await tell()
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.resume()
    await expect.poll(() => text).toMatch(/event: gap\ndata: .*"missed":\d+/)
    await expect.poll(() => text).toContain('req-006000')
    socket.pause().removeAllListeners('data')
    await tell()
    const closed = short.close()
    expect(await reading.text()).toContain('req-012000')
    await closed
    expect(events.isFollowed).toBe(false)
    socket.destroy()
  })

  it.each([
    ['?wrld=default', 400, /did you mean .*world/],
    ['?world=nowhere', 404, /no world .*nowhere/],
    ['?heartbeat=soon', 400, /heartbeat/],
    ['?heartbeat=1ms', 400, /heartbeat/],
    ['?after=', 400, /after/],
  ])('is refused to %s', async (path, status, says) => {
    const response = await fetch(`${stand.url}/_backlot/events${path}`)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.text()).toMatch(says)
  })

  it('has a head without a body', async () => {
    const response = await fetch(`${stand.url}/_backlot/events`, { method: 'HEAD' })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(await response.text()).toBe('')
  })

  it('throws to its client what the control plane says of an unknown world', async () => {
    const stream = clientOf('nowhere').watchEvents()[Symbol.asyncIterator]()
    await expect(stream.next()).rejects.toMatchObject({ name: 'ApiError', code: 404 })
  })
})
