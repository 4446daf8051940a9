import { createServer } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { contracts } from '../../../../contracts/index.ts'
import type { Fired } from '../../../../emulator/engine/agenda.ts'
import { createFiling } from '../../../../emulator/engine/filing.ts'
import { createOutbound } from '../../../../emulator/engine/outbound/outbound.ts'
import type { Resolve } from '../../../../emulator/engine/outbound/target.ts'
import type { Task } from '../../../../emulator/engine/task.ts'
import type { Letter } from '../../../../emulator/engine/webhooks/letter.ts'
import type { WebhookOptions } from '../../../../emulator/engine/webhooks/outbox.ts'
import { createWorld, type World, type WorldOptions } from '../../../../emulator/engine/world.ts'
import { createHandWall, settle } from '../../../support/hand-wall.ts'
import { type Answering, openReceiver, statuses } from '../../../support/receiver.ts'

const start = Date.UTC(2026, 0, 1)
const hour = 3_600_000
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A way out whose resolver is a book; names that are not in it have no address. */
function outboundTo(book: Readonly<Record<string, string>>, allowHosts: readonly string[] = []) {
  const resolve: Resolve = async (host) => {
    const address = book[host]
    if (address === undefined) throw new Error(`getaddrinfo ENOTFOUND ${host}`)
    return [{ address, family: address.includes(':') ? 6 : 4 }]
  }
  return createOutbound({ policy: { allowPublic: false, allowHosts }, resolve })
}

interface Opening extends Partial<WorldOptions> {
  readonly sending?: Partial<WebhookOptions>
}

function open({ sending, ...options }: Opening = {}): World {
  const world = createWorld('w', {
    seed: 's',
    mode: { kind: 'frozen' },
    start,
    progress: 'time',
    failureRate: 0,
    journal: {},
    collections: createFiling(contracts),
    outbound: outboundTo({}),
    ...(sending && { webhooks: sending }),
    ...options,
  })
  closers.push(() => world.close())
  return world
}

async function receive(answer?: Answering) {
  const receiver = await openReceiver(answer)
  closers.push(receiver.close)
  return receiver
}

const sender = { provider: 'p', account: 'me', operation: 'make' }
let keys = 0
const letter = (url: string, body: string, after = 0, more: Partial<Letter> = {}): Letter => {
  keys += 1
  return { at: start + after, event: 'made', key: String(keys), url, body: () => body, ...more }
}
const post = (world: World, ...letters: Letter[]): void => {
  for (const one of letters) world.webhooks.post(sender, one)
}
const only = (world: World) => {
  const { total, deliveries } = world.webhooks.page({}, 0, 10)
  expect(total).toBe(1)
  const [delivery] = deliveries
  if (!delivery) throw new Error('no delivery')
  return delivery
}
const momentsOf = (fired: readonly Fired[]): number[] => fired.map(({ at }) => at - start)

describe('a webhook', () => {
  it('is sent on the way of an advance, which waits for the answer and tells of it', async () => {
    const { hook, received } = await receive()
    const world = open()
    post(world, letter(hook, '{"a":1}', 60_000))
    expect(await world.advance({ by: 59_999 })).toEqual([])
    expect(received).toEqual([])
    expect(await world.advance({ by: hour })).toEqual([
      {
        at: start + 60_000,
        kind: 'webhook.delivery',
        id: 'wh-000001',
        url: hook,
        status: 204,
        attempt: 1,
        state: 'delivered',
      },
    ])
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/hook',
        body: '{"a":1}',
        headers: { 'content-type': 'application/json', 'content-length': '7' },
      },
    ])
  })

  it('is logged with what was sent, what was answered, and how long it took', async () => {
    const { hook } = await receive((response) => response.writeHead(201, { 'x-a': 'b' }).end('ok'))
    const world = open()
    post(world, letter(hook, '{}', 5))
    await world.advance({ by: 10 })
    expect(only(world)).toEqual({
      ...sender,
      id: 'wh-000001',
      message: expect.stringMatching(/^msg_[0-9a-f]{24}$/),
      event: 'made',
      url: hook,
      dueAt: start + 5,
      state: 'delivered',
      headers: { 'content-type': 'application/json', 'user-agent': 'Backlot' },
      body: '{}',
      attempts: [
        {
          attempt: 1,
          at: start + 5,
          tookMs: expect.any(Number),
          headers: { 'content-type': 'application/json', 'user-agent': 'Backlot' },
          answer: {
            status: 201,
            headers: expect.objectContaining({ 'x-a': 'b' }),
            body: 'ok',
            bodyTruncated: false,
          },
        },
      ],
    })
  })

  it('reaches receivers in the order of moments, and of posting at the same moment', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    post(world, letter(hook, '3', 300), letter(hook, '1', 100), letter(hook, '2', 100))
    expect(momentsOf(await world.advance({ by: hour }))).toEqual([100, 100, 300])
    expect(bodies).toEqual(['1', '2', '3'])
  })

  it('asks for its body at its moment, once, and sends the same in every attempt', async () => {
    const { hook, bodies } = await receive(statuses(500, 500, 200))
    const world = open()
    const body = (now: number): string => JSON.stringify({ now: now - start })
    post(world, letter(hook, '', 1000, { body }))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['{"now":1000}', '{"now":1000}', '{"now":1000}'])
  })

  it('that is due already is sent at once, also while the clock stands still', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    post(world, letter(hook, 'now'))
    await world.webhooks.await({ state: 'delivered' }, 5000)
    expect(bodies).toEqual(['now'])
    expect(world.clock.now()).toBe(start)
  })

  it('that has begun by itself is waited for by the next advance', async () => {
    const { hook, bodies } = await receive()
    const world = open({ mode: { kind: 'real' } })
    post(world, letter(hook, 'now'))
    await new Promise<void>((begun) => world.webhooks.listen(() => begun()))
    await world.advance({ by: 1 })
    expect(bodies).toEqual(['now'])
    expect(only(world).state).toBe('delivered')
  })

  it('whose body cannot be made is a failure of ours, and costs no other its way', async () => {
    const { hook, bodies } = await receive()
    const world = open({ mode: { kind: 'real' } })
    const error = new Error('no body')
    post(world, letter(hook, '', 0, { body: () => Promise.reject(error) }), letter(hook, 'b'))
    await world.webhooks.await({ state: 'delivered' }, 5000)
    expect(bodies).toEqual(['b'])
    expect(world.failures).toEqual([error])
  })
})

describe('a receiver', () => {
  it('that fails at first is tried again with growing waits', async () => {
    const { hook } = await receive(statuses(500, 503, 404, 301, 200))
    const world = open({
      sending: { backoff: { firstMs: 1000, factor: 2, ceilingMs: 3000, jitter: 0 } },
    })
    post(world, letter(hook, '{}'))
    const fired = await world.advance({ by: hour })
    expect(momentsOf(fired)).toEqual([0, 1000, 3000, 6000, 9000])
    expect(fired.map(({ status, attempt, state }) => [status, attempt, state])).toEqual([
      [500, 1, 'waiting'],
      [503, 2, 'waiting'],
      [404, 3, 'waiting'],
      [301, 4, 'waiting'],
      [200, 5, 'delivered'],
    ])
  })

  it('that always fails is given up after one attempt and four more', async () => {
    const { hook, received } = await receive(statuses(500))
    const world = open()
    post(world, letter(hook, '{}'))
    expect(await world.advance({ by: 24 * hour })).toHaveLength(5)
    expect(received).toHaveLength(5)
    expect(only(world)).toMatchObject({ state: 'failed' })
    expect(only(world)).not.toHaveProperty('nextAt')
    expect(world.agenda.size).toBe(0)
  })

  it('that says it is gone is never asked again', async () => {
    const { hook, received } = await receive(statuses(410, 200))
    const world = open()
    post(world, letter(hook, '{}'))
    await world.advance({ by: 24 * hour })
    expect(received).toHaveLength(1)
    expect(only(world)).toMatchObject({ state: 'failed', attempts: [{ answer: { status: 410 } }] })
  })

  it.each([
    ['seconds', '120', 120_000],
    ['a date on the clock of the world', 'Thu, 01 Jan 2026 00:07:00 GMT', 420_000],
    ['more than a day', '999999999', 24 * hour],
  ])('that names a time to come back as %s is obeyed', async (_, value, after) => {
    const { hook } = await receive((response, nth) =>
      response.writeHead(nth === 1 ? 429 : 200, nth === 1 ? { 'retry-after': value } : {}).end(),
    )
    const world = open()
    post(world, letter(hook, '{}'))
    expect(momentsOf(await world.advance({ by: 48 * hour }))).toEqual([0, after])
  })

  it('that redirects is not followed', async () => {
    const elsewhere = await receive()
    const { hook } = await receive((response) =>
      response.writeHead(307, { location: elsewhere.hook }).end(),
    )
    const world = open({ sending: { attempts: 1 } })
    post(world, letter(hook, '{}'))
    expect(await world.advance({ by: hour })).toMatchObject([{ status: 307, state: 'failed' }])
    expect(elsewhere.received).toEqual([])
  })

  it.each<[string, Answering]>([
    ['never answers', () => undefined],
    ['never ends its answer', (response) => response.writeHead(200).write('{')],
  ])('that %s is given up in time, and holds up neither clock nor others', async (_, answer) => {
    const { hook } = await receive(answer)
    const well = await receive()
    const world = open({ sending: { timeoutMs: 30, attempts: 2 } })
    post(world, letter(hook, '{}', 10), letter(well.hook, '{}', 20))
    const fired = await world.advance({ by: hour })
    expect(fired).toMatchObject([
      { url: hook, status: null, error: expect.stringContaining('not done after 30 ms') },
      { url: well.hook, status: 204 },
      { url: hook, status: null, attempt: 2, state: 'failed' },
    ])
    expect(world.clock.now()).toBe(start + hour)
  })

  it('that hangs holds up no webhook to another while time runs by itself', async () => {
    const { hook } = await receive(() => undefined)
    const well = await receive()
    const world = open({ mode: { kind: 'real' } })
    post(world, letter(hook, '{}'), letter(well.hook, '{}'))
    expect(await world.webhooks.await({ url: well.hook, state: 'delivered' }, 5000)).toBeDefined()
    expect(await world.webhooks.await({ url: hook, state: 'sending' }, 5000)).toBeDefined()
  })

  it('that hangs is let go when the world is closed, and hears nothing more', async () => {
    const { hook, received, connections } = await receive(() => undefined)
    const world = open()
    post(world, letter(hook, '{}'))
    const advancing = world.advance({ by: hour })
    await world.webhooks.await({ state: 'sending' }, 5000)
    world.close()
    await advancing
    expect(only(world)).toMatchObject({ state: 'failed', attempts: [{ attempt: 1 }] })
    expect(received.length).toBeLessThanOrEqual(1)
    for (let turn = 0; turn < 1000 && connections() > 0; turn += 1) await settle()
    expect(connections()).toBe(0)
  })

  it('where nobody listens is tried again', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    await new Promise((resolve) => server.close(resolve))
    const world = open({ sending: { attempts: 2 } })
    post(world, letter(`http://127.0.0.1:${address.port}/`, '{}'))
    expect(await world.advance({ by: hour })).toMatchObject([
      { status: null, error: expect.stringContaining('ECONNREFUSED'), state: 'waiting' },
      { attempt: 2, state: 'failed' },
    ])
  })

  it('whose answer is long has its beginning kept', async () => {
    const { hook } = await receive((response) => response.end('x'.repeat(10_000)))
    const world = open()
    post(world, letter(hook, '{}'))
    await world.advance({ by: 1 })
    const answer = only(world).attempts[0]?.answer
    expect([answer?.body.length, answer?.bodyTruncated]).toEqual([4096, true])
  })
})

describe('a target', () => {
  it.each([
    ['an address of the network', 'http://10.1.2.3/hook', 'forbidden'],
    ['an address of the internet', 'http://93.184.216.34/hook', 'forbidden'],
    ['a name for such an address', 'http://inside.test/hook', 'forbidden'],
    ['no web address', 'ftp://127.0.0.1/hook', 'badUrl'],
    ['an address with a password', 'http://a:b@127.0.0.1/hook', 'badUrl'],
  ])('that is %s is blocked for good', async (_, url, problem) => {
    const world = open({ outbound: outboundTo({ 'inside.test': '192.168.0.1' }) })
    post(world, letter(url, '{}'))
    expect(await world.advance({ by: 24 * hour })).toMatchObject([
      { state: 'blocked', status: null },
    ])
    expect(only(world)).toMatchObject({ state: 'blocked', attempts: [{ error: { problem } }] })
  })

  it('without an address is tried again', async () => {
    const world = open({ sending: { attempts: 2 } })
    post(world, letter('http://nowhere.test/', '{}'))
    expect(await world.advance({ by: hour })).toHaveLength(2)
    expect(only(world)).toMatchObject({
      state: 'failed',
      attempts: [{ error: { problem: 'unresolvable' } }, { error: { problem: 'unresolvable' } }],
    })
  })

  it('whose name leads to this machine is reached', async () => {
    const { port, bodies } = await receive()
    const world = open({ outbound: outboundTo({ 'hooks.test': '127.0.0.1' }) })
    post(world, letter(`http://hooks.test:${port}/`, '{}'))
    await world.advance({ by: 1 })
    expect(bodies).toEqual(['{}'])
  })
})

describe('what is asked to happen to a webhook', () => {
  const fated = (world: World, fate: string, times = 1): void =>
    void world.fates.add({ provider: 'p', fate, times })

  it('may be that it is never sent', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    fated(world, 'webhook.drop')
    post(world, letter(hook, 'a', 1), letter(hook, 'b', 2))
    expect(await world.advance({ by: hour })).toMatchObject([
      { state: 'dropped', attempt: 0, status: null },
      { state: 'delivered' },
    ])
    expect(bodies).toEqual(['b'])
  })

  it('may be that it is sent twice, as one message', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    fated(world, 'webhook.duplicate')
    post(world, letter(hook, 'a'), letter(hook, 'b', 1))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['a', 'a', 'b'])
    const { deliveries } = world.webhooks.page({}, 0, 10)
    const [, second, first] = deliveries
    expect(second).toMatchObject({ copyOf: first?.id, message: first?.message })
    expect(new Set(deliveries.map(({ message }) => message)).size).toBe(2)
  })

  it('may be that it comes late', async () => {
    const { hook, bodies } = await receive()
    const world = open({ sending: { delayMs: 1000 } })
    fated(world, 'webhook.delay')
    post(world, letter(hook, 'a', 1), letter(hook, 'b', 2))
    const fired = await world.advance({ by: hour })
    expect(fired.map(({ at, attempt }) => [at - start, attempt])).toEqual([
      [1, 0],
      [2, 1],
      [1001, 1],
    ])
    expect(bodies).toEqual(['b', 'a'])
  })

  it('may be that it comes after the next one of its account', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    fated(world, 'webhook.reorder')
    post(world, letter(hook, 'a', 1), letter(hook, 'c', 3))
    world.webhooks.post({ ...sender, account: 'you' }, letter(hook, 'b', 2))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['b', 'c', 'a'])
  })

  it('may be that it lets another pass, and comes all the same when there is none', async () => {
    const { hook, bodies } = await receive()
    const world = open({ sending: { delayMs: 1000 } })
    fated(world, 'webhook.reorder')
    post(world, letter(hook, 'a', 1))
    expect(momentsOf(await world.advance({ by: hour }))).toEqual([1, 1001])
    expect(bodies).toEqual(['a'])
  })

  it('is said by its letter when nothing waits in the queue', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    fated(world, 'webhook.duplicate')
    post(world, letter(hook, 'a', 1, { fate: 'webhook.drop' }))
    post(world, letter(hook, 'b', 2, { fate: 'webhook.drop' }))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['a', 'a'])
  })

  it('is left to the webhooks it names, and never meant for a call', async () => {
    const { hook, bodies } = await receive()
    const world = open()
    world.fates.add({ provider: 'p', operation: 'other', fate: 'webhook.drop', times: 1 })
    world.fates.add({ provider: 'p', fate: 'fail', times: 1 })
    post(world, letter(hook, 'a'), letter(hook, 'b', 1, { operation: 'other' }))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['a'])
    expect(world.fates.list()).toMatchObject([{ fate: 'fail' }])
  })
})

describe('the letters of a task', () => {
  const task: Task = {
    id: 't',
    provider: 'p',
    operation: 'make',
    lifecycle: 'x',
    kind: 'k',
    app: 'a',
    account: 'me',
    bornAt: start,
    nth: 0,
    fate: 'succeed',
    plan: { states: ['new', 'done'], at: [start, start + 1000] },
  }
  const at = (...moments: number[]): Task => ({
    ...task,
    plan: {
      states: ['new', ...moments.map((_, index) => `s${index}`)],
      at: [start, ...moments.map((one) => start + one)],
    },
  })
  const reporting = (url: string) =>
    open({
      letters: ({ plan }) =>
        plan.at.slice(1).map((moment, index) => ({
          at: moment,
          event: 'moved',
          key: `s${index}`,
          url,
          body: () => `s${index}`,
        })),
    })

  it('are replaced when its plan changes', async () => {
    const { hook, bodies } = await receive()
    const world = reporting(hook)
    world.webhooks.follow(at(1000))
    world.webhooks.follow(at(5000))
    expect(await world.advance({ by: 4999 })).toEqual([])
    expect(momentsOf(await world.advance({ by: hour }))).toEqual([5000])
    expect(bodies).toEqual(['s0'])
    expect(only(world)).toMatchObject({ task: 't', operation: 'make', account: 'me' })
  })

  it('are called off when its plan holds none any more', async () => {
    const { hook, bodies } = await receive()
    const world = reporting(hook)
    world.webhooks.follow(at(1000))
    world.webhooks.follow(at())
    expect(await world.advance({ by: hour })).toEqual([])
    expect(bodies).toEqual([])
  })

  it('are sent once each, however often the plan is looked at or goes on', async () => {
    const { hook, bodies } = await receive()
    const world = reporting(hook)
    world.webhooks.follow(at(1000))
    await world.advance({ by: 1000 })
    world.webhooks.follow(at(1000))
    world.webhooks.follow(at(1000, 2000))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['s0', 's1'])
  })

  it('go on being tried when the plan changes after their first attempt', async () => {
    const { hook, bodies } = await receive(statuses(500, 200))
    const world = reporting(hook)
    world.webhooks.follow(at(1000))
    await world.advance({ by: 1000 })
    world.webhooks.follow(at())
    await world.advance({ by: hour })
    expect(bodies).toEqual(['s0', 's0'])
  })
})

describe('the chance of waits', () => {
  const waitsOf = async (seed: string, disturb: boolean): Promise<number[]> => {
    const { hook } = await receive(statuses(500))
    const well = await receive()
    const world = open({ seed, letters: () => [letter(hook, '{}', 100, { key: 'done' })] })
    if (disturb) post(world, letter(well.hook, '{}', 50), letter(well.hook, '{}', 7000))
    world.webhooks.follow({ id: 't', ...sender, ...rest })
    const fired = await world.advance({ by: hour })
    return momentsOf(fired.filter(({ url }) => url === hook))
  }
  const rest = {
    lifecycle: 'x',
    kind: 'k',
    app: 'a',
    bornAt: start,
    nth: 0,
    fate: 'succeed',
    plan: { states: ['new'], at: [start] },
  } as const

  it('follows the seed, and nothing else that happens', async () => {
    const calm = await waitsOf('a', false)
    expect(await waitsOf('a', true)).toEqual(calm)
    expect(await waitsOf('b', false)).not.toEqual(calm)
  })

  it('keeps every wait within a fifth of the plain one', async () => {
    for (const seed of ['1', '2', '3', '4', '5']) {
      const moments = await waitsOf(seed, false)
      const waits = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0))
      for (const [index, plain] of [5000, 15_000, 45_000, 135_000].entries())
        expect(Math.abs((waits[index] ?? 0) / plain - 1)).toBeLessThanOrEqual(0.2)
    }
  })
})

describe('a signature', () => {
  const secret = `whsec_${Buffer.from('a secret of some length').toString('base64')}`

  it('is not there unless it is asked for', async () => {
    const { hook, received } = await receive()
    const world = open()
    post(world, letter(hook, '{}'))
    await world.advance({ by: 1 })
    expect(
      Object.keys(received[0]?.headers ?? {}).filter((name) => name.startsWith('webhook')),
    ).toEqual([])
  })

  it('of the time of the machine convinces a receiver that knows the secret', async () => {
    const { hook, received } = await receive()
    const world = open({ sending: { sign: { secret, clock: 'wall' } } })
    post(world, letter(hook, '{"a":1}'))
    await world.advance({ by: 1 })
    const { headers = {}, body = '' } = received[0] ?? {}
    const given = headers as Record<string, string>
    expect(new Webhook(secret).verify(body, given)).toEqual({ a: 1 })
    expect(() => new Webhook(secret).verify('{"a":2}', given)).toThrow()
    expect(given['webhook-id']).toBe(only(world).message)
  })

  it('bears the time of the world where that is asked for, anew in each attempt', async () => {
    const { hook, received } = await receive(statuses(500, 200))
    const world = open({
      sending: {
        sign: { secret, clock: 'virtual' },
        backoff: { firstMs: 4000, factor: 1, ceilingMs: hour, jitter: 0 },
      },
    })
    post(world, letter(hook, '{}', 1000))
    await world.advance({ by: hour })
    expect(received.map(({ headers }) => headers['webhook-timestamp'])).toEqual([
      String(start / 1000 + 1),
      String(start / 1000 + 5),
    ])
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(received.map(({ headers }) => headers['webhook-signature'])).size).toBe(2)
  })
})

describe('the log', () => {
  it('forgets the oldest deliveries, which are carried on all the same', async () => {
    const { hook, bodies } = await receive((response, _, { body }) =>
      response.writeHead(body === '0' && bodies.length < 4 ? 500 : 200).end(),
    )
    const world = open({ sending: { entries: 2 } })
    post(world, ...[0, 1, 2, 3].map((index) => letter(hook, String(index), index)))
    await world.advance({ by: hour })
    expect(bodies).toEqual(['0', '1', '2', '3', '0'])
    const { total, deliveries } = world.webhooks.page({}, 0, 10)
    expect([total, deliveries.map(({ body }) => body)]).toEqual([2, ['3', '2']])
    expect(await world.webhooks.resend('wh-000001')).toBeUndefined()
  })

  it('pages through what is asked for, newest first', async () => {
    const { hook } = await receive()
    const world = open()
    post(world, ...[0, 1, 2].map((index) => letter(hook, String(index), index)))
    world.webhooks.post({ ...sender, account: 'you' }, letter(hook, 'you', 3))
    await world.advance({ by: hour })
    const page = (filter: object, offset: number, limit: number) =>
      world.webhooks.page(filter, offset, limit).deliveries.map(({ body }) => body)
    expect(page({}, 0, 2)).toEqual(['you', '2'])
    expect(page({}, 2, 2)).toEqual(['1', '0'])
    expect(page({ account: 'you' }, 0, 9)).toEqual(['you'])
    expect(page({ since: start + 2 }, 0, 9)).toEqual(['you', '2'])
    expect(page({ after: 'wh-000002' }, 0, 9)).toEqual(['you', '2'])
    expect(page({ state: 'failed' }, 0, 9)).toEqual([])
  })
})

describe('a delivery sent once more', () => {
  it('goes out now and once, whatever became of the first', async () => {
    const { hook, bodies } = await receive(statuses(410, 500))
    const world = open()
    post(world, letter(hook, '{}'))
    await world.advance({ by: hour })
    const again = await world.webhooks.resend('wh-000001')
    expect(again).toMatchObject({ id: 'wh-000002', copyOf: 'wh-000001', state: 'failed' })
    expect(again?.attempts).toMatchObject([
      { attempt: 1, at: start + hour, answer: { status: 500 } },
    ])
    await world.advance({ by: hour })
    expect(bodies).toEqual(['{}', '{}'])
  })
})

describe('awaiting a webhook', () => {
  it('takes what is there already, the oldest first', async () => {
    const { hook } = await receive()
    const world = open()
    post(world, letter(hook, 'a'), letter(hook, 'b'))
    await world.advance({ by: 1 })
    expect(await world.webhooks.await({}, 0)).toMatchObject({ body: 'a' })
    expect(await world.webhooks.await({ after: 'wh-000001' }, 0)).toMatchObject({ body: 'b' })
  })

  it('ends without one when its time is over, and takes no real time beyond', async () => {
    const wall = createHandWall()
    const world = open({ wall })
    let found: unknown = 'waiting'
    void world.webhooks.await({}, 1000).then((one) => {
      found = one
    })
    wall.pass(999)
    await settle()
    expect(found).toBe('waiting')
    wall.pass(1)
    await settle()
    expect(found).toBeUndefined()
    expect(wall.timers).toEqual([])
  })

  it('ends when the world does', async () => {
    const world = open()
    const waiting = world.webhooks.await({}, 60_000)
    world.close()
    expect(await waiting).toBeUndefined()
    expect(await world.webhooks.await({}, 60_000)).toBeUndefined()
  })
})
