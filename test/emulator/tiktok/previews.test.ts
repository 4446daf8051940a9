import { afterEach, describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import * as wire from '../../../contracts/tiktok/wire.ts'
import { createFiling } from '../../../emulator/engine/filing.ts'
import type { Task } from '../../../emulator/engine/task.ts'
import { createWorld, type World } from '../../../emulator/engine/world.ts'
import { previewRoute, previewTarget } from '../../../emulator/tiktok/previews.ts'
import { videoOf } from '../../../emulator/tiktok/videos.ts'

const start = Date.UTC(2026, 0, 1)
const hour = 3_600_000
const opened: World[] = []
afterEach(() => {
  for (const world of opened.splice(0)) world.close()
})

function open(name = 'w', seed = 's', at = start): World {
  const world = createWorld(name, {
    seed,
    mode: { kind: 'frozen' },
    start: at,
    progress: 'time',
    failureRate: 0,
    journal: {},
    collections: createFiling(contracts),
  })
  opened.push(world)
  return world
}

const taskOf = (change: Partial<Task> = {}): Task => ({
  id: '7590176157135180607',
  provider: 'tiktok',
  operation: 'createVideoTask',
  lifecycle: 'remix',
  kind: 'VOICEOVER',
  app: 'app',
  account: 'me',
  bornAt: start,
  nth: 0,
  fate: 'succeed',
  mediaLifeMs: 6 * hour,
  plan: { states: ['SUBMITTED', 'PROCESSING', 'SUCCESS'], at: [start, start + 10, start + 2500] },
  ...change,
})

const { locate } = previewRoute('tiktok')
const at = (world: World, target: string) =>
  locate(target, (name) => (name === world.name ? world : undefined))

describe('a preview', () => {
  it('has the form of the contract, and the expiry of its task', () => {
    const target = previewTarget(open(), taskOf())
    expect(wire.previewUrl.safeParse(`http://h${target}`).success).toBe(true)
    const [, , expiry = ''] = target.split('/')
    expect(Number.parseInt(expiry, 16)).toBe(Math.floor((start + 2500 + 6 * hour) / 1000))
  })

  it.each([0, Date.parse('0000-01-01'), Date.UTC(2106, 1, 8), Date.UTC(9999, 11, 30)])(
    'keeps its form for a task of the moment %d',
    (moment) => {
      const plan = { states: taskOf().plan.states, at: [moment, moment, moment] }
      const target = previewTarget(open('w', 's', moment), taskOf({ plan }))
      expect(wire.previewUrl.safeParse(`http://h${target}`).success).toBe(true)
    },
  )

  it('is another in every world, of every seed, account and task', () => {
    const targets = [
      previewTarget(open(), taskOf()),
      previewTarget(open('v'), taskOf()),
      previewTarget(open('w', 't'), taskOf()),
      previewTarget(open(), taskOf({ account: 'you' })),
      previewTarget(open(), taskOf({ id: '7590176157135180608' })),
      previewTarget(open(), taskOf({ nth: 1 })),
    ]
    const signatures = targets.map((target) => target.slice(1, 33))
    expect(new Set(signatures).size).toBe(targets.length)
  })

  it('leads to a clip from success on, for the length of its life', async () => {
    const world = open()
    const task = taskOf()
    await world.store.insert('tasks', task)
    const target = previewTarget(world, task)
    expect(await at(world, target)).toEqual({ forbidden: expect.stringMatching(/no video/) })
    await world.advance({ by: 2499 })
    expect(await at(world, target)).toHaveProperty('forbidden')
    await world.advance({ by: 1 })
    const video = videoOf(world, task)
    expect(await at(world, target)).toEqual({
      clip: { ratio: '9x16', seconds: video.seconds, title: video.name, comment: video.id },
      lastModified: start + 2500,
    })
    await world.advance({ by: 6 * hour - 1 })
    expect(await at(world, target)).toHaveProperty('clip')
    await world.advance({ by: 1 })
    expect(await at(world, target)).toEqual({
      forbidden: expect.stringMatching(/expired/),
      expired: true,
    })
  })

  it('of a failed task leads nowhere', async () => {
    const world = open()
    const plan = { states: ['SUBMITTED', 'PROCESSING', 'FAILED'], at: [start, start, start] }
    const task = taskOf({ plan })
    await world.store.insert('tasks', task)
    expect(await at(world, previewTarget(world, task))).toHaveProperty('forbidden')
  })

  it('of another world’s making leads nowhere in this one', async () => {
    const [world, other] = [open('w', 's'), open('w', 't')]
    const task = taskOf({ plan: { ...taskOf().plan, at: [start, start, start] } })
    for (const one of [world, other]) await one.store.insert('tasks', task)
    expect(await at(world, previewTarget(world, task))).toHaveProperty('clip')
    expect(await at(world, previewTarget(other, task))).toEqual({
      forbidden: expect.stringMatching(/signature/),
    })
  })

  it.each(['', '/', 'http://h/', '/x/y/video/', `/${'a'.repeat(32)}/00000000/video/tos/w/me/1/?`])(
    'that never was, %j, leads nowhere',
    async (target) => {
      expect(await at(open(), target)).toHaveProperty('forbidden')
    },
  )
})

describe('a video', () => {
  it('is the same whenever it is asked for, and named after the moment of its success', () => {
    const world = open()
    const video = videoOf(world, taskOf())
    expect(videoOf(world, taskOf())).toEqual(video)
    expect(wire.videoId.safeParse(video.id).success).toBe(true)
    expect(video.name).toMatch(/^VOICEOVER-20260101000002-/)
    expect(video.succeededAt).toBe(start + 2500)
  })

  it('lasts ten to twenty seconds, or five when a picture is animated', () => {
    const lengths = Array.from(
      { length: 200 },
      (_, nth) => videoOf(open(), taskOf({ nth })).seconds,
    )
    expect(Math.min(...lengths)).toBe(10)
    expect(Math.max(...lengths)).toBe(20)
    expect(videoOf(open(), taskOf({ kind: 'IMAGE_ANIMATION' })).seconds).toBe(5)
  })
})
