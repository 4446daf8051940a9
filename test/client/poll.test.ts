import { describe, expect, test } from 'vitest'
import { TimeoutError } from '../../client/errors.ts'
import { type Poll, TaskFailedError, TaskMissingError, waitForAll } from '../../client/poll.ts'
import { virtualClock } from './virtual-clock.ts'

type Item = { id: string; state: 'waiting' | 'done' | 'failed' }
type Done = Item & { state: 'done' }

/** A poll over items whose states, look by look, are told by letters: w, d, f, and `-` for unknown. */
function pollOf(states: Record<string, string>, more: Partial<Poll<Item, Done>> = {}) {
  const clock = virtualClock()
  const looks: string[][] = []
  const seen = new Map<string, number>()
  const poll: Poll<Item, Done> = {
    ids: Object.keys(states),
    batchSize: 2,
    async look(ids) {
      looks.push([...ids])
      return ids.flatMap((id) => {
        const turn = seen.get(id) ?? 0
        seen.set(id, turn + 1)
        const letter = states[id]?.at(Math.min(turn, states[id].length - 1)) ?? '-'
        const state = letters[letter]
        return state ? [{ id, state }] : []
      })
    },
    idOf: (item) => item.id,
    isDone: (item): item is Done => item.state === 'done',
    isFailed: (item) => item.state === 'failed',
    intervalMs: 1000,
    timeoutMs: 10_000,
    now: clock.now,
    sleep: clock.sleep,
    ...more,
  }
  return { poll, looks, clock }
}

const letters: Record<string, Item['state'] | undefined> = {
  w: 'waiting',
  d: 'done',
  f: 'failed',
}

describe('waiting for tasks', () => {
  test('answers them in the order asked, however they finish', async () => {
    const { poll } = pollOf({ c: 'wwd', a: 'd', b: 'wd' })
    expect((await waitForAll(poll)).map((item) => item.id)).toEqual(['c', 'a', 'b'])
  })

  test('looks in batches, and only at those that are not done', async () => {
    const { poll, looks, clock } = pollOf({ a: 'wd', b: 'd', c: 'wwd' })
    await waitForAll(poll)
    expect(looks).toEqual([['a', 'b'], ['c'], ['a', 'c'], ['c']])
    expect(clock.slept).toEqual([1000, 1000])
  })

  test('asks nothing when there is nothing to wait for', async () => {
    const { poll, looks } = pollOf({})
    expect(await waitForAll(poll)).toEqual([])
    expect(looks).toEqual([])
  })

  test('asks for an id that was given twice once, and answers it twice', async () => {
    const { poll, looks } = pollOf({ a: 'd' }, { ids: ['a', 'a'] })
    expect(await waitForAll(poll)).toHaveLength(2)
    expect(looks).toEqual([['a']])
  })

  test('ends at the first failure, while others still wait', async () => {
    const { poll, clock } = pollOf({ a: 'w', b: 'wf' })
    const failure = await waitForAll(poll).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TaskFailedError)
    expect(failure).toMatchObject({ taskId: 'b', task: { id: 'b', state: 'failed' } })
    expect(clock.slept).toEqual([1000])
  })

  test('gives an id three looks to turn up', async () => {
    const { poll: patient } = pollOf({ a: '--d' })
    await expect(waitForAll(patient)).resolves.toHaveLength(1)
    const { poll, looks } = pollOf({ a: '-', b: 'w' })
    await expect(waitForAll(poll)).rejects.toThrow(TaskMissingError)
    expect(looks).toHaveLength(3)
  })

  test('ends at its deadline, after a last look', async () => {
    const { poll, looks, clock } = pollOf({ a: 'w' }, { intervalMs: 4000 })
    await expect(waitForAll(poll)).rejects.toThrow(TimeoutError)
    expect(clock.slept).toEqual([4000, 4000, 2000])
    expect(looks).toHaveLength(4)
  })

  test('ends at its deadline also when the clock does not follow the sleeping', async () => {
    const { poll } = pollOf({ a: 'w' }, { now: () => 0 })
    await expect(waitForAll(poll)).rejects.toThrow('waited 10000 ms for a')
  })

  test('ends when its signal does', async () => {
    const stop = new AbortController()
    const onLook = () => stop.abort(new Error('enough'))
    const { poll } = pollOf({ a: 'w' }, { signal: stop.signal, onLook })
    await expect(waitForAll(poll)).rejects.toThrow('enough')
  })

  test('tells each look', async () => {
    const told: string[] = []
    const { poll } = pollOf({ a: 'wwd' }, { onLook: (item) => told.push(item.state) })
    await waitForAll(poll)
    expect(told).toEqual(['waiting', 'waiting', 'done'])
  })
})
