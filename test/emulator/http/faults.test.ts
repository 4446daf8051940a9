import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBacklotClient } from '../../../client/backlot.ts'
import { createBacklot } from '../../../emulator/index.ts'
import { journalOf, openStand, type Stand } from '../../support/backlot.ts'
import { piecesOf, sendRaw } from '../../support/raw-http.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand({ providers: { tiktok: { quotas: { createVideoTask: 10_000 } } } })
})
afterAll(() => stand.close())

const path = '/open_api/v1.3/creative/aigc/image_animation/task/create/'
const listing =
  '/open_api/v1.3/creative/aigc/video/list/?aigc_video_types=%5B%22IMAGE_ANIMATION%22%5D'
const body = { image_url: 'https://media.example.com/kettle.jpg' }

/** Arms a fault in a fresh world. */
async function armed(fault: object, order: object = {}): Promise<string> {
  const world = await stand.freshWorld()
  await stand.control('POST', `/faults?world=${world}`, { provider: 'tiktok', fault, ...order })
  return world
}

const create = (world: string, account = 'default') =>
  fetch(stand.url + path, {
    method: 'POST',
    headers: {
      'access-token': `demo.${world}.${account}.${account}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })

const tasksOf = (world: string) =>
  stand.control<{
    total: number
    tasks: { id: string; plan: { at: string | null; status: string }[] }[]
  }>('GET', `/tasks?world=${world}`)

/** Every byte that comes back over a socket, and how the connection ended. */
function rawCreate(world: string, at = stand): Promise<{ bytes: Buffer; ending: string }> {
  const { hostname, port } = new URL(at.url)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const told = (ending: string) => resolve({ bytes: Buffer.concat(chunks), ending })
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => {
      told('end')
      socket.end()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => told(error.code ?? error.message))
    const call = {
      method: 'POST',
      target: path,
      headers: [
        ['Access-Token', `demo.${world}`],
        ['Content-Type', 'application/json'],
        // A call that nothing strikes ends the connection, too.
        ['Connection', 'close'],
      ] as const,
      body: JSON.stringify(body),
    }
    for (const piece of piecesOf(call, `${hostname}:${port}`)) socket.write(piece)
  })
}

/** What comes of two calls sent at once: the second is answered while the connection still belongs to the first. */
function pipelined(world: string): Promise<string> {
  const { hostname, port } = new URL(stand.url)
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(port), hostname).setEncoding('latin1')
    socket.on('data', (chunk) => {
      text += chunk
    })
    // A reset on the heels of an answer is told as an ordinary end, or as an error.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
    const headers = [['Access-Token', `demo.${world}`]] as const
    const [head = ''] = piecesOf({ target: listing, headers }, `${hostname}:${port}`)
    socket.write(`${head}${head}`)
  })
}

const bodyOf = (bytes: Buffer): string => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4).toString()
const lengthOf = (bytes: Buffer): number =>
  Number(/content-length: (\d+)/i.exec(bytes.toString())?.[1])

describe('a fault before the call has any effect', () => {
  test('answers with a code of the API, in its own envelope', async () => {
    const world = await armed({ kind: 'error', code: 50002 })
    const reply = await create(world)
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ code: 50002, data: {} })
    expect((await tasksOf(world)).total).toBe(0)
  })

  test('answers with the HTTP status that is the code of another API', async () => {
    const world = await stand.freshWorld()
    const fault = { kind: 'error', code: 500 }
    await stand.control('POST', `/faults?world=${world}`, { provider: 'creatify', fault })
    const headers = { 'x-api-id': `demo.${world}`, 'x-api-key': `demo.${world}` }
    const reply = await fetch(`${stand.url}/api/personas/`, { headers })
    expect(reply.status).toBe(500)
    expect(await reply.json()).toHaveProperty('detail')
  })

  test('puts a page of HTML in front of the API', async () => {
    const world = await armed({ kind: 'http', status: 503 })
    const reply = await create(world)
    expect(reply.status).toBe(503)
    expect(reply.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await reply.text()).toContain('503 Service Unavailable')
    expect((await tasksOf(world)).total).toBe(0)
  })

  test('resets the connection', async () => {
    const world = await armed({ kind: 'reset' })
    expect(await rawCreate(world)).toEqual({ bytes: Buffer.alloc(0), ending: 'ECONNRESET' })
    expect((await tasksOf(world)).total).toBe(0)
  })

  test('ends the connection from its side only', async () => {
    const world = await armed({ kind: 'halfClose' })
    expect(await rawCreate(world)).toEqual({ bytes: Buffer.alloc(0), ending: 'end' })
    expect((await tasksOf(world)).total).toBe(0)
  })
})

describe('a fault of the answer', () => {
  test('loses it, though the call took effect', async () => {
    const world = await armed({ kind: 'lostResponse' })
    expect((await rawCreate(world)).ending).toBe('ECONNRESET')
    expect((await tasksOf(world)).total).toBe(1)
  })

  test('breaks it off after its headers', async () => {
    const world = await armed({ kind: 'reset', when: 'afterHeaders' })
    const { bytes, ending } = await rawCreate(world)
    expect(ending).toBe('ECONNRESET')
    expect(bodyOf(bytes).length).toBe(Math.floor(lengthOf(bytes) / 2))
    expect((await tasksOf(world)).total).toBe(1)
  })

  test('ends the body after as many bytes as it is told', async () => {
    const world = await armed({ kind: 'truncate', bytes: 10 })
    const { bytes, ending } = await rawCreate(world)
    expect(ending).toBe('end')
    expect(bodyOf(bytes)).toBe('{"code":0,')
    expect(lengthOf(bytes)).toBeGreaterThan(10)
  })

  test('promises more bytes than come, or fewer', async () => {
    for (const by of [7, -5]) {
      const { bytes } = await rawCreate(await armed({ kind: 'wrongLength', by }))
      expect(lengthOf(bytes)).toBe(bodyOf(bytes).length + by)
      expect(JSON.parse(bodyOf(bytes))).toMatchObject({ code: 0 })
    }
  })

  test('sends the body in drops, all of it', async () => {
    const world = await armed({ kind: 'slowBytes', bytesPerSecond: 800 })
    const drops: number[] = []
    const reply = await create(world)
    // What `fetch` gives can be read chunk by chunk, which the DOM's types do not know.
    for await (const drop of reply.body as unknown as AsyncIterable<Uint8Array>)
      drops.push(drop.length)
    expect(drops.length).toBeGreaterThan(1)
    expect(Math.max(...drops)).toBeLessThanOrEqual(400)
  })

  test('sends what is no JSON under a header that says it is', async () => {
    const reply = await create(await armed({ kind: 'malformedJson' }))
    expect(reply.headers.get('content-type')).toBe('application/json')
    await expect(reply.json()).rejects.toThrow(SyntaxError)
  })

  test('says a member twice', async () => {
    const text = await (await create(await armed({ kind: 'duplicateKeys' }))).text()
    expect(text.match(/"code":/g)).toHaveLength(2)
    expect(JSON.parse(text)).toMatchObject({ code: null, message: 'OK' })
  })
})

describe('a fault of the second of two calls that came together on one connection', () => {
  test.each([
    [{ kind: 'reset' }, 1],
    [{ kind: 'lostResponse' }, 1],
    [{ kind: 'halfClose' }, 1],
    [{ kind: 'reset', when: 'afterHeaders' }, 2],
    [{ kind: 'truncate' }, 2],
    [{ kind: 'wrongLength', by: 5 }, 2],
  ])('lets the first be answered, and then breaks it: %j', async (fault, begun) => {
    const text = await pipelined(await armed(fault, { nth: 2 }))
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(begun)
  })
})

describe('lateness', () => {
  test('of virtual time passes by itself where the clock is frozen', async () => {
    const world = await armed({ kind: 'latency', by: { ms: 90_000 }, clock: 'virtual' })
    const before = await stand.control<{ now: string }>('GET', `/clock?world=${world}`)
    const reply = await create(world)
    const after = await stand.control<{ now: string }>('GET', `/clock?world=${world}`)
    expect(Date.parse(after.now) - Date.parse(before.now)).toBe(90_000)
    expect(Date.parse(reply.headers.get('date') ?? '')).toBe(Date.parse(after.now))
  })

  test('is drawn from the seed, the same in every process', async () => {
    const spans = async (): Promise<number[]> => {
      const backlot = createBacklot({ clock: 'frozen', seed: 'late' })
      const control = createBacklotClient({ baseUrl: 'http://backlot.test', fetch: backlot.fetch })
      const by = { lognormal: { median: 2000, spread: 0.7 } }
      await control.armFault({ body: { fault: { kind: 'latency', by, clock: 'virtual' } } })
      const found: number[] = []
      for (let call = 0; call < 5; call += 1) {
        const before = backlot.clock.now()
        await backlot.fetch(`http://backlot.test${listing}`, {
          headers: { 'access-token': 'demo' },
        })
        found.push(backlot.clock.now() - before)
      }
      await backlot.close()
      return found
    }
    const first = await spans()
    expect(await spans()).toEqual(first)
    expect(new Set(first).size).toBe(5)
  })

  test('is drawn evenly between two bounds', async () => {
    const world = await armed({
      kind: 'latency',
      by: { uniform: [60_000, 120_000] },
      clock: 'virtual',
    })
    const now = () => stand.backlot.world(world).clock.now()
    const spans: number[] = []
    for (let call = 0; call < 40; call += 1) {
      const before = now()
      await create(world)
      spans.push((now() - before) / 1000)
    }
    expect(Math.min(...spans)).toBeGreaterThanOrEqual(60)
    expect(Math.max(...spans)).toBeLessThanOrEqual(120)
    expect([spans.some((span) => span < 75), spans.some((span) => span > 105)]).toEqual([
      true,
      true,
    ])
  })

  test('of the machine holds no shutdown up', async () => {
    const own = createBacklot({ clock: 'frozen' })
    const { url } = await own.listen()
    const control = createBacklotClient({ baseUrl: url })
    await control.armFault({ body: { fault: { kind: 'latency', by: { ms: 3_600_000 } } } })
    const late = fetch(url + listing, { headers: { 'access-token': 'demo' } })
    // The journal of another world proves that the late call is being answered: it came first over its own connection.
    while ((await control.listFaults()).faults[0]?.strikes === 0) await control.getHealth()
    await own.close()
    expect((await late).status).toBe(200)
  })
})

describe('which calls a fault strikes', () => {
  const codes = async (world: string, calls: number, account?: string): Promise<number[]> => {
    const found: number[] = []
    for (let call = 0; call < calls; call += 1) {
      const token = `demo.${world}.default.${account ?? 'default'}`
      const reply = await fetch(`${stand.url}${listing}`, {
        headers: { 'access-token': token },
      })
      found.push(((await reply.json()) as { code: number }).code)
    }
    return found
  }
  const fault = { kind: 'error', code: 50000 }

  test('the n-th only', async () => {
    expect(await codes(await armed(fault, { nth: 3 }), 5)).toEqual([0, 0, 50000, 0, 0])
  })

  test('as many as were asked for', async () => {
    expect(await codes(await armed(fault, { times: 2 }), 4)).toEqual([50000, 50000, 0, 0])
  })

  test('those of one operation', async () => {
    const world = await armed(fault, { operation: 'createVideoTask' })
    expect(await codes(world, 2)).toEqual([0, 0])
  })

  test('those of one API', async () => {
    const world = await stand.freshWorld()
    const order = { provider: 'creatify', fault: { kind: 'http', status: 503 } }
    await stand.control('POST', `/faults?world=${world}`, order)
    expect(await codes(world, 1)).toEqual([0])
    const headers = { 'x-api-id': `demo.${world}`, 'x-api-key': `demo.${world}` }
    expect((await fetch(`${stand.url}/api/personas/`, { headers })).status).toBe(503)
  })

  test('those of one account', async () => {
    const world = await armed(fault, { account: 'alice' })
    expect(await codes(world, 1)).toEqual([0])
    expect(await codes(world, 1, 'alice')).toEqual([50000])
  })

  test('those of a window of virtual time', async () => {
    const world = await armed(fault, {
      from: '2026-01-01T01:00:00Z',
      until: '2026-01-01T02:00:00Z',
    })
    const found: number[] = []
    for (let hour = 0; hour < 3; hour += 1) {
      found.push(...(await codes(world, 1)))
      await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    }
    expect(found).toEqual([0, 50000, 0])
  })

  test('some by chance, the same ones whatever else is called in between', async () => {
    const run = async (extra: boolean): Promise<number[]> => {
      const backlot = createBacklot({ clock: 'frozen', seed: 'dice' })
      const control = createBacklotClient({ baseUrl: 'http://backlot.test', fetch: backlot.fetch })
      await control.armFault({
        body: { provider: 'tiktok', probability: 0.5, fault: { kind: 'error', code: 50000 } },
      })
      const found: number[] = []
      for (let call = 0; call < 16; call += 1) {
        const get = async (account: string, where: string) => {
          const headers = { 'access-token': `demo.default.default.${account}` }
          const reply = await backlot.fetch(`http://backlot.test${where}`, { headers })
          return ((await reply.json()) as { code: number }).code
        }
        if (extra) await get('other', listing)
        found.push(await get('default', listing))
      }
      await backlot.close()
      return found
    }
    const alone = await run(false)
    expect(alone).toContain(0)
    expect(alone).toContain(50000)
    expect(await run(true)).toEqual(alone)
  })

  test('none any more once it is disarmed', async () => {
    const world = await armed(fault)
    expect(await codes(world, 1)).toEqual([50000])
    expect(await stand.control('DELETE', `/faults?world=${world}&id=fault-1`)).toEqual({
      dropped: 1,
    })
    expect(await codes(world, 1)).toEqual([0])
  })
})

describe('a fault of a task', () => {
  test('lets it never end', async () => {
    const world = await armed({ kind: 'stuckTask' })
    await create(world)
    const { tasks } = await tasksOf(world)
    expect(tasks[0]?.plan).toMatchObject([{}, { status: 'PROCESSING' }, { at: null }])
  })

  test('lets it succeed long after others', async () => {
    const end = async (world: string): Promise<number> => {
      await create(world)
      return Date.parse((await tasksOf(world)).tasks[0]?.plan.at(-1)?.at ?? '')
    }
    const usual = await end(await stand.freshWorld())
    const late = await end(await armed({ kind: 'lateSuccess' }))
    expect(late - Date.UTC(2026, 0, 1)).toBeGreaterThan(3 * (usual - Date.UTC(2026, 0, 1)))
  })
})

describe('media', () => {
  const preview = async (world: string): Promise<string> => {
    await create(world)
    const { tasks } = await tasksOf(world)
    await stand.control('POST', `/clock/advance?world=${world}`, { until: tasks[0]?.id })
    const query = new URLSearchParams({ aigc_video_types: '["IMAGE_ANIMATION"]' })
    const reply = await fetch(`${stand.url}/open_api/v1.3/creative/aigc/video/list/?${query}`, {
      headers: { 'access-token': `demo.${world}` },
    })
    return /http:[^"]+/.exec(await reply.text())?.[0] ?? ''
  }

  test('breaks off in the middle, and goes on from there when asked', async () => {
    const world = await armed({ kind: 'truncate', bytes: 1000 }, { operation: 'media', times: 1 })
    const url = new URL(await preview(world))
    const broken = await sendRaw(stand.url, { target: url.pathname + url.search })
    expect(broken.bytes.length).toBe(1000)
    const rest = await sendRaw(stand.url, {
      target: url.pathname + url.search,
      headers: [['Range', 'bytes=1000-']],
    })
    expect(rest.status).toBe(206)
    expect(1000 + rest.bytes.length).toBe(Number(broken.headers['content-length']))
  })

  test('is met by pages of a gateway too', async () => {
    const world = await armed({ kind: 'http', status: 504 }, { operation: 'media', times: 1 })
    const url = await preview(world)
    expect((await fetch(url)).status).toBe(504)
    expect((await fetch(url)).headers.get('content-type')).toBe('video/mp4')
  })
})

test('the same seed damages the same calls in the same way, to the byte, over a socket', async () => {
  const kinds = [
    { kind: 'reset' },
    { kind: 'halfClose' },
    { kind: 'http', status: 502 },
    { kind: 'truncate' },
    { kind: 'wrongLength', by: -3 },
    { kind: 'malformedJson' },
    { kind: 'duplicateKeys' },
    { kind: 'error', code: 50002 },
  ]
  const run = async (seed: string): Promise<string[]> => {
    const own = await openStand({ seed })
    for (const fault of kinds)
      await own.control('POST', '/faults', { provider: 'tiktok', probability: 0.15, fault })
    const found: string[] = []
    for (let call = 0; call < 30; call += 1) {
      const { bytes, ending } = await rawCreate('default', own)
      found.push(`${ending} ${bytes}`)
    }
    // By kind, how often it struck: a test of calls that nothing struck would prove nothing.
    expect(own.backlot.world().faults.struck.size).toBeGreaterThan(5)
    await own.close()
    return found
  }
  const first = await run('storm')
  expect(await run('storm')).toEqual(first)
  expect(await run('calm')).not.toEqual(first)
})

test('the journal tells what struck, and the wire does not', async () => {
  const world = await armed({ kind: 'error', code: 40100 })
  const reply = await create(world)
  expect([...reply.headers.keys()].filter((name) => /fault|backlot/.test(name))).toEqual([])
  expect(await reply.text()).not.toMatch(/fault/)
  const [entry] = await journalOf(stand, world)
  expect(entry).toMatchObject({
    faults: [{ id: 'fault-1', kind: 'error' }],
    refused: { check: 'fault', reason: 'a fault asked for 40100' },
  })
})

test('in process a broken connection rejects as fetch does', async () => {
  const backlot = createBacklot({ clock: 'frozen' })
  const control = createBacklotClient({ baseUrl: 'http://backlot.test', fetch: backlot.fetch })
  const get = () =>
    backlot.fetch(`http://backlot.test${listing}`, { headers: { 'access-token': 'demo' } })
  await control.armFault({ body: { times: 1, fault: { kind: 'reset' } } })
  await expect(get()).rejects.toThrow(TypeError)
  await control.armFault({ body: { times: 1, fault: { kind: 'truncate' } } })
  await expect(get().then((reply) => reply.text())).rejects.toThrow('terminated')
  expect((await get()).status).toBe(200)
  await backlot.close()
})

test('a reset disarms every fault', async () => {
  const world = await armed({ kind: 'reset' })
  await stand.control('POST', `/reset?world=${world}`)
  expect(await stand.control('GET', `/faults?world=${world}`)).toEqual({ faults: [] })
})

describe('an impossible fault', () => {
  const refused = async (order: object): Promise<{ detail: string; allowed?: string[] }> => {
    const reply = await fetch(`${stand.url}/_backlot/faults`, {
      method: 'POST',
      body: JSON.stringify(order),
    })
    expect(reply.status).toBe(400)
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    return (await reply.json()) as { detail: string; allowed?: string[] }
  }
  const fault = { kind: 'reset' }

  test.each([
    [{ provider: 'tiktak', fault }, /no provider "tiktak"; did you mean "tiktok"\?/],
    [
      { provider: 'tiktok', operation: 'createVideoTsk', fault },
      /did you mean "createVideoTask"\?/,
    ],
    [
      { provider: 'tiktok', fault: { kind: 'error', code: 40101 } },
      /no code "40101"; did you mean/,
    ],
    [{ operation: 'media', fault: { kind: 'malformedJson' } }, /fault\.kind/],
    [{ provider: 'tiktok', operation: 'listVideos', fault: { kind: 'stuckTask' } }, /make a task/],
    [{ fault: { kind: 'latency', by: { uniform: [5, 1] } } }, /fault\.by\.uniform/],
    [{ fault: { kind: 'explode' } }, /fault/],
    [{ fault: { kind: 'wrongLength', by: 0 } }, /fault\.by/],
    [{ fault, probability: 2 }, /probability/],
    [{ fault, from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' }, /until/],
    [{ fault, colour: 'red' }, /no parameter "colour"/],
  ])('%j is refused with what would be right', async (order, words) => {
    expect((await refused(order)).detail).toMatch(words)
  })

  test('names every kind there is', async () => {
    expect((await refused({ fault: { kind: 'explode' } })).detail).toMatch(/truncate/)
  })

  test('arms nothing', async () => {
    expect(await stand.control('GET', '/faults')).toEqual({ faults: [] })
  })
})
