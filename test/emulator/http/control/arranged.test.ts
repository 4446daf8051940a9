import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStand, type Stand, stateOf } from '../../../support/backlot.ts'
import { newTask, worldNames } from '../../../support/control-desk.ts'
import { animation, avatarRemix, paths, tasksTarget } from '../../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('a task moved by hand', () => {
  const move = async (world: string, id: string, hand: string) =>
    request(stand.url).post(`/_backlot/tasks/${id}/${hand}?world=${world}`)
  const seen = async (world: string, id: string): Promise<string | undefined> => {
    const reply = await request(stand.url)
      .get(tasksTarget([id], 'AVATAR_PRODUCT'))
      .set('Access-Token', `demo.${world}`)
    return reply.body.data.list[0]?.status
  }

  it('is seen so at once by its own API, and cannot be moved once it has ended', async () => {
    const world = await stand.freshWorld()
    const [a = '', b = '', c = ''] = await newTask(stand, world, 3)
    await move(world, a, 'step')
    expect(await seen(world, a)).toBe('PROCESSING')
    await move(world, a, 'step')
    expect(await seen(world, a)).toBe('SUCCESS')
    await move(world, b, 'fail')
    expect(await seen(world, b)).toBe('FAILED')
    await move(world, c, 'hold')
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '30d' })
    expect(await seen(world, c)).toBe('SUBMITTED')
    await move(world, c, 'finish')
    expect(await seen(world, c)).toBe('SUCCESS')
    for (const id of [a, b, c])
      for (const hand of ['step', 'finish', 'fail', 'hold']) {
        const reply = await move(world, id, hand)
        expect([reply.status, reply.type]).toEqual([409, 'application/problem+json'])
        expect(JSON.parse(reply.text).detail).toMatch(/has ended with (SUCCESS|FAILED)/)
      }
  })

  it('is one of its own world only', async () => {
    const [one, two] = [await stand.freshWorld(), await stand.freshWorld()]
    const [id = ''] = await newTask(stand, one)
    expect((await move(two, id, 'finish')).status).toBe(404)
    expect(await seen(one, id)).toBe('SUBMITTED')
  })
})

describe('a reset', () => {
  it('leaves nothing of what was: tasks, quotas, fates, grants, rules, journal, time', async () => {
    const world = await stand.freshWorld({ seed: 'same' })
    const fresh = await everything(world)
    await newTask(stand, world, 5)
    await request(stand.url)
      .post(paths.createImageAnimationTask)
      .set('Access-Token', `demo.${world}`)
      .send(animation)
    await stand.control('POST', `/fates?world=${world}`, { provider: 'tiktok', fate: 'fail' })
    await stand.control('PUT', `/apps/default?world=${world}`, { avatar: false })
    await stand.control('PUT', `/quotas?world=${world}`, {
      provider: 'tiktok',
      operation: 'listVideos',
      limit: 3,
    })
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1d' })
    await stand.control('PUT', `/clock?world=${world}`, { mode: 'real' })
    expect(await everything(world)).not.toEqual(fresh)
    await stand.control('POST', `/reset?world=${world}`)
    expect(await everything(world)).toEqual(fresh)
  })

  const everything = async (world: string): Promise<unknown> => [
    await stateOf(stand, world),
    await stand.control('GET', `/quotas?world=${world}`),
    await stand.control('GET', `/requests?world=${world}`),
    await worldNames(stand),
  ]
})

describe('the journal', () => {
  it('says by name what a call wants that is not emulated, in a list or alone', async () => {
    const world = await stand.freshWorld()
    const { product_video_info } = avatarRemix
    for (const body of [
      { ...avatarRemix, aigc_video_type: 'TRYON' },
      { ...avatarRemix, product_video_info: { ...product_video_info, voice_id: '7' } },
      avatarRemix,
    ])
      await request(stand.url)
        .post(paths.createVideoTask)
        .set('Access-Token', `demo.${world}`)
        .send(body)
    const { requests } = await stand.control<{
      requests: { id: string; notEmulated?: string[] }[]
    }>('GET', `/requests?world=${world}`)
    expect(requests.map(({ notEmulated }) => notEmulated)).toEqual([
      undefined,
      ['voice_id is not emulated: ignored, as any unknown field'],
      ['TRYON is not emulated: code 40002, as any value outside the enum'],
    ])
    const { id = '' } = requests[1] ?? {}
    expect(await stand.control('GET', `/requests/${id}?world=${world}`)).toMatchObject({
      notEmulated: [expect.stringMatching(/^voice_id /)],
    })
  })
})

describe('quotas', () => {
  const calls = async (credential: string): Promise<number> => {
    const headers = { 'X-API-ID': credential, 'X-API-KEY': credential }
    return (await request(stand.url).get('/api/voices/').set(headers)).status
  }
  const ofVoices = async (world: string, account: string) => {
    const { quotas } = await stand.control<{ quotas: { operation: string }[] }>(
      'GET',
      `/quotas?world=${world}&account=${account}`,
    )
    return quotas.find(({ operation }) => operation === 'listVoices')
  }

  it('that are counted per account, all operations together, tell of that account', async () => {
    const world = await stand.freshWorld()
    await calls(`demo.${world}.a.shop`)
    await request(stand.url)
      .get('/api/personas/')
      .set({ 'X-API-ID': `demo.${world}.b.shop`, 'X-API-KEY': `demo.${world}.b.shop` })
    const used = await ofVoices(world, 'shop')
    expect(used).toMatchObject({ account: 'shop', per: 'account', used: 2, bucket: 'requests' })
    expect(used).not.toHaveProperty('app')
    expect(await ofVoices(world, 'other')).toMatchObject({ account: 'other', used: 0 })
  })

  it('that are set hold for every operation of their bucket', async () => {
    const world = await stand.freshWorld()
    const change = { provider: 'creatify', operation: 'listPersonas', limit: 1 }
    await stand.control('PUT', `/quotas?world=${world}`, change)
    expect(await calls(`demo.${world}`)).toBe(200)
    expect(await calls(`demo.${world}`)).toBe(429)
    expect(await ofVoices(world, 'default')).toMatchObject({ limit: 1, used: 1 })
  })
})

describe('grants', () => {
  it('that are taken away refuse the app, in its own world only, until they are given back', async () => {
    const [world, other] = [await stand.freshWorld(), await stand.freshWorld()]
    const code = async (token: string): Promise<number> => {
      const reply = await request(stand.url)
        .post(paths.createVideoTask)
        .set('Access-Token', token)
        .send(avatarRemix)
      return reply.body.code
    }
    for (const [grant, refusal] of [
      ['avatar', 40118],
      ['allowlisted', 40118],
      ['permission', 40001],
    ] as const) {
      await stand.control('PUT', `/apps/a?world=${world}`, { [grant]: false })
      expect(await code(`demo.${world}.a`)).toBe(refusal)
      expect(await code(`demo.${world}.b`)).toBe(0)
      expect(await code(`demo.${other}.a`)).toBe(0)
      await stand.control('PUT', `/apps/a?world=${world}`, { [grant]: true })
      expect(await code(`demo.${world}.a`)).toBe(0)
    }
  })
})
