import type { Har } from 'har-format'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../../../../contracts/kit/problems.ts'
import { wholeEntry } from '../../../../emulator/http/control/journal-wire.ts'
import { openStand, type Stand } from '../../../support/backlot.ts'
import { animation, paths, tasksTarget } from '../../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand({ journal: { entries: 5 } })
})
afterAll(() => stand.close())

const animate = (world: string, app = 'default', body: object = animation) =>
  request(stand.url)
    .post(paths.createImageAnimationTask)
    .set('Access-Token', `demo.${world}.${app}`)
    .send(body)

interface Whole {
  readonly id: string
  readonly refused?: { readonly check: string; readonly stage: string }
  readonly why?: {
    readonly rule: string
    readonly passed: string[]
    readonly ahead: string[]
    readonly allowedAt: string | null
    readonly window?: { readonly calls: object[]; readonly forgotten: number }
  }
}

/** One entry whole; it keeps to its schema. */
async function entryOf(world: string, number: number): Promise<Whole> {
  const id = `req-${String(number).padStart(6, '0')}`
  const entry = await stand.control<unknown>('GET', `/requests/${id}?world=${world}`)
  expect(problemsOf(wholeEntry, entry)).toEqual([])
  return entry as Whole
}

describe('an entry of the journal', () => {
  it('tells of a refusal by quota the rule, the calls of the window, and when it would have been allowed', async () => {
    const world = await stand.freshWorld()
    await animate(world)
    await animate(world, 'other')
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '20s' })
    await animate(world)
    expect((await entryOf(world, 3)).why).toEqual({
      rule: '1 calls of this operation per app in any 60 s',
      passed: ['method', 'credential', 'permission'],
      ahead: ['mediaType', 'parameters'],
      allowedAt: '2026-01-01T00:01:00.000Z',
      window: {
        limit: 1,
        used: 1,
        windowMs: 60_000,
        from: '2025-12-31T23:59:20.001Z',
        calls: [
          {
            id: 'req-000001',
            at: '2026-01-01T00:00:00.000Z',
            operation: 'createImageAnimationTask',
          },
        ],
        forgotten: 0,
      },
    })
    expect((await entryOf(world, 1)).why).toBeUndefined()
  })

  it('counts a call into the window that was refused for its parameters after the quota had granted it', async () => {
    const world = await stand.freshWorld()
    await animate(world, 'default', {})
    await animate(world)
    expect((await entryOf(world, 1)).why).toMatchObject({
      rule: expect.stringMatching(/^parameters: image_url/),
      passed: ['method', 'credential', 'permission', 'quota', 'mediaType'],
      ahead: [],
      allowedAt: null,
    })
    expect((await entryOf(world, 2)).why?.window?.calls).toMatchObject([{ id: 'req-000001' }])
  })

  it('says how many calls of the window the bounded journal has forgotten', async () => {
    const world = await stand.freshWorld()
    const quota = { provider: 'tiktok', operation: 'createImageAnimationTask', limit: 6 }
    await stand.control('PUT', `/quotas?world=${world}`, quota)
    for (let count = 0; count < 7; count += 1) await animate(world)
    const { why } = await entryOf(world, 7)
    expect(why?.window).toMatchObject({ used: 6, forgotten: 2 })
    expect(why?.window?.calls).toHaveLength(4)
  })

  it('tells of the calls to every operation that is counted in the same bucket', async () => {
    const world = await stand.freshWorld()
    const quota = { provider: 'creatify', operation: 'getRemainingCredits', limit: 2 }
    await stand.control('PUT', `/quotas?world=${world}`, quota)
    const get = (path: string) =>
      request(stand.url)
        .get(`/api${path}`)
        .set({ 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` })
    for (const path of ['/remaining_credits/', '/links/', '/remaining_credits/']) await get(path)
    expect((await entryOf(world, 3)).why).toMatchObject({
      rule: expect.stringMatching(/^2 calls of the operations of "\w+" per \w+ in/),
      window: {
        calls: [
          { id: 'req-000001', operation: 'getRemainingCredits' },
          { id: 'req-000002', operation: 'listLinks' },
        ],
      },
    })
  })

  it('knows the penalty that a refusal costs, and the moment when it is over', async () => {
    const world = await stand.freshWorld()
    const quota = { provider: 'tiktok', operation: 'createImageAnimationTask', penaltyMs: 300_000 }
    await stand.control('PUT', `/quotas?world=${world}`, quota)
    await animate(world)
    await animate(world)
    expect((await entryOf(world, 2)).why).toMatchObject({
      rule: expect.stringContaining('a refusal costs 300 s'),
      allowedAt: '2026-01-01T00:05:00.000Z',
    })
  })

  it('says that waiting never helps where a quota grants nothing', async () => {
    const world = await stand.freshWorld()
    const quota = { provider: 'tiktok', operation: 'createImageAnimationTask', limit: 0 }
    await stand.control('PUT', `/quotas?world=${world}`, quota)
    await animate(world)
    expect((await entryOf(world, 1)).why).toMatchObject({ allowedAt: null, window: { used: 0 } })
  })

  it.each([
    ['route', 'GET', '/open_api/v1.3/nowhere/', [], 'method'],
    ['method', 'GET', paths.createVideoTask, [], 'credential'],
    ['parameters', 'GET', tasksTarget(['x'], 'NO_TYPE'), ['method', 'credential'], undefined],
  ])(
    'names the stage %s, what was passed and what lay ahead',
    async (stage, _, target, passed, ahead) => {
      const world = await stand.freshWorld()
      await request(stand.url).get(target).set('Access-Token', `demo.${world}`)
      const { refused, why } = await entryOf(world, 1)
      expect(refused?.stage).toBe(stage)
      expect(why?.passed.slice(0, passed.length)).toEqual(passed)
      expect(why?.ahead[0]).toBe(ahead)
      expect(why?.allowedAt).toBeNull()
    },
  )
})

describe('the journal as an archive', () => {
  it('is HAR 1.2, oldest first, filtered like the journal, and holds no credential', async () => {
    const world = await stand.freshWorld()
    await animate(world)
    await animate(world)
    await request(stand.url).get('/elsewhere?access_token=hush-hush-22')
    const get = (query: string) =>
      request(stand.url).get(`/_backlot/requests?world=${world}&format=har${query}`)
    const reply = await get('')
    expect(reply.type).toBe('application/har+json')
    const { log } = JSON.parse(String(reply.text ?? reply.body)) as Har
    expect(log.version).toBe('1.2')
    expect(log.entries.map(({ comment }) => comment)).toEqual([
      undefined,
      'refused (quotaExceeded): app default has used 1 of 1 calls in 60 s',
    ])
    expect(log.entries[0]).toMatchObject({
      startedDateTime: '2026-01-01T00:00:00.000Z',
      request: {
        method: 'POST',
        url: `${stand.url}${paths.createImageAnimationTask}`,
        postData: { mimeType: 'application/json', text: JSON.stringify(animation) },
      },
      response: { status: 200, content: { mimeType: expect.stringContaining('json') } },
    })
    expect(JSON.stringify(log)).not.toContain(`demo.${world}`)
    const refused = JSON.parse(String((await get('&refused=true')).text)) as Har
    expect(refused.log.entries).toHaveLength(1)
    const elsewhere = await request(stand.url).get('/_backlot/requests?format=har&provider=none')
    expect(String(elsewhere.text)).not.toContain('hush-hush')
  })

  it.each([
    ['?format=xml', /format/],
    ['?formt=har', /did you mean/],
  ])('is refused to %s', async (query, says) => {
    const reply = await request(stand.url).get(`/_backlot/requests${query}`)
    expect(reply.status).toBe(400)
    expect(reply.body.detail).toMatch(says)
  })
})
