import { describe, expect, it } from 'vitest'
import { contracts } from '../../../../contracts/index.ts'
import type { ClockMode } from '../../../../emulator/engine/clock.ts'
import type { WorldEvent } from '../../../../emulator/engine/events/event.ts'
import { createFiling } from '../../../../emulator/engine/filing.ts'
import type { Task } from '../../../../emulator/engine/task.ts'
import { moveTask } from '../../../../emulator/engine/tasks.ts'
import { createWorld } from '../../../../emulator/engine/world.ts'
import { createHandWall, settle } from '../../../support/hand-wall.ts'

const start = Date.UTC(2026, 0, 1)
const [contract] = contracts
const [lifecycle = ''] = Object.keys(contract?.lifecycles ?? {})
const { path = [] } = contract?.lifecycles[lifecycle] ?? {}

const open = (mode: ClockMode = { kind: 'frozen' }) => {
  const wall = createHandWall()
  const world = createWorld('w', {
    seed: 's',
    mode,
    start,
    progress: 'time',
    failureRate: 0,
    journal: { secretHeaders: ['X-Pass'] },
    collections: createFiling(contracts),
    wall,
  })
  const heard: WorldEvent[] = []
  return { wall, world, heard, listen: () => world.events.listen((event) => heard.push(event)) }
}

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

const call = {
  at: start,
  tookMs: 1,
  provider: 'p',
  operation: 'o',
  method: 'GET',
  target: '/x?access_token=open-sesame-1&a=hush-hush-22',
  requestHeaders: ['X-Pass', 'hush-hush-22'],
  requestBody: '',
  status: 200,
  code: 7,
  responseHeaders: {},
  responseBody: '',
  secret: 'hush-hush-22',
}

const told = (events: readonly WorldEvent[]): unknown[] =>
  events.map(({ kind, at, data }) => [kind, at - start, 'status' in data ? data.status : undefined])

describe('the events of a world', () => {
  it('tell of calls as they are answered, without their secrets', async () => {
    const { world, heard, listen } = open()
    world.journal.record(call)
    listen()
    world.journal.record({ ...call, refused: { check: 'quota', reason: 'hush-hush-22 is out' } })
    await settle()
    expect(heard).toMatchObject([
      {
        kind: 'request',
        at: start,
        data: { id: 'req-000002', provider: 'p', operation: 'o', status: 200, code: 7 },
      },
    ])
    expect(heard[0]?.data).toMatchObject({ refused: { check: 'quota' } })
    expect(JSON.stringify(heard)).not.toMatch(/hush|sesame/)
  })

  it('tell of every state on the way of an advance, and then where the clock stands', async () => {
    const { world, heard, listen } = open()
    listen()
    await world.store.insert('tasks', taskOf('a', [0, 10, 30], { mediaLifeMs: 100 }))
    await world.advance({ by: 200 })
    await settle()
    expect(told(heard)).toEqual([
      ['task', 10, path[1]],
      ['task', 30, path[2]],
      ['media', 130, undefined],
      ['clock', 200, undefined],
    ])
    expect(heard[1]?.data).toMatchObject({ id: 'a', account: 'me', ended: true, isNew: false })
    expect(heard[3]?.data).toEqual({ mode: 'frozen', from: start })
  })

  it('change nothing of what an advance tells', async () => {
    const [quiet, followed] = [open(), open()]
    followed.listen()
    for (const { world } of [quiet, followed])
      for (const id of ['a', 'b']) await world.store.insert('tasks', taskOf(id, [0, 10, 30]))
    const fired = await quiet.world.advance({ by: 20 })
    expect(await followed.world.advance({ by: 20 })).toEqual(fired)
    expect(fired).toHaveLength(2)
  })

  it('come by themselves as the clock runs, on a timer that is set only while somebody listens', async () => {
    const { world, wall, heard, listen } = open({ kind: 'scaled', factor: 10 })
    const task = taskOf('a', [0, 1000, 3000])
    await world.store.insert('tasks', task)
    expect(wall.timers).toEqual([])
    const stop = listen()
    await settle()
    wall.pass(99)
    await settle()
    expect(heard).toEqual([])
    wall.pass(1)
    await settle()
    expect(told(heard)).toEqual([['task', 1000, path[1]]])
    stop()
    // The last reader may come back.
    wall.pass(60_000)
    await settle()
    expect(wall.timers).toEqual([])
  })

  it('leave out what happened before somebody listened', async () => {
    const { world, wall, heard, listen } = open({ kind: 'real' })
    await world.store.insert('tasks', taskOf('a', [0, 1000, 3000]))
    wall.pass(1500)
    listen()
    await settle()
    wall.pass(1500)
    await settle()
    expect(told(heard)).toEqual([['task', 3000, path[2]]])
  })

  it('tell of a task that a hand moves while the clock stands still', async () => {
    const { world, wall, heard, listen } = open()
    listen()
    const task = taskOf('a', [0, 1000, 3000])
    await world.store.insert('tasks', task)
    await moveTask(contracts, world, task, 'step')
    await settle()
    wall.pass(0)
    await settle()
    expect(told(heard)).toEqual([['task', 0, path[1]]])
    expect(await world.advance({ by: 0 })).toEqual([])
  })

  it('tell that the clock runs in another way, and set the timer by it', async () => {
    const { world, wall, heard, listen } = open()
    listen()
    await world.store.insert('tasks', taskOf('a', [0, 1000, 3000]))
    world.clock.setMode({ kind: 'scaled', factor: 1000 })
    await settle()
    wall.pass(1)
    await settle()
    expect(heard.map(({ kind }) => kind)).toEqual(['clock', 'task'])
    expect(heard[0]?.data).toEqual({ mode: '1000x', from: start })
  })

  it('go on when a listener fails, and the failure is remembered', async () => {
    const { world, heard } = open()
    world.events.listen(() => {
      throw new Error('deaf')
    })
    world.events.listen((event) => heard.push(event))
    world.journal.record(call)
    await settle()
    expect(heard).toHaveLength(1)
    expect(world.failures).toMatchObject([{ message: 'deaf' }])
  })
})
