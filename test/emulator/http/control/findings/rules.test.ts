import { describe, expect, it, onTestFinished } from 'vitest'
import { type Answering, openReceiver, statuses } from '../../../../support/receiver.ts'
import { animation, paths, tasksTarget, videosTarget } from '../../../../support/tiktok.ts'
import { openRoom, type Room } from './room.ts'

/** What somebody does who breaks a rule, and what somebody does who meets with the same and does not. */
interface Story {
  readonly rule: string
  /** Real milliseconds that an answer to a webhook is waited for, where one never comes. */
  readonly timeoutMs?: number
  readonly bad: (room: Room) => Promise<unknown>
  readonly good: (room: Room) => Promise<unknown>
  /** What is found: the operation, what the message says, and the evidence. */
  readonly shown: {
    readonly operation: string
    readonly message: RegExp
    readonly requests?: readonly string[]
    readonly webhooks?: readonly string[]
  }
}

const animate = (room: Room) => room.tiktok('POST', paths.createImageAnimationTask, animation)

const animationTask = async (room: Room): Promise<string> => (await animate(room)).data.task_ids[0]

const look = (room: Room, ...ids: string[]) =>
  room.tiktok('GET', tasksTarget(ids, 'IMAGE_ANIMATION'))

const times = async (count: number, act: (nth: number) => Promise<unknown>): Promise<void> => {
  for (let nth = 1; nth <= count; nth += 1) await act(nth)
}

/** The link of a video that is ready. */
async function linkOf(room: Room): Promise<string> {
  await room.until(await animationTask(room))
  const { data } = await room.tiktok('GET', videosTarget(['IMAGE_ANIMATION']))
  return data.list[0].preview_url
}

const loseAnswer = (room: Room, operation: string) =>
  room.control('POST', '/faults', {
    ...{ provider: 'tiktok', operation, times: 1 },
    fault: { kind: 'http', status: 502 },
  })

/** A Creatify link: its own id, and the one of the page in it. */
const makeLink = async (room: Room): Promise<{ outer: string; inner: string }> => {
  const made = await room.creatify('POST', '/api/links/', {
    url: 'https://shop.example.com/kettle',
  })
  return { outer: made.id, inner: made.link.id }
}

const makePreviews = async (room: Room, change: object = {}): Promise<string> => {
  const { outer } = await makeLink(room)
  const body = { link: outer, visual_styles: ['FullScreenTemplate'], ...change }
  const { id } = await room.creatify('POST', '/api/link_to_videos/preview_list_async/', body)
  return id
}

const lookAtJob = (room: Room, id: string) => room.creatify('GET', `/api/link_to_videos/${id}/`)

const render = async (room: Room, id: string) => {
  const job = await lookAtJob(room, id)
  const media_job = job.previews[0].media_job
  return room.creatify('POST', `/api/link_to_videos/${id}/render_single_preview/`, { media_job })
}

const generate = async (room: Room): Promise<string> => {
  const body = { model: 'seedance-2-fast-beta', prompt: 'A kettle whistles' }
  return (await room.aitoearn('POST', '/api/ai/video/generations', body)).data.id
}

const videos = '/api/ai/video/generations'

/** Asks for a video, and hangs up before the answer comes. */
async function giveUp(room: Room): Promise<void> {
  const hand = new AbortController()
  const sent = room.backlot.fetch(`http://localhost${videos}`, {
    method: 'POST',
    headers: { 'X-Api-Key': 'demo', 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'seedance-2-fast-beta', prompt: 'A kettle whistles' }),
    signal: hand.signal,
  })
  hand.abort()
  await expect(sent).rejects.toThrow('aborted')
  // It takes its course all the same.
  await expect.poll(async () => (await room.control('GET', '/requests')).total).toBe(1)
}

const failedTask = async (room: Room): Promise<string> => {
  const order = { provider: 'tiktok', operation: 'createImageAnimationTask', fate: 'fail' }
  await room.control('POST', '/fates', order)
  const id = await animationTask(room)
  await room.until(id)
  return id
}

/** Has previews made whose end is told to a receiver that answers in its own way. */
async function tellOf(room: Room, answer: Answering, fate?: string): Promise<string> {
  const receiver = await openReceiver(answer)
  onTestFinished(() => receiver.close())
  if (fate) await room.control('POST', '/fates', { provider: 'creatify', fate })
  const id = await makePreviews(room, { webhook_url: receiver.hook })
  await room.pass('1h')
  return id
}

const stories: readonly Story[] = [
  {
    rule: 'quota/too-early',
    async bad(room) {
      await times(2, () => animate(room))
      await room.pass('59s')
      await animate(room)
    },
    async good(room) {
      await times(2, () => animate(room))
      await room.pass('60s')
      await animate(room)
    },
    shown: {
      operation: 'createImageAnimationTask',
      message: /granted at 2026-01-01T00:01:00\S* came at 2026-01-01T00:00:59/,
      requests: ['req-000002', 'req-000003'],
    },
  },
  {
    rule: 'refusal/hammering',
    async bad(room) {
      await times(7, () => animate(room))
    },
    async good(room) {
      // Refused as often, and each time only after it had waited.
      await times(14, async (nth) => {
        await animate(room)
        if (nth % 2 === 0) await room.pass('60s')
      })
    },
    shown: {
      operation: 'createImageAnimationTask',
      message: /5 calls in a row were refused, each before the quota had forgiven/,
      requests: [
        'req-000002',
        'req-000003',
        'req-000004',
        'req-000005',
        'req-000006',
        'req-000007',
      ],
    },
  },
  {
    rule: 'refusal/hammering',
    async bad(room) {
      await times(5, () => room.aitoearn('POST', '/api/ai/video/generations', { model: 'none' }))
    },
    async good(room) {
      await times(5, (nth) =>
        room.aitoearn('POST', '/api/ai/video/generations', { model: `model-${nth}` }),
      )
    },
    shown: { operation: 'createVideoTask', message: /5 equal calls in a row/ },
  },
  {
    rule: 'post/retried-blindly',
    async bad(room) {
      await loseAnswer(room, 'createImageAnimationTask')
      await times(2, () => animate(room))
    },
    async good(room) {
      await loseAnswer(room, 'createImageAnimationTask')
      await animate(room)
      await room.tiktok('GET', videosTarget(['IMAGE_ANIMATION']))
      await animate(room)
    },
    shown: {
      operation: 'createImageAnimationTask',
      message: /sent once more, unchanged/,
      requests: ['req-000001', 'req-000002'],
    },
  },
  {
    rule: 'post/retried-blindly',
    async bad(room) {
      // The classic double submit: it took effect, and the answer was lost.
      await room.control('POST', '/faults', {
        ...{ provider: 'aitoearn', operation: 'createVideoTask', times: 1 },
        fault: { kind: 'lostResponse' },
      })
      await generate(room).catch(() => undefined)
      await generate(room)
    },
    async good(room) {
      // Two of the same are wanted, and both were answered.
      await times(2, () => generate(room))
    },
    shown: { operation: 'createVideoTask', message: /left open whether it had worked/ },
  },
  {
    rule: 'post/gave-up-and-repeated',
    async bad(room) {
      await giveUp(room)
      await generate(room)
    },
    async good(room) {
      await giveUp(room)
      await room.aitoearn('GET', videos)
      await generate(room)
    },
    shown: {
      operation: 'createVideoTask',
      message: /once more, unchanged, after its caller had hung up on the first one/,
      requests: ['req-000001', 'req-000002'],
    },
  },
  {
    rule: 'poll/too-fast',
    async bad(room) {
      const id = await animationTask(room)
      await times(4, async () => {
        await look(room, id)
        await room.pass('1s')
      })
    },
    async good(room) {
      const id = await animationTask(room)
      await times(8, async () => {
        await look(room, id)
        await room.pass('4s')
      })
    },
    shown: {
      operation: 'listVideoTasks',
      message: /looked at 4 times in a row, each less than 3 s after the one before/,
      requests: ['req-000004', 'req-000005'],
    },
  },
  {
    rule: 'poll/too-fast',
    bad: async (room) => {
      const id = await makePreviews(room)
      await times(4, () => lookAtJob(room, id))
    },
    good: async (room) => {
      const id = await makePreviews(room)
      await times(8, async () => {
        await lookAtJob(room, id)
        await room.pass('3s')
      })
    },
    shown: { operation: 'getVideo', message: /looked at 4 times in a row/ },
  },
  {
    rule: 'poll/too-fast',
    bad: async (room) => {
      const id = await generate(room)
      await times(4, () => room.aitoearn('GET', `/api/ai/video/generations/${id}`))
    },
    good: async (room) => {
      const id = await generate(room)
      await times(8, async () => {
        await room.aitoearn('GET', `/api/ai/video/generations/${id}`)
        await room.pass('5s')
      })
    },
    shown: { operation: 'getVideoTask', message: /each less than 5 s after/ },
  },
  {
    rule: 'task/failure-ignored',
    async bad(room) {
      const id = await failedTask(room)
      await times(3, async () => {
        await look(room, id)
        await room.pass('10s')
      })
    },
    async good(room) {
      // It waits for another one, and is shown the failed one beside it.
      const id = await failedTask(room)
      await room.pass('60s')
      const other = await animationTask(room)
      await times(3, async () => {
        await look(room, id, other)
        await room.pass('10s')
      })
      await room.until(other)
      await look(room, id, other)
    },
    shown: {
      operation: 'listVideoTasks',
      message: /had twice been told to be FAILED/,
      requests: ['req-000002', 'req-000004'],
    },
  },
  {
    rule: 'answer/refusal-overlooked',
    async bad(room) {
      await animate(room)
      const { data } = await animate(room)
      await look(room, String(data?.task_ids?.[0]))
    },
    async good(room) {
      await animate(room)
      const { code } = await animate(room)
      if (code === 40100) await room.pass('60s')
      await look(room, await animationTask(room))
    },
    shown: {
      operation: 'listVideoTasks',
      message:
        /undefined.* was sent after createImageAnimationTask had been refused with HTTP 200 and code 40100/,
      requests: ['req-000002', 'req-000003'],
    },
  },
  {
    rule: 'answer/refusal-overlooked',
    async bad(room) {
      const { data } = await room.aitoearn('POST', '/api/ai/video/generations', { model: 'none' })
      await room.aitoearn('GET', `/api/ai/video/generations/${data?.id}`)
    },
    async good(room) {
      const refused = await room.aitoearn('POST', '/api/ai/video/generations', { model: 'none' })
      if (refused.code === 0) throw new Error('it was not refused')
      await room.aitoearn('GET', `/api/ai/video/generations/${await generate(room)}`)
    },
    shown: {
      operation: 'getVideoTask',
      message: /"\/undefined" was sent after createVideoTask had been refused with HTTP 200/,
    },
  },
  {
    rule: 'parameters/too-many',
    bad: (room) => look(room, ...Array.from({ length: 101 }, (_, index) => `${10 ** 18 + index}`)),
    good: (room) => look(room, ...Array.from({ length: 3 }, (_, index) => `${10 ** 18 + index}`)),
    shown: { operation: 'listVideoTasks', message: /task_ids may hold \d+ items/ },
  },
  {
    rule: 'media/fetched-too-late',
    async bad(room) {
      const link = await linkOf(room)
      await room.pass('6h')
      await room.tiktok('GET', link)
    },
    async good(room) {
      const link = await linkOf(room)
      await room.pass('5h')
      await room.tiktok('GET', link)
    },
    shown: { operation: 'media', message: /for the first time when it was dead/ },
  },
  {
    rule: 'media/link-stored',
    async bad(room) {
      const link = await linkOf(room)
      await room.tiktok('GET', link)
      await room.pass('6h')
      await room.tiktok('GET', link)
    },
    async good(room) {
      const link = await linkOf(room)
      await times(2, () => room.tiktok('GET', link))
      await room.pass('6h')
    },
    shown: {
      operation: 'media',
      message: /while it lived, and again after its end/,
      requests: ['req-000003', 'req-000004'],
    },
  },
  {
    rule: 'tiktok/type-forgotten',
    async bad(room) {
      await room.tiktok('GET', tasksTarget([await animationTask(room)]))
    },
    async good(room) {
      await look(room, await animationTask(room))
    },
    shown: { operation: 'listVideoTasks', message: /without aigc_video_type, and found nothing/ },
  },
  {
    rule: 'creatify/preview-awaited',
    async bad(room) {
      const id = await makePreviews(room)
      await room.pass('10m')
      await times(3, async () => {
        await lookAtJob(room, id)
        await room.pass('30s')
      })
    },
    async good(room) {
      const id = await makePreviews(room)
      await room.pass('10m')
      await render(room, id)
      await times(3, async () => {
        await lookAtJob(room, id)
        await room.pass('30s')
      })
    },
    shown: { operation: 'getVideo', message: /while its previews were ready/ },
  },
  {
    rule: 'creatify/inner-link',
    async bad(room) {
      const { inner } = await makeLink(room)
      await room.creatify('GET', `/api/links/${inner}/`)
    },
    async good(room) {
      const { outer } = await makeLink(room)
      await room.creatify('GET', `/api/links/${outer}/`)
    },
    shown: {
      operation: 'getLink',
      message: /is the page inside link/,
      requests: ['req-000001', 'req-000002'],
    },
  },
  {
    rule: 'creatify/inner-link',
    async bad(room) {
      const { inner } = await makeLink(room)
      await room.creatify('POST', '/api/link_to_videos/', { link: inner })
    },
    async good(room) {
      const { outer } = await makeLink(room)
      await room.creatify('POST', '/api/link_to_videos/', { link: outer })
    },
    shown: { operation: 'createVideo', message: /is the page inside link/ },
  },
  {
    rule: 'webhook/slow',
    timeoutMs: 100,
    bad: (room) => tellOf(room, () => undefined),
    good: (room) => tellOf(room, statuses(204)),
    shown: {
      operation: 'createPreviewList',
      message: /did not answer within/,
      webhooks: ['wh-000001'],
    },
  },
  {
    rule: 'webhook/not-taken',
    bad: (room) => tellOf(room, statuses(500, 204)),
    good: (room) => tellOf(room, statuses(200)),
    shown: { operation: 'createPreviewList', message: /answered 500/, webhooks: ['wh-000001'] },
  },
  {
    rule: 'webhook/not-idempotent',
    bad: (room) => tellOf(room, statuses(204, 409), 'webhook.duplicate'),
    good: (room) => tellOf(room, statuses(204), 'webhook.duplicate'),
    shown: { operation: 'createPreviewList', message: /answered 409 to its repetition/ },
  },
  {
    rule: 'webhook/not-idempotent',
    async bad(room) {
      const id = await tellOf(room, statuses(204), 'webhook.duplicate')
      await times(2, () => render(room, id))
    },
    async good(room) {
      const id = await tellOf(room, statuses(204), 'webhook.duplicate')
      await render(room, id)
    },
    shown: {
      operation: 'createPreviewList',
      message: /the same call for task \S+ was made 2 times/,
    },
  },
]

/** A room in which somebody did something, and what is found there. */
async function roomAfter(story: (room: Room) => Promise<unknown>, timeoutMs?: number) {
  const room = openRoom(timeoutMs === undefined ? {} : { webhooks: { timeoutMs } })
  await story(room)
  return { room, ...(await room.report()) }
}

describe('a client is held to rules', () => {
  it.each(stories)(
    '$rule by $shown.operation, with evidence',
    async ({ rule, timeoutMs, bad, shown }) => {
      const { room, findings } = await roomAfter(bad, timeoutMs)
      const found = findings.find((one) => one.rule === rule)
      expect(found).toMatchObject({ ...shown, message: expect.stringMatching(shown.message) })
      const { requests = [], webhooks = [] } = found ?? {}
      expect(requests.length + webhooks.length).toBeGreaterThan(0)
      for (const id of requests)
        expect(await room.control('GET', `/requests/${id}`)).toMatchObject({ id })
      for (const id of webhooks)
        expect(await room.control('GET', `/webhooks/${id}`)).toMatchObject({ id })
    },
  )

  it.each(stories)('nothing is found of a client that heeds $rule', async ({ good }) => {
    expect((await roomAfter(good)).findings).toEqual([])
  })

  it('every rule has such a pair of clients', async () => {
    const { rules } = await openRoom().report()
    const told = new Set(stories.map(({ rule }) => rule))
    expect([...told].sort()).toEqual(rules.map(({ id }) => id).sort())
  })
})
