import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import type { BacklotOptions } from '../../../emulator/index.ts'
import { journalOf, openStand, type Stand } from '../../support/backlot.ts'
import {
  animation,
  avatarRemix,
  base,
  footage,
  paths,
  remix,
  tasksTarget,
  videosTarget,
} from '../../support/tiktok.ts'

const stands: Stand[] = []
const open = async (options: BacklotOptions = {}): Promise<Stand> => {
  const stand = await openStand(options)
  stands.push(stand)
  return stand
}
afterEach(async () => {
  for (const stand of stands.splice(0)) {
    expect(stand.backlot.world().failures).toEqual([])
    await stand.close()
  }
})

const withTikTok = (
  tiktok: NonNullable<BacklotOptions['providers']>['tiktok'],
): BacklotOptions => ({
  providers: { tiktok },
})
const plenty = withTikTok({
  quotas: Object.fromEntries(Object.keys(paths).map((operation) => [operation, 1_000_000])),
})

interface Answer {
  readonly code: number
  readonly message: string
  // What an operation answers is the test's to know.
  // biome-ignore lint/suspicious/noExplicitAny: every operation has data of its own
  readonly data: any
}

async function call(
  stand: Stand,
  target: string,
  body?: object,
  token = 'demo',
  fate?: string,
): Promise<Answer> {
  const sent = body ? request(stand.url).post(target).send(body) : request(stand.url).get(target)
  const reply = await (fate === undefined ? sent : sent.set('X-Backlot-Fate', fate)).set(
    'Access-Token',
    token,
  )
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const advance = (stand: Stand, by: string) => stand.control('POST', '/clock/advance', { by })
const make = async (stand: Stand, count = 1, fate?: string): Promise<string[]> => {
  const { product_video_info } = avatarRemix
  const body = {
    ...avatarRemix,
    product_video_info: { ...product_video_info, video_generation_count: count },
  }
  return (await call(stand, paths.createVideoTask, body, 'demo', fate)).data.task_ids
}
const statusOf = async (stand: Stand, id: string): Promise<string | undefined> =>
  (await call(stand, tasksTarget([id], 'AVATAR_PRODUCT'))).data.list[0]?.status

describe('the quirk taskGetAlias', () => {
  const alias = `${base}/creative/aigc/video/task/get/`

  it('serves task/get/ like task/list/ while it is on, and counts both as one', async () => {
    const stand = await open()
    const [id = ''] = await make(stand)
    const query = tasksTarget([id], 'AVATAR_PRODUCT').slice(paths.listVideoTasks.length)
    expect((await call(stand, alias + query)).data.list).toMatchObject([{ task_id: id }])
    const { quotas } = await stand.control<{ quotas: { operation: string; used: number }[] }>(
      'GET',
      '/quotas',
    )
    expect(quotas.find(({ operation }) => operation === 'listVideoTasks')?.used).toBe(1)
  })

  it('knows no task/get/ while it is off', async () => {
    const stand = await open(withTikTok({ quirks: { taskGetAlias: false } }))
    expect(await call(stand, `${alias}?task_ids=["1"]`)).toMatchObject({ code: 40006 })
  })
})

describe('the quirk quotaWindow', () => {
  const codeAt = async (stand: Stand, to: string): Promise<number> => {
    await stand.control('POST', '/clock/advance', { to })
    return (await call(stand, paths.createImageAnimationTask, animation)).code
  }

  it('lets the window slide behind each call', async () => {
    const stand = await open()
    expect(await codeAt(stand, '2026-01-01T00:00:50Z')).toBe(0)
    expect(await codeAt(stand, '2026-01-01T00:01:00Z')).toBe(40100)
    expect(await codeAt(stand, '2026-01-01T00:01:49.999Z')).toBe(40100)
    expect(await codeAt(stand, '2026-01-01T00:01:50Z')).toBe(0)
  })

  it('lays windows end to end when it is fixed', async () => {
    const stand = await open(withTikTok({ quirks: { quotaWindow: 'fixed' } }))
    expect(await codeAt(stand, '2026-01-01T00:00:50Z')).toBe(0)
    expect(await codeAt(stand, '2026-01-01T00:00:59.999Z')).toBe(40100)
    expect(await codeAt(stand, '2026-01-01T00:01:00Z')).toBe(0)
    expect(await codeAt(stand, '2026-01-01T00:01:01Z')).toBe(40100)
  })
})

describe('the quirk quotaPenalty', () => {
  it('refuses nothing but the minute while it is none, and five minutes from the last refusal otherwise', async () => {
    const [mild, harsh] = [await open(), await open(withTikTok({ quirks: { quotaPenalty: '5m' } }))]
    const codes = async (stand: Stand): Promise<number[]> => {
      const told: number[] = []
      for (const by of ['0s', '30s', '31s', '268s', '301s']) {
        await advance(stand, by)
        told.push((await call(stand, paths.createImageAnimationTask, animation)).code)
      }
      return told
    }
    expect(await codes(mild)).toEqual([0, 40100, 0, 0, 0])
    expect(await codes(harsh)).toEqual([0, 40100, 40100, 40100, 0])
  })
})

describe('the quirk uploadDataShape', () => {
  it('answers an array of one, or the object itself', async () => {
    const [array, object] = [
      await open(),
      await open(withTikTok({ quirks: { uploadDataShape: 'object' } })),
    ]
    expect((await call(array, paths.uploadVideo, footage)).data).toEqual([
      { video_id: expect.any(String) },
    ])
    expect((await call(object, paths.uploadVideo, footage)).data).toEqual({
      video_id: expect.any(String),
    })
  })
})

describe('the quirk badUpload', () => {
  const page = { ...footage, video_url: 'https://media.example.com/index.html' }

  it('refuses a bad source at once while it is error', async () => {
    const stand = await open()
    expect(await call(stand, paths.uploadVideo, page)).toMatchObject({ code: 40908, data: {} })
    const [entry] = await journalOf(stand, 'default')
    expect(entry?.refused).toMatchObject({
      check: 'badSource',
      reason: expect.stringMatching(/html/),
    })
  })

  it('gives an id that a later task refuses while it is invalidId', async () => {
    const stand = await open(withTikTok({ quirks: { badUpload: 'invalidId' } }))
    const { code, data } = await call(stand, paths.uploadVideo, page)
    expect(code).toBe(0)
    const good = (await call(stand, paths.uploadVideo, footage)).data[0].video_id
    const [{ video_id }] = data
    expect((await call(stand, paths.createVideoTask, remix([good]))).code).toBe(0)
    const refused = await call(stand, paths.createVideoTask, remix([good, video_id]))
    expect(refused).toMatchObject({ code: 40053, message: expect.stringContaining(video_id) })
    const [entry] = await journalOf(stand, 'default')
    const why =
      'badMediaType: video_url names a .html file, which is none of mp4, mov, mpeg and avi'
    const reason = `upload ${video_id} is unusable: ${why}`
    expect(entry?.refused).toMatchObject({ check: 'badVideoId', id: video_id, reason })
  })

  it('leaves uploads that fixtures spoil without a further reason', async () => {
    const stand = await open()
    const [planted] = await stand.backlot.seed({ tiktok: [{ uploads: [{ problem: 'badRatio' }] }] })
    const id = planted?.id ?? ''
    expect((await call(stand, paths.createVideoTask, remix([id]))).code).toBe(40053)
    const [entry] = await journalOf(stand, 'default')
    expect(entry?.refused?.reason).toBe(`upload ${id} is unusable: badRatio`)
  })
})

describe('tasks of dubbed videos', () => {
  it('are answered where no type is named, in the order asked, and nowhere else', async () => {
    const stand = await open(plenty)
    const [mine = ''] = await make(stand)
    const planted = await stand.backlot.seed({
      tiktok: [
        {
          tasks: [
            { type: 'DUBBED', ago: '1h' },
            { type: 'DUBBED', state: 'PROCESSING' },
          ],
        },
        { account: 'stranger', tasks: [{ type: 'DUBBED' }] },
      ],
    })
    const [done = '', atWork = '', foreign = ''] = planted.map(({ id }) => id)
    const asked = [atWork, mine, foreign, done, atWork]
    // Asked twice: what has ended is answered from memory then.
    for (let look = 0; look < 2; look += 1)
      expect((await call(stand, tasksTarget(asked))).data.list).toEqual([
        { task_id: atWork, aigc_video_type: 'DUBBED', status: 'PROCESSING' },
        {
          task_id: done,
          aigc_video_type: 'DUBBED',
          status: 'SUCCESS',
          video_id: expect.stringMatching(/^v10033g50000/),
          preview_url: expect.stringContaining('/video/'),
        },
      ])
    const { data } = await call(stand, tasksTarget(asked, 'AVATAR_PRODUCT'))
    expect(data.list).toMatchObject([{ task_id: mine }])
  })
})

describe('the refusal of a video id', () => {
  it.each([
    ['whole, up to 64 characters', 'x'.repeat(64), 'x'.repeat(64)],
    ['by 64 characters where it is longer', `${'x'.repeat(63)}🫖z`, `${'x'.repeat(63)}🫖…`],
    ['by 64 characters where it is a megabyte', 'x'.repeat(1_000_000), `${'x'.repeat(64)}…`],
  ])('names it %s', async (_, id, name) => {
    const stand = await open()
    const { code, message } = await call(stand, paths.createVideoTask, remix([id]))
    expect([code, message]).toEqual([
      40053,
      `Video ${name} does not exist or cannot be used by this account.`,
    ])
    const [entry] = await journalOf(stand, 'default')
    expect(entry?.refused?.reason).toBe(`this account has uploaded no video ${name}`)
  })
})

describe('settings', () => {
  it('set quotas and latencies, where they should differ from the contract', async () => {
    const stand = await open(
      withTikTok({
        quotas: { createImageAnimationTask: 3 },
        latency: { remixMedianMs: 1000, spread: 0 },
      }),
    )
    const codes: number[] = []
    for (let index = 0; index < 4; index += 1)
      codes.push((await call(stand, paths.createImageAnimationTask, animation)).code)
    expect(codes).toEqual([0, 0, 0, 40100])
    await stand.control('POST', '/reset')
    const [id = ''] = await make(stand)
    await advance(stand, '999ms')
    expect(await statusOf(stand, id)).toBe('PROCESSING')
    await advance(stand, '1ms')
    expect(await statusOf(stand, id)).toBe('SUCCESS')
  })

  it('that are unknown are refused with the place they stand in', async () => {
    await expect(
      open(withTikTok({ quirks: { taskGetAlais: true } } as never)),
    ).rejects.toMatchObject({
      name: 'BacklotOptionsError',
      problems: [
        { path: 'providers.tiktok.quirks', message: expect.stringMatching(/taskGetAlais/) },
      ],
    })
  })
})

describe('progress by polls', () => {
  it('moves a task when its own account looks, and by nothing else', async () => {
    const stand = await open({ progress: 'polls', ...plenty })
    const [id = ''] = await make(stand)
    await advance(stand, '30d')
    for (let look = 0; look < 5; look += 1) {
      await call(stand, tasksTarget([id], 'AVATAR_PRODUCT'), undefined, 'demo.default.x.stranger')
      await call(stand, tasksTarget([id]))
      await stand.control('GET', `/tasks/${id}`)
      await stand.control('GET', '/tasks')
      expect((await call(stand, videosTarget(['AVATAR_PRODUCT']))).data).toEqual({})
    }
    const seen: (string | undefined)[] = []
    for (let look = 0; look < 4; look += 1) seen.push(await statusOf(stand, id))
    expect(seen).toEqual(['SUBMITTED', 'PROCESSING', 'SUCCESS', 'SUCCESS'])
    expect((await call(stand, videosTarget(['AVATAR_PRODUCT']))).data.list).toHaveLength(1)
  })

  it('counts a look for every task that is asked for at once, and once when it is named twice', async () => {
    const stand = await open({ progress: 'polls', ...plenty })
    const ids = await make(stand, 2)
    const look = async (asked: readonly string[]): Promise<string[]> =>
      (await call(stand, tasksTarget(asked, 'AVATAR_PRODUCT'))).data.list.map(
        ({ status }: { status: string }) => status,
      )
    const [first = ''] = ids
    expect(await look([first, first, first])).toEqual(['SUBMITTED'])
    expect(await look(ids)).toEqual(['PROCESSING', 'SUBMITTED'])
    expect(await look(ids)).toEqual(['SUCCESS', 'PROCESSING'])
  })

  it('moves no task that is asked for under another type', async () => {
    const stand = await open({ progress: 'polls', ...plenty })
    const [id = ''] = await make(stand)
    for (let look = 0; look < 5; look += 1)
      expect((await call(stand, tasksTarget([id], 'VOICEOVER'))).data).toEqual({ list: [] })
    expect(await statusOf(stand, id)).toBe('SUBMITTED')
  })

  it('lets a preview live six hours from the look that brought success', async () => {
    const stand = await open({ progress: 'polls', ...plenty })
    const [id = ''] = await make(stand)
    await advance(stand, '10h')
    for (let look = 0; look < 3; look += 1) await statusOf(stand, id)
    const { data } = await call(stand, tasksTarget([id], 'AVATAR_PRODUCT'))
    const url: string = data.list[0].preview_url
    const fetched = async (): Promise<number> => (await fetch(url, { method: 'HEAD' })).status
    await advance(stand, '5h59m')
    expect(await fetched()).toBe(200)
    await advance(stand, '1m')
    expect(await fetched()).toBe(403)
  })
})

describe('progress by hand', () => {
  it('moves a task when it is told, and by nothing else', async () => {
    const stand = await open({ progress: 'manual', ...plenty })
    const [id = ''] = await make(stand)
    for (let look = 0; look < 10; look += 1) await statusOf(stand, id)
    await advance(stand, '30d')
    expect(await statusOf(stand, id)).toBe('SUBMITTED')
    const next = () => stand.control('POST', `/tasks/${id}/step`)
    await next()
    expect(await statusOf(stand, id)).toBe('PROCESSING')
    await next()
    expect(await statusOf(stand, id)).toBe('SUCCESS')
  })

  it('is asked for by world, too', async () => {
    const stand = await open(plenty)
    const world = await stand.freshWorld({ progress: 'manual' })
    const { data } = await call(stand, paths.createVideoTask, avatarRemix, `demo.${world}`)
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '30d' })
    const seen = await call(
      stand,
      tasksTarget(data.task_ids, 'AVATAR_PRODUCT'),
      undefined,
      `demo.${world}`,
    )
    expect(seen.data.list[0].status).toBe('SUBMITTED')
  })
})

describe('a fate', () => {
  it.each([
    ['succeed', 'SUCCESS', 'SUCCESS'],
    ['fail', 'FAILED', 'FAILED'],
    ['slow', 'PROCESSING', 'SUCCESS'],
    ['stuck', 'PROCESSING', 'PROCESSING'],
  ])('%s comes over a task, asked for by header or beforehand', async (fate, soon, late) => {
    const stand = await open({ ...withTikTok({ latency: { spread: 0 } }) })
    const [byHeader = ''] = await make(stand, 1, fate)
    await stand.control('POST', '/fates', { provider: 'tiktok', fate })
    const [byOrder = ''] = await make(stand)
    await advance(stand, '3m')
    for (const id of [byHeader, byOrder]) expect(await statusOf(stand, id)).toBe(soon)
    await advance(stand, '12h')
    for (const id of [byHeader, byOrder]) expect(await statusOf(stand, id)).toBe(late)
  })

  it('of failure leaves no reason, no video and nothing in the list of videos', async () => {
    const stand = await open()
    const [id = ''] = await make(stand, 1, 'fail')
    await advance(stand, '1h')
    const { data } = await call(stand, tasksTarget([id], 'AVATAR_PRODUCT'))
    expect(data.list).toEqual([
      { task_id: id, aigc_video_type: 'AVATAR_PRODUCT', status: 'FAILED' },
    ])
    expect((await call(stand, videosTarget(['AVATAR_PRODUCT']))).data).toEqual({})
  })

  it.each([
    ['md5Mismatch', 40900],
    ['fetchTimeout', 40902],
    ['unreachable', 40903],
    ['tooLarge', 40907],
    ['badMediaType', 40908],
    ['badRatio', 40915],
  ])('%s comes over an upload as %d', async (fate, code) => {
    const stand = await open()
    expect(await call(stand, paths.uploadVideo, footage, 'demo', fate)).toMatchObject({
      code,
      data: {},
    })
    const [entry] = await journalOf(stand, 'default')
    expect(entry?.refused?.reason).toMatch(fate)
  })

  it('invalidId and emptyTaskIds make good answers that are not', async () => {
    const stand = await open()
    const { data } = await call(stand, paths.uploadVideo, footage, 'demo', 'invalidId')
    expect((await call(stand, paths.createVideoTask, remix([data[0].video_id]))).code).toBe(40053)
    const [entry] = await journalOf(stand, 'default')
    expect(entry?.refused?.reason).toMatch(/unreachable: the fate invalidId was asked for$/)
    expect(
      await call(stand, paths.createVideoTask, avatarRemix, 'demo', 'emptyTaskIds'),
    ).toMatchObject({
      code: 0,
      data: { task_ids: [] },
    })
    expect(await stand.control('GET', '/tasks')).toMatchObject({ total: 0 })
  })

  it('that an operation does not know is a problem of ours, and nothing happens', async () => {
    const stand = await open()
    for (const [target, body, fate] of [
      [paths.createVideoTask, avatarRemix, 'explode'],
      [paths.uploadVideo, footage, 'stuck'],
      [paths.createVideoTask, avatarRemix, ''],
    ] as const) {
      const reply = await request(stand.url)
        .post(target)
        .set('Access-Token', 'demo')
        .set('X-Backlot-Fate', fate)
        .send(body)
      expect([reply.status, reply.type]).toEqual([400, 'application/problem+json'])
      expect(JSON.parse(reply.text).allowed).toContain('succeed')
      const [entry] = await journalOf(stand, 'default')
      expect(entry).toMatchObject({
        response: { status: 400 },
        refused: { check: 'fate', reason: expect.stringContaining(`knows no fate "${fate}"`) },
      })
    }
    expect(await stand.control('GET', '/tasks')).toMatchObject({ total: 0 })
  })

  it('waits for the account and operation it was meant for', async () => {
    const stand = await open(plenty)
    await stand.control('POST', '/fates', {
      provider: 'tiktok',
      operation: 'createImageAnimationTask',
      account: 'me',
      fate: 'fail',
    })
    const fates: string[] = []
    for (const [target, body, token] of [
      [paths.createVideoTask, avatarRemix, 'demo.default.default.me'],
      [paths.createImageAnimationTask, animation, 'demo'],
      [paths.createImageAnimationTask, animation, 'demo.default.default.me'],
      [paths.createImageAnimationTask, animation, 'demo.default.default.me'],
    ] as const) {
      const { data } = await call(stand, target, body, token)
      const { fate } = await stand.control<{ fate: string }>('GET', `/tasks/${data.task_ids[0]}`)
      fates.push(fate)
    }
    expect(fates).toEqual(['succeed', 'succeed', 'fail', 'succeed'])
  })
})

describe('the failure rate', () => {
  const failed = async (failureRate: number, seed = 'rate'): Promise<string[]> => {
    const stand = await open({ failureRate, seed, ...plenty })
    for (let index = 0; index < 60; index += 1)
      await call(stand, paths.createVideoTask, avatarRemix)
    const { tasks } = await stand.control<{ tasks: { id: string; fate: string }[] }>(
      'GET',
      '/tasks',
    )
    return tasks.filter(({ fate }) => fate === 'fail').map(({ id }) => id)
  }

  it('fails about its share of tasks, the same ones for the same seed', async () => {
    const some = await failed(0.3)
    expect(some.length).toBeGreaterThan(8)
    expect(some.length).toBeLessThan(30)
    expect(await failed(0.3)).toEqual(some)
    expect((await failed(0.3, 'other')).length).toBeGreaterThan(0)
  })

  it('of nothing fails none, and of one fails all, but for those that are told to succeed', async () => {
    expect(await failed(0)).toEqual([])
    expect(await failed(1)).toHaveLength(60)
    const stand = await open({ failureRate: 1 })
    const [id = ''] = await make(stand, 1, 'succeed')
    expect(await stand.control('GET', `/tasks/${id}`)).toMatchObject({ fate: 'succeed' })
  })
})

describe('latency', () => {
  it('keeps a remix below thirty minutes and an animation below five, however many are at work', async () => {
    const stand = await open(plenty)
    for (let index = 0; index < 30; index += 1) {
      await make(stand, 5)
      await call(stand, paths.createImageAnimationTask, { ...animation, video_generation_count: 5 })
    }
    const { tasks } = await stand.control<{
      tasks: { kind: string; bornAt: string; plan: { at: string }[] }[]
    }>('GET', '/tasks?pageSize=1000')
    const minutes = (kind: string): number[] =>
      tasks
        .filter((task) => task.kind === kind)
        .map(({ bornAt, plan }) => (Date.parse(plan[2]?.at ?? '') - Date.parse(bornAt)) / 60_000)
    expect(tasks).toHaveLength(300)
    expect(Math.max(...minutes('AVATAR_PRODUCT'))).toBeLessThanOrEqual(30)
    expect(Math.max(...minutes('IMAGE_ANIMATION'))).toBeLessThanOrEqual(5)
    expect(Math.min(...minutes('IMAGE_ANIMATION'))).toBeGreaterThan(0)
  })
})

describe('a task that a fixture plants', () => {
  it('takes no longer than its kind can', async () => {
    const latency = { remixMedianMs: 86_400_000, animationMedianMs: 86_400_000 }
    const stand = await open(withTikTok({ latency }))
    const took = async (type: 'VOICEOVER' | 'IMAGE_ANIMATION'): Promise<number> => {
      const state = 'SUBMITTED'
      const [planted] = await stand.backlot.seed({ tiktok: [{ tasks: [{ type, state }] }] })
      const { bornAt, plan } = await stand.control<{ bornAt: string; plan: { at: string }[] }>(
        'GET',
        `/tasks/${planted?.id}`,
      )
      return (Date.parse(plan[2]?.at ?? '') - Date.parse(bornAt)) / 60_000
    }
    expect(await took('IMAGE_ANIMATION')).toBe(5)
    expect(await took('VOICEOVER')).toBe(30)
  })
})

describe('avatars', () => {
  it('are twelve, the same ones for a seed, and the only ones a video can have', async () => {
    const stand = await open(plenty)
    const pages = await Promise.all(
      [1, 2, 3].map((page) => call(stand, `${paths.listDigitalAvatars}?page=${page}&page_size=5`)),
    )
    const ids: string[] = pages.flatMap(({ data }) =>
      data.list.map((avatar: { avatar_id: string }) => avatar.avatar_id),
    )
    expect(new Set(ids).size).toBe(12)
    expect(pages[2]?.data.page_info).toEqual({
      page: 3,
      page_size: 5,
      total_number: 12,
      total_page: 3,
    })
    const [first] = pages
    expect(
      new Set(first?.data.list[0].tag_groups.map(({ tag_type }: { tag_type: string }) => tag_type))
        .size,
    ).toBe(6)
    const again = await open({ seed: 'backlot' })
    const other = await open({ seed: 'other' })
    const firstOf = async (one: Stand): Promise<string> =>
      (await call(one, paths.listDigitalAvatars)).data.list[0].avatar_id
    expect(await firstOf(again)).toBe(ids[0])
    expect(await firstOf(other)).not.toBe(ids[0])
    const speaking = (avatar_id: string) => ({
      ...avatarRemix,
      product_video_info: { ...avatarRemix.product_video_info, avatar_info: { avatar_id } },
    })
    expect((await call(stand, paths.createVideoTask, speaking(ids[11] ?? ''))).code).toBe(0)
    expect(await call(stand, paths.createVideoTask, speaking('7000000000000000000'))).toMatchObject(
      {
        code: 40002,
        message: expect.stringMatching(/^product_video_info\.avatar_info\.avatar_id: /),
      },
    )
  })
})

describe('a picture', () => {
  const nowhere = { ...animation, image_url: 'https://pictures.invalid/kettle.png' }

  it.each([
    [undefined, 'FAILED', 'FAILED'],
    ['succeed', 'SUCCESS', 'SUCCESS'],
    ['fail', 'FAILED', 'FAILED'],
    ['slow', 'PROCESSING', 'FAILED'],
    ['stuck', 'PROCESSING', 'PROCESSING'],
  ])(
    'that leads nowhere is taken; with the fate %s its task is %s soon and %s in the end',
    async (fate, soon, late) => {
      const stand = await open(
        withTikTok({ latency: { spread: 0 }, quotas: { createImageAnimationTask: 2 } }),
      )
      const make = async (header?: string): Promise<string> => {
        const { code, data } = await call(
          stand,
          paths.createImageAnimationTask,
          nowhere,
          'demo',
          header,
        )
        expect(code).toBe(0)
        return data.task_ids[0]
      }
      const byHeader = await make(fate)
      if (fate) await stand.control('POST', '/fates', { provider: 'tiktok', fate })
      const ids = [byHeader, await make()]
      const statuses = async (): Promise<string[]> =>
        (await call(stand, tasksTarget(ids, 'IMAGE_ANIMATION'))).data.list.map(
          ({ status }: { status: string }) => status,
        )
      await advance(stand, '2m')
      expect(await statuses()).toEqual([soon, soon])
      await advance(stand, '1h')
      expect(await statuses()).toEqual([late, late])
    },
  )
})
