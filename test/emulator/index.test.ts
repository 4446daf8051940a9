import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type Backlot,
  type BacklotOptions,
  createBacklot,
  type Heard,
} from '../../emulator/index.ts'
import { animation, avatarRemix, paths } from '../support/tiktok.ts'

const origin = 'http://backlot.test'
const open = (
  options: BacklotOptions = {},
  hooks?: Parameters<typeof createBacklot>[1],
): Backlot => {
  const backlot = createBacklot({ clock: 'frozen', ...options }, hooks)
  onTestFinished(() => backlot.close())
  return backlot
}
const code = async (backlot: Backlot, token: string, target: string = paths.listDigitalAvatars) => {
  const reply = await backlot.fetch(origin + target, { headers: { 'access-token': token } })
  return ((await reply.json()) as { code: number }).code
}

describe('a backlot in process', () => {
  it('is called like fetch: by text, URL or Request, without a port', async () => {
    const backlot = open()
    const headers = { 'access-token': 'demo' }
    const url = origin + paths.listDigitalAvatars
    for (const reply of [
      await backlot.fetch(url, { headers }),
      await backlot.fetch(new URL(url), { headers }),
      await backlot.fetch(new Request(url, { headers })),
    ])
      expect([reply.status, ((await reply.json()) as { code: number }).code]).toEqual([200, 0])
    expect(backlot.url).toBeUndefined()
  })

  it('refuses a body over the limit, and answers HEAD without one', async () => {
    const backlot = open()
    const post = (body: string) =>
      backlot.fetch(origin + paths.createVideoTask, {
        method: 'POST',
        headers: { 'access-token': 'demo' },
        body,
      })
    expect((await post('x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await post('ä'.repeat(6 * 1024 * 1024))).status).toBe(413)
    const head = await backlot.fetch(`${origin}/_backlot/health`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('begins in 2026 while frozen, now while running, and anywhere it is told', () => {
    expect(open().clock.now()).toBe(Date.UTC(2026, 0, 1))
    expect(open({ start: '2031-02-03T04:05:06Z' }).clock.now()).toBe(Date.UTC(2031, 1, 3, 4, 5, 6))
    for (const options of [{ clock: 'real' }, { clock: '60x' }, { start: 'now' }])
      expect(Math.abs(open(options).clock.now() - Date.now())).toBeLessThan(60_000)
  })

  it('opens worlds by credential and by name, which are the same', async () => {
    const backlot = open()
    await code(backlot, 'demo.mine')
    expect(backlot.world('mine').journal.page({}, 0, 9).total).toBe(1)
    expect(backlot.world('other').journal.page({}, 0, 9).total).toBe(0)
    expect(backlot.world()).toBe(backlot.world('default'))
  })

  it('takes credentials of one’s own, names of an object’s own among them', async () => {
    const backlot = open({
      credentials: { s3cret: { world: 'mine', app: 'shop' }, constructor: { account: 'me' } },
    })
    expect(await code(backlot, 's3cret')).toBe(0)
    expect(await code(backlot, 'constructor')).toBe(0)
    expect(await code(backlot, 'toString')).toBe(40105)
    expect(await code(backlot, 'demo')).toBe(0)
    const { entries } = backlot.world('mine').journal.page({}, 0, 9)
    expect(entries).toMatchObject([{ app: 'shop', account: 'default' }])
    expect(JSON.stringify(entries)).not.toContain('s3cret')
  })

  it('tells of every call in every world, refused or not, and of strangers', async () => {
    const heard: [string, Heard][] = []
    const backlot = open({}, { onRequest: (call, world) => heard.push([world, call]) })
    await code(backlot, 'demo')
    await code(backlot, 'demo.late')
    await code(backlot, 'nobody')
    await backlot.fetch(`${origin}/_backlot/reset?world=late`, { method: 'POST' })
    await code(backlot, 'demo.late')
    await backlot.fetch(`${origin}/nowhere`)
    await backlot.fetch(`${origin}/_backlot/health`)
    const told = heard.map(([world, { provider, status, refused }]) => [
      world,
      provider,
      status,
      refused?.check,
    ])
    expect(told).toEqual([
      ['default', 'tiktok', 200, undefined],
      ['late', 'tiktok', 200, undefined],
      ['default', 'tiktok', 200, 'credentialUnknown'],
      ['late', 'backlot', 200, undefined],
      ['late', 'tiktok', 200, undefined],
      ['default', 'none', 404, 'route'],
    ])
  })

  it('remembers what failed inside, answers as the vendor would, and keeps the stack in the journal', async () => {
    const backlot = open()
    const world = backlot.world()
    const broken = new Error('the store is on fire')
    Object.assign(world.store, { insert: () => Promise.reject(broken) })
    const reply = await backlot.fetch(origin + paths.createVideoTask, {
      method: 'POST',
      headers: { 'access-token': 'demo' },
      body: JSON.stringify(avatarRemix),
    })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ code: 50000, data: {} })
    expect(world.failures).toEqual([broken])
    const [entry] = world.journal.page({}, 0, 1).entries
    expect(entry).toMatchObject({
      refused: { check: 'internal' },
      stack: expect.stringMatching(/on fire/),
    })
    Object.assign(world.store, { find: () => Promise.reject(broken) })
    const control = await backlot.fetch(`${origin}/_backlot/tasks/x`)
    expect([control.status, control.headers.get('content-type')]).toEqual([
      500,
      'application/problem+json',
    ])
    expect(world.failures).toHaveLength(2)
  })

  it('journals what nobody reads, by name', async () => {
    const backlot = open()
    await backlot.fetch(`${origin + paths.createImageAnimationTask}?advertiser_id=7`, {
      method: 'POST',
      headers: { 'access-token': 'demo' },
      body: JSON.stringify({ ...animation, colour: 'red' }),
    })
    const [entry] = backlot.world().journal.page({}, 0, 1).entries
    expect(entry?.unread).toEqual(['advertiser_id', 'colour'])
  })
})

describe('options', () => {
  it.each<[object, string, RegExp]>([
    [{ clok: 'real' }, '', /clok/],
    [{ clock: 'fast' }, 'clock', /frozen/],
    [{ clock: '0x' }, 'clock', /factor/],
    [{ clock: `${'9'.repeat(400)}x` }, 'clock', /factor/],
    [{ clock: 7 }, 'clock', /string/],
    [{ start: 'yesterday' }, 'start', /instant/],
    [{ seed: '' }, 'seed', /./],
    [{ progress: 'magic' }, 'progress', /polls/],
    [{ failureRate: 1.1 }, 'failureRate', /1/],
    [{ failureRate: -0.1 }, 'failureRate', /0/],
    [{ credentials: { mine: { world: 'a b' } } }, 'credentials.mine.world', /letters/],
    [{ credentials: { mine: { wrold: 'a' } } }, 'credentials.mine', /wrold/],
    [{ journal: { entries: 0 } }, 'journal.entries', /1/],
    [{ media: { cacheBytes: -1 } }, 'media.cacheBytes', /0/],
    [{ providers: { nobody: {} } }, 'providers', /nobody/],
    [
      { providers: { tiktok: { quotas: { listVideos: -1 } } } },
      'providers.tiktok.quotas.listVideos',
      /0/,
    ],
    [
      { providers: { tiktok: { uploads: { allowHosts: ['300.1.2.3'] } } } },
      'providers.tiktok.uploads.allowHosts.0',
      /no host name/,
    ],
    [
      { providers: { tiktok: { quirks: { quotaWindow: 'round' } } } },
      'providers.tiktok.quirks.quotaWindow',
      /sliding/,
    ],
  ])('%j make no backlot, and say where and why', (options, path, message) => {
    // The compiler would not let it happen; a config file does.
    const make = () => createBacklot(options as BacklotOptions)
    expect(make).toThrow(
      expect.objectContaining({
        name: 'BacklotOptionsError',
        problems: [{ path, message: expect.stringMatching(message) }],
      }),
    )
  })

  it('bound the journal', async () => {
    const backlot = open({ journal: { entries: 2, bodyLength: 5 } })
    for (let index = 0; index < 3; index += 1) await code(backlot, 'demo')
    const { total, entries } = backlot.world().journal.page({}, 0, 9)
    expect(total).toBe(2)
    expect(entries[0]?.response).toMatchObject({ body: '{"cod', bodyTruncated: true })
  })
})
