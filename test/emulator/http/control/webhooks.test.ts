import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { type Backlot, type BacklotOptions, createBacklot } from '../../../../emulator/index.ts'
import { type Answering, openReceiver, statuses } from '../../../support/receiver.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Stand {
  readonly backlot: Backlot
  readonly url: string
  readonly asked: readonly string[]
}

/**
 * A backlot that listens on a frozen clock. Every name has an address that leads to this machine, and is none of
 * those that are always allowed.
 */
async function stand(options: BacklotOptions = {}): Promise<Stand> {
  const asked: string[] = []
  const resolve = async (host: string) => {
    asked.push(host)
    return [{ address: '0.0.0.0', family: 4 }]
  }
  const backlot = createBacklot({ clock: 'frozen', ...options }, { resolve })
  closers.push(() => backlot.close())
  const { url } = await backlot.listen()
  return { backlot, url, asked }
}

async function receive(answer?: Answering) {
  const receiver = await openReceiver(answer)
  closers.push(receiver.close)
  return receiver
}

let keys = 0
function post({ backlot }: Stand, url: string, body: string, after = 0, account = 'me'): void {
  keys += 1
  const world = backlot.world()
  world.webhooks.post(
    { provider: 'p', account, operation: 'make', task: `task-${body}` },
    {
      at: world.clock.now() + after,
      event: 'made',
      key: String(keys),
      url,
      body: () => body,
    },
  )
}

const advance = ({ url }: Stand, by: string) =>
  request(url).post('/_backlot/clock/advance').send({ by }).expect(200)
const get = ({ url }: Stand, path: string) => request(url).get(`/_backlot/webhooks${path}`)

describe('the control plane', () => {
  it('tells an advance what webhooks were delivered on the way', async () => {
    const at = await stand()
    const { hook } = await receive(statuses(500, 204))
    post(at, hook, 'a', 60_000)
    const { body } = await advance(at, '1h')
    expect(body.now).toBe('2026-01-01T01:00:00.000Z')
    expect(body.fired).toMatchObject([
      { at: '2026-01-01T00:01:00.000Z', kind: 'webhook.delivery', status: 500, attempt: 1 },
      { kind: 'webhook.delivery', id: 'wh-000001', url: hook, status: 204, attempt: 2 },
    ])
  })

  it('pages through webhooks, newest first, by what is asked for', async () => {
    const at = await stand()
    const { hook } = await receive()
    for (const [index, name] of ['a', 'b', 'c'].entries()) post(at, hook, name, index * 1000)
    post(at, 'http://10.0.0.1/', 'd', 3000, 'you')
    await advance(at, '1m')
    const bodies = async (query: string): Promise<[number, string[]]> => {
      const { body } = await get(at, query).expect(200)
      return [body.total, body.webhooks.map((one: { body: string }) => one.body)]
    }
    expect(await bodies('?pageSize=2')).toEqual([4, ['d', 'c']])
    expect(await bodies('?pageSize=2&page=2')).toEqual([4, ['b', 'a']])
    expect(await bodies('?state=blocked')).toEqual([1, ['d']])
    expect(await bodies('?account=you')).toEqual([1, ['d']])
    expect(await bodies('?task=task-b')).toEqual([1, ['b']])
    expect(await bodies('?since=2026-01-01T00:00:02Z')).toEqual([2, ['d', 'c']])
    expect(await bodies('?provider=aitoearn')).toEqual([0, []])
    await get(at, '?provider=q').expect(400)
    await get(at, '?state=lost').expect(400)
    await get(at, '?sate=failed').expect(400)
  })

  it('shows one webhook with its attempts, and keeps the cookies of its receiver to itself', async () => {
    const at = await stand()
    const { hook } = await receive((response) =>
      response.writeHead(200, { 'set-cookie': 'session=abcdef', 'x-a': 'b' }).end('ok'),
    )
    post(at, hook, 'a')
    await advance(at, '1s')
    const { body } = await get(at, '/wh-000001').expect(200)
    expect(body).toMatchObject({
      id: 'wh-000001',
      task: 'task-a',
      state: 'delivered',
      nextAt: null,
      copyOf: null,
      attempts: [
        { attempt: 1, answer: { status: 200, body: 'ok', headers: { 'x-a': 'b' } }, error: null },
      ],
    })
    expect(JSON.stringify(body)).not.toContain('abcdef')
    const { body: problem } = await get(at, '/wh-000009').expect(404)
    expect(problem.detail).toContain('wh-000009')
  })

  it('sends a webhook once more and answers with what came of it', async () => {
    const at = await stand()
    const { hook, bodies } = await receive(statuses(410, 200))
    post(at, hook, 'a')
    await advance(at, '1s')
    const { body } = await request(at.url).post('/_backlot/webhooks/wh-000001/resend').expect(200)
    expect(body).toMatchObject({ id: 'wh-000002', copyOf: 'wh-000001', state: 'delivered' })
    expect(bodies).toEqual(['a', 'a'])
    await request(at.url).post('/_backlot/webhooks/wh-7/resend').expect(404)
  })

  it('waits for a webhook, with others coming and going', async () => {
    const at = await stand()
    const { hook } = await receive()
    const waiting = get(at, '/await?task=task-b&timeout=1m')
      .expect(200)
      .then(({ body }) => body)
    post(at, hook, 'a', 1000)
    post(at, hook, 'b', 2000)
    await advance(at, '1h')
    expect((await waiting).webhook).toMatchObject({ body: 'b', state: 'delivered' })
  })

  it('ends a wait when its time is over, and refuses one that is too long', async () => {
    const at = await stand()
    expect((await get(at, '/await?timeout=1ms').expect(200)).body).toEqual({ webhook: null })
    await get(at, '/await?timeout=61s').expect(400)
    await get(at, '/await?timeout=soon').expect(400)
    await get(at, '/await?after=last').expect(400)
  })

  it('knows no fate of webhooks for an API that sends none', async () => {
    const at = await stand()
    const { backlot } = at
    const silent = Object.keys(backlot.settings.providers)[0]
    const { body } = await request(at.url)
      .post('/_backlot/fates')
      .send({ provider: silent, fate: 'webhook.drop' })
      .expect(400)
    expect(body.allowed).not.toContain('webhook.drop')
  })
})

describe('the settings', () => {
  it('let webhooks go to the hosts they list, and to no other', async () => {
    const at = await stand({ webhooks: { allowHosts: ['friend.test'] } })
    const { port, bodies } = await receive()
    post(at, `http://friend.test:${port}/`, 'a')
    post(at, `http://stranger.test:${port}/`, 'b')
    await advance(at, '1s')
    expect(bodies).toEqual(['a'])
    expect((await get(at, '')).body.webhooks).toMatchObject([
      { state: 'blocked', attempts: [{ error: { problem: 'forbidden' } }] },
      { state: 'delivered' },
    ])
    expect(at.asked).toEqual(['friend.test', 'stranger.test'])
  })

  it.each([
    [{ allowHosts: ['10.0.0'] }, 'webhooks.allowHosts.0'],
    [{ attempts: 0 }, 'webhooks.attempts'],
    [{ sign: { secret: 'no base64!' } }, 'webhooks.sign.secret'],
    [{ backoff: { jitter: 2 } }, 'webhooks.backoff.jitter'],
  ])('refuse %j', (webhooks, path) => {
    expect(() => createBacklot({ webhooks })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path })] }),
    )
  })
})

describe('closing and resetting', () => {
  it('wait neither for a receiver that hangs nor for a caller who waits for a webhook', async () => {
    const at = await stand()
    const { hook } = await receive(() => undefined)
    post(at, hook, 'a', 1000)
    const advancing = advance(at, '1h').then(({ body }) => body)
    const waiting = get(at, '/await?timeout=1m').then(({ body }) => body)
    await at.backlot.world().webhooks.await({ state: 'sending' }, 5000)
    await at.backlot.close()
    expect((await advancing).fired).toMatchObject([{ state: 'failed', status: null }])
    expect(await waiting).toEqual({ webhook: null })
  })

  it('leave no webhook of the old world to the new one', async () => {
    const at = await stand()
    const { hook, bodies } = await receive()
    post(at, hook, 'a', 1000)
    await request(at.url).post('/_backlot/reset').expect(200)
    await advance(at, '1h')
    expect(bodies).toEqual([])
    expect((await get(at, '')).body.total).toBe(0)
  })
})
