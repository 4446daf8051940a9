import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journalOf, openStand, type Stand } from '../../support/backlot.ts'
import { type RawReply, sendRaw } from '../../support/raw-http.ts'
import { animation, paths, tasksTarget, videosTarget } from '../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const hour = 3_600_000

interface Made {
  readonly world: string
  readonly id: string
  /** Path and query of the preview. */
  readonly target: string
  readonly succeededAt: number
}

/** A world in which a video has just been made. */
async function makeVideo(settings: object = {}): Promise<Made> {
  const world = await stand.freshWorld(settings)
  const [id = ''] = await animate(world)
  const { now } = await stand.control<{ now: string }>('POST', `/clock/advance?world=${world}`, {
    until: id,
  })
  return { world, id, target: await previewOf(world, id), succeededAt: Date.parse(now) }
}

async function animate(world: string, count = 1): Promise<string[]> {
  const reply = await request(stand.url)
    .post(paths.createImageAnimationTask)
    .set('Access-Token', `demo.${world}`)
    .send({ ...animation, video_generation_count: count })
  return reply.body.data.task_ids
}

async function previewOf(world: string, id: string): Promise<string> {
  const reply = await request(stand.url)
    .get(tasksTarget([id], 'IMAGE_ANIMATION'))
    .set('Access-Token', `demo.${world}`)
  const url: string = reply.body.data.list[0].preview_url
  expect(url.startsWith(stand.url)).toBe(true)
  return url.slice(stand.url.length)
}

const get = (
  target: string,
  headers: readonly (readonly [string, string])[] = [],
): Promise<RawReply> => sendRaw(stand.url, { target, headers })
const pass = (world: string, by: string | { to: string }) =>
  stand.control('POST', `/clock/advance?world=${world}`, typeof by === 'string' ? { by } : by)

describe('a preview', () => {
  it('is a whole MP4 with its length, type, tag and dates of the virtual clock', async () => {
    const { target, succeededAt, world } = await makeVideo()
    const { status, headers, bytes } = await get(target)
    expect(status).toBe(200)
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp')
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[\w-]+"$/),
      date: new Date(succeededAt).toUTCString(),
      'last-modified': new Date(succeededAt).toUTCString(),
    })
    const [entry] = await journalOf(stand, world)
    expect(entry).toMatchObject({ operation: 'media', response: { status: 200, body: '' } })
  })

  it('shows the same headers and no bytes to HEAD', async () => {
    const { target } = await makeVideo()
    const [whole, head] = [await get(target), await sendRaw(stand.url, { method: 'HEAD', target })]
    expect(head.status).toBe(200)
    expect(head.bytes).toHaveLength(0)
    expect(head.headers).toEqual(whole.headers)
  })

  it('is the same bytes every time, in another world of the same seed too, and others for another video', async () => {
    const settings = { seed: 'pinned' }
    const { target, world, id } = await makeVideo(settings)
    const first = await get(target)
    expect((await get(target)).bytes.equals(first.bytes)).toBe(true)
    await stand.control('POST', `/reset?world=${world}`)
    const [again = ''] = await animate(world)
    expect(again).toBe(id)
    await pass(world, '10m')
    expect(await previewOf(world, again)).toBe(target)
    expect((await get(target)).headers['etag']).toBe(first.headers['etag'])
    await pass(world, '1m')
    const two = await animate(world, 2)
    await pass(world, '10m')
    for (const other of two) {
      const { bytes } = await get(await previewOf(world, other))
      expect(bytes.equals(first.bytes)).toBe(false)
    }
  })

  it.each([
    ['bytes=0-99', 206, 0, 100],
    ['bytes=100-', 206, 100, Infinity],
    ['bytes=-10', 206, -10, Infinity],
    ['bytes=0-999999999', 206, 0, Infinity],
    ['BYTES=5-5', 206, 5, 6],
    ['bytes=0-1,5-6', 200, 0, Infinity],
    ['bytes=9-1', 200, 0, Infinity],
    ['bytes=x', 200, 0, Infinity],
    ['seconds=0-1', 200, 0, Infinity],
  ])('answers Range %s with %d and the right bytes', async (range, status, from, to) => {
    const { target } = await makeVideo({ seed: 'range' })
    const { bytes: whole } = await get(target)
    const part = await get(target, [['Range', range]])
    const wanted = whole.subarray(from, to === Infinity ? undefined : to)
    expect(part.status).toBe(status)
    expect(part.bytes.equals(wanted)).toBe(true)
    expect(part.headers['content-length']).toBe(String(wanted.length))
    const first = from < 0 ? whole.length + from : from
    const told = `bytes ${first}-${first + wanted.length - 1}/${whole.length}`
    expect(part.headers['content-range']).toBe(status === 206 ? told : undefined)
  })

  it('answers a range beyond its end with 416 and its length', async () => {
    const { target } = await makeVideo()
    const { bytes: whole } = await get(target)
    for (const range of [`bytes=${whole.length}-`, 'bytes=999999999-', 'bytes=-0']) {
      const reply = await get(target, [['Range', range]])
      expect([reply.status, reply.headers['content-range'], reply.bytes.length]).toEqual([
        416,
        `bytes */${whole.length}`,
        0,
      ])
    }
  })

  it('is resumed with If-Range only while it is the same, and not sent again to who has it', async () => {
    const { target } = await makeVideo()
    const { headers } = await get(target)
    const range = ['Range', 'bytes=0-9'] as const
    const statusOf = async (...more: (readonly [string, string])[]) =>
      (await get(target, more)).status
    expect(await statusOf(range, ['If-Range', headers['etag'] ?? ''])).toBe(206)
    expect(await statusOf(range, ['If-Range', headers['last-modified'] ?? ''])).toBe(206)
    expect(await statusOf(range, ['If-Range', '"other"'])).toBe(200)
    expect(await statusOf(range, ['If-Range', `W/${headers['etag']}`])).toBe(200)
    expect(await statusOf(['If-None-Match', headers['etag'] ?? ''])).toBe(304)
    expect(await statusOf(['If-None-Match', '"other"'])).toBe(200)
  })

  it('is only fetched, never changed', async () => {
    const { target } = await makeVideo()
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const reply = await sendRaw(stand.url, { method, target })
      expect([reply.status, reply.headers['allow'], reply.bytes.length]).toEqual([
        405,
        'GET, HEAD',
        0,
      ])
    }
  })
})

describe('a preview URL', () => {
  it('dies six hours after success, to the millisecond, for every kind of request', async () => {
    const { world, target, succeededAt } = await makeVideo()
    await pass(world, { to: new Date(succeededAt + 6 * hour - 1).toISOString() })
    expect((await get(target)).status).toBe(200)
    await pass(world, '1ms')
    for (const call of [
      { target },
      { method: 'HEAD', target },
      { target, headers: [['Range', 'bytes=0-9']] },
      { target, headers: [['If-None-Match', '*']] },
    ] as const)
      expect((await sendRaw(stand.url, call)).status).toBe(403)
    const reply = await get(target)
    expect(reply.text).toMatch(/expired/)
    expect(reply.headers['content-type']).toMatch(/^text\/plain/)
    const [entry] = await journalOf(stand, world)
    expect(entry?.refused).toMatchObject({
      check: 'media',
      reason: expect.stringMatching(/expired/),
    })
  })

  it('tells its expiry in hexadecimal seconds', async () => {
    const { target, succeededAt } = await makeVideo()
    const expiry = Number.parseInt(target.split('/')[2] ?? '', 16)
    expect(expiry).toBe(Math.floor((succeededAt + 6 * hour) / 1000))
  })

  it('is never renewed by listing it again, before its death or after', async () => {
    const { world, id, target } = await makeVideo()
    for (let step = 0; step < 8; step += 1) {
      expect(await previewOf(world, id)).toBe(target)
      const listed = await request(stand.url)
        .get(videosTarget(['IMAGE_ANIMATION']))
        .set('Access-Token', `demo.${world}`)
      expect(listed.body.data.list[0].preview_url).toBe(stand.url + target)
      expect((await get(target)).status).toBe(step < 6 ? 200 : 403)
      await pass(world, '1h')
    }
  })

  it('is served only to the letter: no other character anywhere, none more and none less', async () => {
    const { target } = await makeVideo()
    const whole = (await get(target)).bytes
    const mutations = new Set<string>()
    for (let at = 0; at < target.length; at += 1) {
      for (const other of ['%', '/', '\\', 'A', 'a', '0', '.', '?', '#', '&', ';', '+'])
        mutations.add(target.slice(0, at) + other + target.slice(at + 1))
      const char = target[at] ?? ''
      mutations.add(target.slice(0, at) + target.slice(at + 1))
      mutations.add(target.slice(0, at) + char + target.slice(at))
      mutations.add(target.slice(0, at) + char.toUpperCase() + target.slice(at + 1))
      mutations.add(
        `${target.slice(0, at)}%${char.charCodeAt(0).toString(16)}${target.slice(at + 1)}`,
      )
    }
    for (const more of ['&', '#', '?', '/', '%00', '&x=1']) mutations.add(target + more)
    mutations.delete(target)
    expect(mutations.size).toBeGreaterThan(2000)
    const served: string[] = []
    for (const mutation of mutations) {
      const reply = await get(mutation)
      const isRefused = [400, 403, 404].includes(reply.status) && !reply.bytes.includes('ftyp')
      if (!isRefused) served.push(`${reply.status} ${mutation}`)
    }
    expect(served).toEqual([])
    expect((await get(target)).bytes.equals(whole)).toBe(true)
  })

  it('with a forged signature is a 403 that says so in the journal', async () => {
    const { world, target } = await makeVideo()
    const forged = `/${'0123456789abcdef'.repeat(2)}${target.slice(33)}`
    const reply = await get(forged)
    expect(reply.status).toBe(403)
    const [entry] = await journalOf(stand, world)
    expect(entry?.refused).toMatchObject({ reason: expect.stringMatching(/signature/) })
  })

  it('with an expiry put off is a 403', async () => {
    const { world, target } = await makeVideo()
    const later = target.replace(/^(\/[0-9a-f]{32}\/)[0-9a-f]{8}/, '$1ffffffff')
    expect(later).not.toBe(target)
    expect((await get(later)).status).toBe(403)
    await pass(world, '7h')
    expect((await get(later)).status).toBe(403)
  })

  it('of an unknown world is a 403 and opens none', async () => {
    const { world, target } = await makeVideo()
    expect((await get(target.replace(`/${world}/`, '/elsewhere/'))).status).toBe(403)
    const { worlds } = await stand.control<{ worlds: { name: string }[] }>('GET', '/worlds')
    expect(worlds.map(({ name }) => name)).not.toContain('elsewhere')
  })

  it('is dead once its world is reset or dropped', async () => {
    const [one, two] = [await makeVideo(), await makeVideo()]
    await stand.control('POST', `/reset?world=${one.world}`)
    await stand.control('DELETE', `/worlds/${two.world}`)
    expect((await get(one.target)).status).toBe(403)
    expect((await get(two.target)).status).toBe(403)
  })

  it('may live longer where the settings say so', async () => {
    const patient = await openStand({ providers: { tiktok: { previewLifeMs: 24 * hour } } })
    try {
      const made = await request(patient.url)
        .post(paths.createImageAnimationTask)
        .set('Access-Token', 'demo')
        .send(animation)
      const [id] = made.body.data.task_ids
      await patient.control('POST', '/clock/advance', { until: id })
      const listed = await request(patient.url)
        .get(tasksTarget([id], 'IMAGE_ANIMATION'))
        .set('Access-Token', 'demo')
      const url: string = listed.body.data.list[0].preview_url
      const target = url.slice(patient.url.length)
      await patient.control('POST', '/clock/advance', { by: '23h' })
      expect((await sendRaw(patient.url, { target })).status).toBe(200)
      await patient.control('POST', '/clock/advance', { by: '1h' })
      expect((await sendRaw(patient.url, { target })).status).toBe(403)
    } finally {
      await patient.close()
    }
  })
})

describe('a link followed through the control plane', () => {
  const follow = (url: string) => request(stand.url).get('/_backlot/media').query({ url })

  it('is answered as anybody would be, alive and dead', async () => {
    const { world, target } = await makeVideo()
    const { bytes } = await get(target)
    const alive = await follow(stand.url + target)
    expect(alive.body).toEqual({ status: 200, contentType: 'video/mp4', bytes: bytes.length })
    expect((await follow(`https://elsewhere.example${target}`)).body.status).toBe(200)
    await pass(world, '6h')
    expect((await follow(stand.url + target)).body).toMatchObject({ status: 403 })
  })

  it('that is none is refused', async () => {
    expect((await follow('https://e.com/x.mp4')).status).toBe(404)
    expect((await follow('no url')).status).toBe(400)
    expect((await request(stand.url).get('/_backlot/media')).status).toBe(400)
  })
})

describe('an avatar', () => {
  it('has a picture and an introduction that can be fetched, and nobody else’s', async () => {
    const world = await stand.freshWorld()
    const reply = await request(stand.url)
      .get(paths.listDigitalAvatars)
      .set('Access-Token', `demo.${world}`)
    const [avatar] = reply.body.data.list
    const picture = await get(avatar.avatar_thumbnail.slice(stand.url.length))
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(picture.bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
    const introduction = await get(avatar.avatar_preview_url.slice(stand.url.length))
    expect([introduction.status, introduction.headers['content-type']]).toEqual([200, 'video/mp4'])
    const target: string = avatar.avatar_thumbnail.slice(stand.url.length)
    for (const wrong of [
      target.replace('thumbnail', 'other'),
      target.replace(avatar.avatar_id, '7000000000000000000'),
      target.replace(world, 'elsewhere'),
      `${target}?x`,
      target.replace('thumbnail.jpg', '../../../../package.json'),
    ]) {
      const { status, bytes } = await get(wrong)
      expect([403, 404]).toContain(status)
      expect(bytes.length).toBeLessThan(1000)
    }
  })
})

describe('a page of the console', () => {
  it('shows a film without a call that anybody hears of, and is struck by no fault', async () => {
    const { world, target } = await makeVideo()
    const order = { operation: 'media', times: 1, fault: { kind: 'http', status: 503 } }
    await stand.control('POST', `/faults?world=${world}`, order)
    const before = await journalOf(stand, world, 10)
    for (const page of ['/_backlot/', `/_backlot/console/media?world=${world}`])
      expect((await get(target, [['Referer', stand.url + page]])).status).toBe(200)
    expect(await journalOf(stand, world, 10)).toEqual(before)
    // Nor does a page elsewhere pass for one of it, nor an address that is none.
    for (const referer of ['https://elsewhere.example/_backlot/', `${stand.url}/`, 'nowhere'])
      await get(target, [['Referer', referer]])
    const after = await journalOf(stand, world, 10)
    expect(after.length).toBe(before.length + 3)
    expect(after.map(({ response }) => response.status).slice(0, 3)).toEqual([200, 200, 503])
  })
})
