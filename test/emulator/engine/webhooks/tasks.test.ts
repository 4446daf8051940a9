import { afterEach, describe, expect, it } from 'vitest'
import { contracts } from '../../../../contracts/index.ts'
import { createFiling } from '../../../../emulator/engine/filing.ts'
import { endOf, statusAt } from '../../../../emulator/engine/plan.ts'
import type { Task } from '../../../../emulator/engine/task.ts'
import { type Hand, moveTask, readTask } from '../../../../emulator/engine/tasks.ts'
import { createWorld, type World } from '../../../../emulator/engine/world.ts'
import { openReceiver } from '../../../support/receiver.ts'

const start = Date.UTC(2026, 0, 1)
const [contract] = contracts
if (!contract) throw new Error('the catalogue is empty')
const [lifecycle = ''] = Object.keys(contract.lifecycles)
const { path, failure } = contract.lifecycles[lifecycle] ?? { path: [], failure: '' }

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A world that holds one task, whose end is reported to a receiver. */
async function open(change: Partial<Task['plan']> = {}) {
  const receiver = await openReceiver()
  const world: World = createWorld('w', {
    seed: 's',
    mode: { kind: 'frozen' },
    start,
    progress: 'time',
    failureRate: 0,
    journal: {},
    collections: createFiling(contracts),
    letters: ({ plan }) => {
      const at = endOf(plan)
      const body = (): string => statusAt(plan, at ?? 0)
      return at === undefined ? [] : [{ at, event: 'end', key: 'end', url: receiver.hook, body }]
    },
  })
  closers.push(receiver.close, () => world.close())
  const task: Task = {
    id: 't',
    provider: contract?.id ?? '',
    operation: 'make',
    lifecycle,
    kind: 'k',
    app: 'a',
    account: 'me',
    bornAt: start,
    nth: 0,
    fate: 'succeed',
    plan: { states: path, at: path.map((_, index) => start + index * 1000), ...change },
  }
  await world.store.insert('tasks', task)
  world.webhooks.follow(task)
  return { world, task, receiver }
}

describe('the webhook of a task', () => {
  it('comes after the task has reached its end, at the same moment', async () => {
    const { world, receiver } = await open()
    const fired = await world.advance({ until: 't' })
    expect(fired.at(-1)).toMatchObject({ kind: 'webhook.delivery', task: 't', status: 204 })
    expect(fired.at(-2)).toMatchObject({ kind: 'task.status', status: path.at(-1) })
    expect(fired.at(-1)?.at).toBe(fired.at(-2)?.at)
    expect(receiver.bodies).toEqual([path.at(-1)])
  })

  it.each<[Hand, string | undefined]>([
    ['finish', path.at(-1)],
    ['fail', failure],
  ])('comes at once when a hand brings about its end (%s), and not again', async (hand, status) => {
    const { world, task, receiver } = await open()
    await moveTask(contracts, world, task, hand)
    await world.advance({ by: 0 })
    expect(receiver.bodies).toEqual([status])
    await world.advance({ by: 3_600_000 })
    expect(receiver.bodies).toHaveLength(1)
  })

  it('never comes for one that a hand holds, until a hand lets it end', async () => {
    const { world, task, receiver } = await open()
    const held = await moveTask(contracts, world, task, 'hold')
    expect(await world.advance({ by: 3_600_000 })).toEqual([])
    await moveTask(contracts, world, held ?? task, 'finish')
    await world.advance({ by: 0 })
    expect(receiver.bodies).toEqual([path.at(-1)])
  })

  it('comes when a read brings the task to its end, where reads move it', async () => {
    const { world, receiver } = await open({ at: [start], reads: path.map((_, index) => index) })
    for (const _ of path) await readTask(world, contract, 'me', 't', world.clock.now())
    await world.advance({ by: 0 })
    expect(receiver.bodies).toEqual([path.at(-1)])
  })
})
