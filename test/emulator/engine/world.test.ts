import { describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { AdvanceError, type AdvanceTarget } from '../../../emulator/engine/advance.ts'
import { createChance } from '../../../emulator/engine/chance.ts'
import type { ClockMode } from '../../../emulator/engine/clock.ts'
import { createFiling } from '../../../emulator/engine/filing.ts'
import type { Task } from '../../../emulator/engine/task.ts'
import { moveTask } from '../../../emulator/engine/tasks.ts'
import { createWorld, type World } from '../../../emulator/engine/world.ts'
import { createHandWall, settle } from '../../support/hand-wall.ts'

const start = Date.UTC(2026, 0, 1)
const [contract] = contracts
const [lifecycle = ''] = Object.keys(contract?.lifecycles ?? {})
const { path = [], failure = '' } = contract?.lifecycles[lifecycle] ?? {}

const open = (mode: ClockMode = { kind: 'frozen' }, wall = createHandWall()): World =>
  createWorld('w', {
    seed: 's',
    mode,
    start,
    progress: 'time',
    failureRate: 0,
    journal: {},
    collections: createFiling(contracts),
    wall,
  })

const taskOf = (id: string, at: readonly number[], change: Partial<Task> = {}): Task => ({
  id,
  provider: contract?.id ?? '',
  operation: 'create',
  lifecycle,
  kind: 'KIND',
  app: 'app',
  account: 'me',
  bornAt: start,
  nth: 0,
  fate: 'succeed',
  plan: { states: path, at: at.map((after) => start + after) },
  ...change,
})

describe('a world', () => {
  it('lets time pass by a length, to a moment, to the next event and until a task has ended', async () => {
    const world = open()
    await world.store.insert('tasks', taskOf('a', [0, 10, 30]))
    expect(await world.advance({ by: 5 })).toEqual([])
    expect(world.clock.now()).toBe(start + 5)
    expect(await world.advance({ next: true })).toMatchObject([{ at: start + 10, id: 'a' }])
    expect(world.clock.now()).toBe(start + 10)
    expect(await world.advance({ until: 'a' })).toMatchObject([{ at: start + 30, id: 'a' }])
    expect(world.clock.now()).toBe(start + 30)
    expect(await world.advance({ to: start + 99 })).toEqual([])
    expect(world.clock.now()).toBe(start + 99)
  })

  it('tells what happened on the way: what, when, to whom, into which state', async () => {
    const world = open()
    await world.store.insert('tasks', taskOf('a', [0, 10, 30], { mediaLifeMs: 100 }))
    const provider = contract?.id
    expect(await world.advance({ by: 1000 })).toEqual([
      { at: start + 10, kind: 'task.status', id: 'a', provider, status: path[1] },
      { at: start + 30, kind: 'task.status', id: 'a', provider, status: path[2] },
      { at: start + 130, kind: 'media.expired', id: 'a', provider },
    ])
  })

  it('tells of a failed task and of no media that it would have had', async () => {
    const world = open()
    const plan = { states: [...path.slice(0, -1), failure], at: [start, start + 1, start + 2] }
    await world.store.insert('tasks', taskOf('a', [], { plan, mediaLifeMs: 5 }))
    const fired = await world.advance({ by: 1000 })
    expect(fired.map(({ kind, status }) => [kind, status])).toEqual([
      ['task.status', path[1]],
      ['task.status', failure],
    ])
  })

  it('tells events of many tasks and appointments in order, each once, however the way is cut up', async () => {
    for (let round = 0; round < 60; round += 1) {
      const chance = createChance('cut up', round)
      const world = open()
      const moments: number[] = []
      for (let index = 0; index < 15; index += 1) {
        const first = chance.int(1, 50)
        const second = first + chance.int(0, 50)
        moments.push(first, second)
        await world.store.insert('tasks', taskOf(`t${index}`, [0, first, second]))
      }
      for (let index = 0; index < 5; index += 1) {
        const at = chance.int(1, 100)
        moments.push(at)
        world.agenda.add({ at: start + at, kind: `note ${index}`, run: async () => undefined })
      }
      const told: number[] = []
      while (world.clock.now() < start + 100) {
        const before = world.clock.now()
        const target = chance.pick<AdvanceTarget>([
          { by: chance.int(0, 20) },
          { to: before + chance.int(0, 20) },
          { next: true },
        ])
        for (const { at } of await world.advance(target)) {
          expect(at).toBeGreaterThan(before)
          expect(at).toBeLessThanOrEqual(world.clock.now())
          told.push(at - start)
        }
        if ('next' in target && world.clock.now() === before) break
      }
      expect(told).toEqual([...moments].sort((a, b) => a - b))
    }
  })

  it('stands at the moment of each appointment while it is kept, and waits until it is', async () => {
    const world = open()
    const seen: number[] = []
    for (const at of [30, 10])
      world.agenda.add({
        at: start + at,
        kind: 'note',
        async run() {
          await settle()
          seen.push(world.clock.now() - start)
          return undefined
        },
      })
    await world.advance({ by: 50 })
    expect(seen).toEqual([10, 30])
  })

  it('keeps appointments that are made on the way', async () => {
    const world = open()
    const again = (at: number): void => {
      world.agenda.add({
        at: start + at,
        kind: `at ${at}`,
        async run() {
          if (at < 40) again(at * 2)
          return undefined
        },
      })
    }
    again(10)
    const fired = await world.advance({ by: 1000 })
    expect(fired.map(({ kind }) => kind)).toEqual(['at 10', 'at 20', 'at 40'])
  })

  it('lets concurrent advances pass one after the other', async () => {
    const world = open()
    await world.store.insert('tasks', taskOf('a', [0, 10, 30]))
    const fired = await Promise.all([
      world.advance({ by: 10 }),
      world.advance({ by: 10 }),
      world.advance({ until: 'a' }),
      world.advance({ by: 10 }),
    ])
    expect(fired.map((some) => some.map(({ at }) => at - start))).toEqual([[10], [], [30], []])
    expect(world.clock.now()).toBe(start + 40)
  })

  it('never goes back, and a refused advance leaves the next ones alone', async () => {
    const world = open()
    await world.advance({ by: 10 })
    await expect(world.advance({ to: start + 9 })).rejects.toThrow(AdvanceError)
    await expect(world.advance({ until: 'nobody' })).rejects.toThrow('there is no task nobody')
    expect(world.clock.now()).toBe(start + 10)
    expect(await world.advance({ to: start + 10 })).toEqual([])
    await world.advance({ by: 1 })
    expect(world.clock.now()).toBe(start + 11)
  })

  it('refuses what is no span and no moment, and stays where it is', async () => {
    const world = open()
    // Callers without types give anything.
    for (const by of ['6h', NaN, Infinity, -5, undefined] as number[])
      await expect(world.advance({ by })).rejects.toThrow(
        /^by is a number of milliseconds, 0 or more;/,
      )
    for (const to of ['2026-01-02', NaN, Infinity] as number[])
      await expect(world.advance({ to })).rejects.toThrow(/^to is a moment in milliseconds;/)
    expect(world.clock.now()).toBe(start)
  })

  it('does not wait for a task that never ends by itself', async () => {
    const world = open()
    await world.store.insert('tasks', taskOf('stuck', [0, 10]))
    await expect(world.advance({ until: 'stuck' })).rejects.toThrow(/never ends by itself/)
    expect(world.clock.now()).toBe(start)
  })

  it('stays where it is when nothing more is to come, or a task has ended already', async () => {
    const world = open()
    expect(await world.advance({ next: true })).toEqual([])
    await world.store.insert('tasks', taskOf('a', [0, 1, 2]))
    await world.advance({ by: 50 })
    expect(await world.advance({ until: 'a' })).toEqual([])
    expect(world.clock.now()).toBe(start + 50)
  })

  it('does not tell again what came by itself while the clock ran', async () => {
    const hands = createHandWall()
    const world = open({ kind: 'real' }, hands)
    await world.store.insert('tasks', taskOf('a', [0, 10, 30]))
    hands.pass(20)
    const fired = await world.advance({ by: 100 })
    expect(fired.map(({ at }) => at - start)).toEqual([30])
    expect(world.clock.now()).toBe(start + 120)
    hands.pass(5)
    expect(world.clock.now()).toBe(start + 125)
  })

  it('tells of steps by hand at the next advance that reaches further events only', async () => {
    const world = open()
    const task = taskOf('a', [0, 10, 30])
    await world.store.insert('tasks', task)
    const moved = await moveTask(contracts, world, task, 'finish')
    expect(moved?.plan.at).toEqual([start, start, start])
    expect(await world.advance({ by: 100 })).toEqual([])
    expect(await moveTask(contracts, world, moved ?? task, 'fail')).toBeUndefined()
  })

  it('hears nothing more of its appointments once it is closed', async () => {
    const hands = createHandWall()
    const world = open({ kind: 'real' }, hands)
    const rung: string[] = []
    world.agenda.add({
      at: start + 10,
      kind: 'note',
      async run() {
        rung.push('note')
        return undefined
      },
    })
    world.close()
    hands.pass(100)
    await settle()
    expect(rung).toEqual([])
  })

  it('waits before it passes on for an appointment that is being kept by itself', async () => {
    const hands = createHandWall()
    const world = open({ kind: 'real' }, hands)
    let finish = (): void => undefined
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const order: string[] = []
    world.agenda.add({
      at: start + 10,
      kind: 'note',
      async run() {
        await slow
        order.push('kept')
        return undefined
      },
    })
    hands.pass(10)
    await settle()
    const advanced = world.advance({ by: 5 }).then(() => order.push('advanced'))
    await settle()
    expect(order).toEqual([])
    finish()
    await advanced
    expect(order).toEqual(['kept', 'advanced'])
  })
})
