import { afterEach, describe, expect, it } from 'vitest'
import { type Backlot, type BacklotOptions, createBacklot } from '../../emulator/index.ts'
import {
  animation,
  avatarRemix,
  footage,
  paths,
  remix,
  tasksTarget,
  videosTarget,
} from '../support/tiktok.ts'

const origin = 'http://backlot.test'
const opened: Backlot[] = []
const open = (options: BacklotOptions = {}): Backlot => {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  opened.push(backlot)
  return backlot
}
afterEach(async () => {
  for (const backlot of opened.splice(0)) {
    for (const world of ['default', 'w', 'noise']) expect(backlot.world(world).failures).toEqual([])
    await backlot.close()
  }
})

async function call(
  backlot: Backlot,
  token: string,
  target: string,
  body?: object,
): Promise<string> {
  const reply = await backlot.fetch(origin + target, {
    method: body ? 'POST' : 'GET',
    headers: { 'access-token': token },
    ...(body && { body: JSON.stringify(body) }),
  })
  const media = reply.headers.get('content-type') === 'video/mp4'
  const text = media ? `${reply.headers.get('etag')}` : await reply.text()
  return `${reply.status} ${reply.headers.get('x-tt-logid')} ${reply.headers.get('date')} ${text}`
}

interface Told {
  readonly data: {
    readonly task_ids?: string[]
    readonly list?: {
      readonly preview_url?: string
      readonly status?: string
      readonly task_id?: string
    }[]
  } & { readonly video_id?: string }[]
}
const dataOf = (answer: string): Told['data'] =>
  (JSON.parse(answer.slice(answer.indexOf('{'))) as Told).data

/** A day in the life of an integrator; `between` happens after each step. */
async function story(
  backlot: Backlot,
  world = 'w',
  between: () => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const token = `demo.${world}`
  const told: string[] = []
  const step = async (target: string, body?: object): Promise<string> => {
    const answer = await call(backlot, token, target, body)
    told.push(answer)
    await between()
    return answer
  }
  const uploaded = dataOf(await step(paths.uploadVideo, footage))
  const videoIds = uploaded.map(({ video_id = '' }) => video_id)
  const remixes = dataOf(await step(paths.createVideoTask, remix(videoIds))).task_ids ?? []
  const { product_video_info } = avatarRemix
  const five = {
    ...avatarRemix,
    product_video_info: { ...product_video_info, video_generation_count: 5 },
  }
  const avatars = dataOf(await step(paths.createVideoTask, five)).task_ids ?? []
  const animated = dataOf(await step(paths.createImageAnimationTask, animation)).task_ids ?? []
  await step(paths.createImageAnimationTask, animation)
  await step(paths.listDigitalAvatars)
  for (const by of [1000, 20_000, 60_000, 300_000]) {
    await backlot.world(world).advance({ by })
    await step(tasksTarget(remixes, 'VOICEOVER'))
    await step(tasksTarget(avatars, 'AVATAR_PRODUCT'))
  }
  await step(tasksTarget(animated, 'IMAGE_ANIMATION'))
  const listed = dataOf(
    await step(videosTarget(['AVATAR_PRODUCT', 'IMAGE_ANIMATION', 'VOICEOVER'])),
  )
  for (const { preview_url = '' } of listed.list?.slice(0, 1) ?? [])
    await step(preview_url.slice(origin.length))
  await step(paths.createVideoTask, {})
  return told
}

describe('the same seed and the same calls', () => {
  it('give the same bytes, in another backlot and after a reset', async () => {
    const backlot = open()
    const first = await story(backlot)
    expect(await story(open())).toEqual(first)
    await backlot.fetch(`${origin}/_backlot/reset?world=w`, { method: 'POST' })
    expect(await story(backlot)).toEqual(first)
    const succeeded = first.filter((answer) => answer.includes('"SUCCESS"'))
    expect(succeeded.length).toBeGreaterThan(2)
  })

  it('give the same bytes whatever other accounts, apps, worlds and strangers do meanwhile', async () => {
    const quiet = await story(open())
    const backlot = open()
    let times = 0
    const noise = async (): Promise<void> => {
      times += 1
      for (const token of ['demo.w.other.other', 'demo.noise', 'stranger', 'demo']) {
        await call(backlot, token, tasksTarget(['1'], 'VOICEOVER'))
        await call(backlot, token, paths.createVideoTask, avatarRemix)
        await call(backlot, token, paths.uploadVideo, footage)
        await call(backlot, token, '/open_api/v1.3/nothing/')
        await call(backlot, token, '/elsewhere')
      }
      await backlot.world('noise').advance({ by: 12_345 * times })
      for (const path of ['tasks', 'clock', 'quotas', 'requests', 'worlds'])
        await backlot.fetch(`${origin}/_backlot/${path}`)
    }
    expect(await story(backlot, 'w', noise)).toEqual(quiet)
    expect(times).toBeGreaterThan(10)
  })

  it('give the same tasks and videos however often they are polled, and others refused', async () => {
    const withoutIds = (told: readonly string[]): string[] =>
      told.map((answer) => answer.replace(/\b\d{14}[0-9A-F]{20}\b/g, '-'))
    const plenty = {
      providers: {
        tiktok: { quotas: { listVideoTasks: 1e6, listVideos: 1e6, createVideoTask: 1e6 } },
      },
    }
    const quiet = await story(open(plenty))
    const backlot = open(plenty)
    const polls = async (): Promise<void> => {
      for (const type of ['VOICEOVER', 'AVATAR_PRODUCT', 'IMAGE_ANIMATION'])
        await call(backlot, 'demo.w', tasksTarget(['1', '2'], type))
      await call(backlot, 'demo.w', videosTarget(['AVATAR_PRODUCT']))
      await call(backlot, 'demo.w', paths.createVideoTask, {})
    }
    expect(withoutIds(await story(backlot, 'w', polls))).toEqual(withoutIds(quiet))
  })

  it('give the same bytes over a socket', async () => {
    const backlot = open()
    const { url } = await backlot.listen()
    const inProcess = await story(open())
    const token = { 'access-token': 'demo.w', host: 'backlot.test' }
    const [first] = inProcess
    const reply = await fetch(url + paths.uploadVideo, {
      method: 'POST',
      headers: token,
      body: JSON.stringify(footage),
    })
    expect(
      `200 ${reply.headers.get('x-tt-logid')} ${reply.headers.get('date')} ${await reply.text()}`,
    ).toBe(first)
  })

  it('give other bytes from another seed, and in another world', async () => {
    const first = await story(open())
    for (const other of [await story(open({ seed: 'other' })), await story(open(), 'noise')]) {
      const ids = (told: readonly string[]): string[] =>
        told.flatMap((answer) => answer.match(/"task_ids":(.*?)\]/)?.[1]?.match(/\d+/g) ?? [])
      const shared = new Set(ids(first))
      expect(ids(other).length).toBeGreaterThan(5)
      expect(ids(other).filter((id) => shared.has(id))).toEqual([])
    }
  })
})

describe('two backlots in one process', () => {
  it('share nothing, however their calls are mixed', async () => {
    const [one, two, alone] = [open(), open(), await story(open())]
    const [first, second] = await Promise.all([story(one), story(two)])
    expect(first).toEqual(alone)
    expect(second).toEqual(alone)
  })

  it('have clocks, quotas, tasks and journals of their own', async () => {
    const [one, two] = [open(), open()]
    await call(one, 'demo', paths.createImageAnimationTask, animation)
    await one.world().advance({ by: 5000 })
    expect(one.clock.now() - two.clock.now()).toBe(5000)
    expect(
      dataOf(await call(two, 'demo', paths.createImageAnimationTask, animation)).task_ids,
    ).toHaveLength(1)
    expect(two.world().journal.page({}, 0, 9).total).toBe(1)
    const tasks = async ({ world }: Backlot) =>
      world().store.page('tasks', { lists: ['all'], until: Infinity, offset: 0, limit: 9 })
    expect((await tasks(one)).total).toBe(1)
    await one.close()
    expect(await call(two, 'demo', paths.listDigitalAvatars)).toMatch(/^200 /)
  })
})

describe('calls in flight at once', () => {
  it('each have a request id of their own', async () => {
    const backlot = open()
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => call(backlot, 'demo', paths.createVideoTask, avatarRemix)),
    )
    const ids = answers.map((answer) => answer.split(' ')[1])
    expect(new Set(ids).size).toBe(60)
    const made = answers.flatMap((answer) => dataOf(answer).task_ids ?? [])
    expect(made).toHaveLength(20)
    expect(new Set(made).size).toBe(20)
  })
})
