import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStand, type Stand, stateOf } from '../../../support/backlot.ts'
import { emptySnapshot } from '../../../support/empty-snapshot.ts'
import { sendRaw } from '../../../support/raw-http.ts'
import { openReceiver } from '../../../support/receiver.ts'
import { animation, paths, tasksTarget } from '../../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

// What a test looks into is what it expects there; a wrong guess fails the test.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any

async function call(world: string, target: string, body?: object): Promise<Anything> {
  const credential = `demo.${world}`
  const response = await fetch(stand.url + target, {
    method: body ? 'POST' : 'GET',
    headers: {
      'access-token': credential,
      'x-api-id': credential,
      'x-api-key': credential,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return response.json()
}

const animate = async (world: string): Promise<string> =>
  (await call(world, paths.createImageAnimationTask, animation)).data.task_ids[0]

const take = (world: string): Promise<Anything> =>
  stand.control<Anything>('GET', `/snapshot?world=${world}`)

async function put(world: string, snapshot: unknown) {
  const response = await fetch(`${stand.url}/_backlot/snapshot?world=${world}`, {
    method: 'PUT',
    body: JSON.stringify(snapshot),
  })
  return { status: response.status, body: (await response.json()) as Anything }
}

describe('a snapshot', () => {
  it('brings a world back to where it was taken, as often as wanted', async () => {
    const world = await stand.freshWorld()
    const task = await animate(world)
    const taken = await take(world)
    for (let round = 0; round < 2; round += 1) {
      await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
      expect((await call(world, tasksTarget([task], 'IMAGE_ANIMATION'))).data.list[0].status).toBe(
        'SUCCESS',
      )
      expect(await put(world, taken)).toEqual({
        status: 200,
        body: { now: '2026-01-01T00:00:00.000Z' },
      })
      expect((await call(world, tasksTarget([task], 'IMAGE_ANIMATION'))).data.list[0].status).toBe(
        'SUBMITTED',
      )
      expect((await call(world, paths.createImageAnimationTask, animation)).code).toBe(40100)
    }
  })

  it('of one world can begin many others, each with a chance of its own', async () => {
    const world = await stand.freshWorld()
    const task = await animate(world)
    const taken = await take(world)
    const made: string[] = []
    for (const other of [await stand.freshWorld(), await stand.freshWorld()]) {
      expect((await put(other, taken)).status).toBe(200)
      await stand.control('POST', `/clock/advance?world=${other}`, { by: '1h' })
      expect((await call(other, tasksTarget([task], 'IMAGE_ANIMATION'))).data.list).toHaveLength(1)
      made.push(await animate(other))
    }
    expect(new Set(made).size).toBe(2)
  })

  it('holds no credential, and nothing of the journal', async () => {
    const world = await stand.freshWorld()
    await animate(world)
    const text = JSON.stringify(await take(world))
    expect(text).not.toContain(`demo.${world}`)
    expect(text).not.toMatch(/access-token|journal/i)
  })

  it('that is restored leaves what a reset returns to as it was', async () => {
    const world = await stand.freshWorld({ seed: 'own', progress: 'manual' })
    expect((await put(world, emptySnapshot)).body.now).toBe('2030-01-01T00:00:00.000Z')
    expect(await stand.control('POST', `/reset?world=${world}`)).toEqual({
      now: '2026-01-01T00:00:00.000Z',
    })
    const { worlds } = await stand.control<Anything>('GET', '/worlds')
    expect(worlds.find(({ name }: Anything) => name === world)).toMatchObject({
      seed: 'own',
      progress: 'manual',
    })
  })

  it('has a webhook that is under way sent anew where it is restored', async () => {
    const hanging = await openReceiver(() => undefined)
    const world = await stand.freshWorld()
    const { id: link } = await call(world, '/api/links/', { url: 'https://shop.example.com/k' })
    await call(world, '/api/link_to_videos/preview_list_async/', {
      link,
      visual_styles: ['FullScreenTemplate'],
      webhook_url: hanging.hook,
    })
    // Running, so that the webhook begins by itself and no advance waits for it.
    const due = await stand.control<Anything>('GET', `/clock?world=${world}`)
    await stand.control('PUT', `/clock?world=${world}`, { mode: '1000000x' })
    const sending = await stand.control<Anything>(
      'GET',
      `/webhooks/await?world=${world}&state=sending&timeout=10s`,
    )
    expect([due.next, sending.webhook?.attempts]).toEqual([expect.any(String), []])
    const taken = await take(world)
    const [saved] = taken.worlds
    expect(saved.webhooks.deliveries).toMatchObject([{ state: 'waiting', attempts: [] }])
    expect(saved.webhooks.ahead).toMatchObject([{ errand: { kind: 'attempt' } }])
    const other = await stand.freshWorld()
    saved.clock.mode = { kind: 'frozen' }
    await put(other, taken)
    const again = await stand.control<Anything>(
      'GET',
      `/webhooks/await?world=${other}&state=sending&timeout=10s`,
    )
    expect(again.webhook.message).toBe(sending.webhook.message)
    for (const name of [world, other]) await stand.control('DELETE', `/worlds/${name}`)
    await hanging.close()
  })

  it('as large as a hundred ordinary bodies is taken', async () => {
    const world = await stand.freshWorld()
    const large = structuredClone<Anything>(emptySnapshot)
    large.worlds[0].store.tallies = Array.from({ length: 60_000 }, (_, nth) => [
      `tally ${nth}`,
      nth,
    ])
    expect(JSON.stringify(large).length).toBeGreaterThan(1024 * 1024)
    expect((await put(world, large)).status).toBe(200)
    expect((await take(world)).worlds[0].store.tallies).toHaveLength(60_000)
  })
})

const row = (document: object) => ({ document, order: 0, announced: 0 })
const task = {
  id: '1',
  provider: 'tiktok',
  operation: 'createVideoTask',
  lifecycle: 'video',
  kind: 'DUBBED',
  app: 'default',
  account: 'default',
  bornAt: 0,
  nth: 0,
  fate: 'succeed',
  plan: { states: ['SUBMITTED', 'SUCCESS'], at: [0, 1] },
}
const collection = (name: string, ...documents: object[]) => ({ name, rows: documents.map(row) })

describe('a snapshot that is longer than one may be', () => {
  it('is refused by what it says of itself, before it has come', async () => {
    const most = 256 * 1024 * 1024
    const { status, text } = await sendRaw(stand.url, {
      method: 'PUT',
      target: '/_backlot/snapshot',
      headers: [['Content-Length', `${most + 1}`]],
    })
    expect([status, JSON.parse(text)]).toEqual([
      413,
      {
        ...{ type: 'about:blank', title: 'Too large', status: 413 },
        detail: `the body of restoreSnapshot is longer than ${most} bytes; \`start --import <file>\` reads a longer one`,
        allowed: [`a body of at most ${most} bytes`],
        limit: most,
      },
    ])
  })
})

describe('a snapshot that is none', () => {
  it.each<[why: string, change: (snapshot: Anything) => unknown, path: string, says: RegExp]>([
    ['another format', (one) => ({ ...one, format: 'x' }), 'format', /"backlot-snapshot"/],
    ['a later version', (one) => ({ ...one, version: 2 }), 'version', /this Backlot reads 1/],
    ['a seed that is a number', (one) => set(one, 'seed', 7), 'worlds[0].seed', /string/],
    ['a clock without a moment', (one) => set(one, 'clock', {}), 'worlds[0].clock.mode', /./],
    ['a member too many', (one) => set(one, 'more', 1), 'worlds[0].more', /nothing that/],
    [
      'the same world twice',
      (one) => ({ ...one, worlds: [...one.worlds, ...one.worlds] }),
      'worlds[1].name',
      /twice/,
    ],
    [
      'several worlds, none of which is meant',
      (one) => ({ ...one, worlds: ['a', 'b'].map((name) => ({ ...one.worlds[0], name })) }),
      'worlds',
      /none is "w\d+": a, b/,
    ],
    [
      'a collection that there is not',
      (one) => stored(one, { collections: [collection('cards')] }),
      'worlds[0].store.collections[0].name',
      /"cards"/,
    ],
    [
      'a task without a plan',
      (one) => stored(one, { collections: [collection('tasks', { ...task, plan: undefined })] }),
      'worlds[0].store.collections[0].rows[0].document.plan',
      /object/,
    ],
    [
      'a task of an API that is not played',
      (one) => stored(one, { collections: [collection('tasks', { ...task, provider: 'nobody' })] }),
      'worlds[0].store.collections[0].rows[0].document',
      /nobody has no lifecycle video/,
    ],
    [
      'a task twice',
      (one) => stored(one, { collections: [collection('tasks', animated, animated)] }),
      'worlds[0].store',
      /1 is there twice/,
    ],
    [
      'a letter of no task',
      (one) =>
        set(one, 'webhooks', {
          ...one.worlds[0].webhooks,
          ahead: [
            {
              at: 0,
              errand: { kind: 'letter', provider: 'p', account: 'a', task: 't', key: 'k' },
            },
          ],
        }),
      'worlds[0].webhooks',
      /no letter "k" of task t/,
    ],
  ])('but has %s is refused by its path, and changes nothing', async (_, change, path, says) => {
    const world = await stand.freshWorld()
    await animate(world)
    const before = await stateOf(stand, world)
    const reply = await put(world, change(structuredClone(emptySnapshot)))
    expect(reply).toMatchObject({ status: 400, body: { title: 'Bad snapshot', path } })
    expect(reply.body.detail).toMatch(says)
    expect(await stateOf(stand, world)).toEqual(before)
  })
})

const animated = { ...task, lifecycle: 'animation', kind: 'IMAGE_ANIMATION' }

const set = (snapshot: Anything, name: string, value: unknown): Anything => {
  snapshot.worlds[0][name] = value
  return snapshot
}
const stored = (snapshot: Anything, change: object): Anything =>
  set(snapshot, 'store', { ...snapshot.worlds[0].store, ...change })
