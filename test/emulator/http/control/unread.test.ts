import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../../../../contracts/kit/problems.ts'
import { unread } from '../../../../emulator/http/control/watching-wire.ts'
import { openStand, type Stand } from '../../../support/backlot.ts'
import { animation, avatarRemix, paths } from '../../../support/tiktok.ts'

let stand: Stand
let eager: Stand
beforeAll(async () => {
  stand = await openStand({ journal: { entries: 8 } })
  eager = await openStand({ journal: { entries: 8 }, findings: { eager: true } })
})
afterAll(() => Promise.all([stand.close(), eager.close()]))

interface Unread {
  readonly unread: readonly Record<string, unknown>[]
  readonly judged: number
  readonly forgotten: number
}

async function unreadOf(world: string, rest = '', from = stand): Promise<Unread> {
  const found = await from.control<Unread>('GET', `/unread?world=${world}${rest}`)
  expect(problemsOf(unread, found)).toEqual([])
  return found
}

const animate = (world: string, body: object, query = '', from = stand) =>
  request(from.url)
    .post(paths.createImageAnimationTask + query)
    .set('Access-Token', `demo.${world}`)
    .send(body)

describe('the report of what nobody reads', () => {
  it('names what was sent in query, body and headers, with the nearest name that is read', async () => {
    const world = await stand.freshWorld()
    await animate(world, { ...animation, animaton_prompt: 'x' }, '?advertiser_id=7')
      .set('X-Idempotency-Key', 'k')
      .set('Access_Token', 'demo')
    await animate(world, { ...animation, animaton_prompt: 'y' })
    const at = { provider: 'tiktok', operation: 'createImageAnimationTask' }
    const once = { calls: 1, first: 'req-000001', last: 'req-000001' }
    const found = await unreadOf(world)
    expect(found.unread).toEqual([
      { ...at, in: 'query', name: 'advertiser_id', nearest: null, ...once },
      {
        ...at,
        in: 'body',
        name: 'animaton_prompt',
        nearest: 'animation_prompt',
        ...{ calls: 2, first: 'req-000001', last: 'req-000002' },
      },
      { ...at, in: 'header', name: 'x-idempotency-key', nearest: null, ...once },
      { ...at, in: 'header', name: 'access_token', nearest: 'Access-Token', ...once },
    ])
    expect(found).toMatchObject({ judged: 2, forgotten: 0, more: 0 })
  })

  it('looks into lists and objects of calls that were refused, too, and counts a name once a call', async () => {
    const world = await stand.freshWorld()
    const [product] = avatarRemix.product_video_info.product_info_list
    const products = [
      { ...product, maker: 'A' },
      { ...product, maker: 'B' },
    ]
    await request(stand.url)
      .post(paths.createVideoTask)
      .set('Access-Token', `demo.${world}`)
      .send({
        ...avatarRemix,
        product_video_info: { ...avatarRemix.product_video_info, product_info_list: products },
      })
    const { unread } = await unreadOf(world)
    expect(unread).toMatchObject([
      { in: 'body', name: 'product_video_info.product_info_list[].maker', calls: 1 },
    ])
  })

  it('says what a form holds that nobody reads', async () => {
    const world = await stand.freshWorld()
    await request(stand.url)
      .post('/api/links/')
      .set({ 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` })
      .type('form')
      .send({ url: 'https://shop.example.com/kettle', urll: 'x' })
    expect((await unreadOf(world)).unread).toMatchObject([
      { operation: 'createLink', in: 'body', name: 'urll', nearest: 'url' },
    ])
  })

  it('can be asked for one API and one operation', async () => {
    const world = await stand.freshWorld()
    await animate(world, { ...animation, colour: 'x' })
    expect((await unreadOf(world, '&provider=tiktok')).unread).toHaveLength(1)
    expect((await unreadOf(world, '&provider=creatify')).unread).toEqual([])
    expect((await unreadOf(world, '&operation=listVideos')).unread).toEqual([])
  })

  it('says plainly how many calls were forgotten before anybody asked, unless it looks by itself', async () => {
    for (const [from, forgotten] of [
      [stand, 4],
      [eager, 0],
    ] as const) {
      const world = await from.freshWorld()
      await animate(world, { ...animation, colour: 'x' }, '', from)
      for (let count = 0; count < 11; count += 1) await animate(world, animation, '', from)
      const found = await unreadOf(world, '', from)
      expect(found).toMatchObject({ judged: 12 - forgotten, forgotten })
      expect(found.unread).toHaveLength(forgotten > 0 ? 0 : 1)
      // What was seen once is known for good.
      await animate(world, animation, '', from)
      expect(await unreadOf(world, '', from)).toMatchObject({ judged: 13 - forgotten, forgotten })
    }
  })
})

describe('a strict world', () => {
  it('refuses what nobody reads in the words of each API, and names the nearest field in the journal', async () => {
    const world = await stand.freshWorld({ strict: true })
    const tiktok = await animate(world, { ...animation, animaton_prompt: 'x' })
    expect(tiktok.body).toMatchObject({ code: 40002, message: 'animaton_prompt: Unknown field.' })
    const creatify = await request(stand.url)
      .post('/api/links/')
      .set({ 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` })
      .send({ url: 'https://shop.example.com/kettle', colour: 'red' })
    expect(creatify.status).toBe(400)
    expect(creatify.body).toEqual({ colour: ['This field is not known.'] })
    const aitoearn = await request(stand.url)
      .get('/api/ai/video/generations?page=1&sise=5')
      .set('X-Api-Key', `demo.${world}`)
    expect(aitoearn.body).toMatchObject({ message: expect.stringMatching(/Validation|验证/) })
    const { requests } = await stand.control<{ requests: { refused: { reason: string } }[] }>(
      'GET',
      `/requests?world=${world}`,
    )
    expect(requests.map(({ refused }) => refused.reason)).toEqual([
      'sise: nobody reads it',
      'colour: nobody reads it',
      'animaton_prompt: nobody reads it; did you mean "animation_prompt"?',
    ])
  })

  it('takes a call that says nothing superfluous, and looks into objects', async () => {
    const world = await stand.freshWorld({ strict: true })
    expect((await animate(world, animation)).body.code).toBe(0)
    const [product] = avatarRemix.product_video_info.product_info_list
    const reply = await request(stand.url)
      .post(paths.createVideoTask)
      .set('Access-Token', `demo.${world}`)
      .send({
        ...avatarRemix,
        product_video_info: {
          ...avatarRemix.product_video_info,
          product_info_list: [{ ...product, maker: 'A' }],
        },
      })
    expect(reply.body.message).toBe('product_video_info.product_info_list.0.maker: Unknown field.')
  })
})
