import { faker } from '@faker-js/faker/locale/en'
import { expect, test } from 'vitest'
import { createPacer, pacingMarginMs } from '../../client/pacing.ts'
import { virtualClock } from './virtual-clock.ts'

const oneAMinute = { limit: 1, windowMs: 60_000 }
const window = 60_000 + pacingMarginMs

test('calls below the quota do not wait', async () => {
  const clock = virtualClock()
  const pacer = createPacer(clock)
  for (let call = 0; call < 20; call += 1) await pacer.take('list', { limit: 20, windowMs: 60_000 })
  expect(clock.slept).toEqual([])
})

test('the call beyond the quota waits until the first one has left the window', async () => {
  const clock = virtualClock()
  const pacer = createPacer(clock)
  await pacer.take('animate', oneAMinute)
  clock.pass(10_000)
  await pacer.take('animate', oneAMinute)
  expect(clock.slept).toEqual([window - 10_000])
})

test('operations do not wait for each other', async () => {
  const clock = virtualClock()
  const pacer = createPacer(clock)
  await pacer.take('animate', oneAMinute)
  await pacer.take('create', oneAMinute)
  expect(clock.slept).toEqual([])
})

test('a call that was only noted counts against the next one', async () => {
  const clock = virtualClock()
  const pacer = createPacer(clock)
  pacer.note('animate', oneAMinute)
  await pacer.take('animate', oneAMinute)
  expect(clock.slept).toEqual([window])
})

test('calls that wait at the same time line up', async () => {
  const waits: number[] = []
  const sleep = async (milliseconds: number) => void waits.push(milliseconds)
  const pacer = createPacer({ now: () => 0, sleep })
  await Promise.all([1, 2, 3].map(() => pacer.take('animate', oneAMinute)))
  expect(waits).toEqual([window, 2 * window])
})

test('a call that is given up while it waits leaves its place to the next', async () => {
  const clock = virtualClock()
  const pacer = createPacer(clock)
  await pacer.take('animate', oneAMinute)
  const signal = AbortSignal.abort(new Error('no more'))
  await expect(pacer.take('animate', oneAMinute, { signal })).rejects.toThrow('no more')
  await pacer.take('animate', oneAMinute)
  expect(clock.slept).toEqual([window])
})

test('a call that would have to wait longer than is granted is given up at once, and leaves its place', async () => {
  const clock = virtualClock()
  const pacer = createPacer(clock)
  await pacer.take('animate', oneAMinute)
  const longestMs = window - 1
  const refused = pacer.take('animate', oneAMinute, { longestMs })
  await expect(refused).rejects.toMatchObject({ name: 'TimeoutError', timeoutMs: longestMs })
  expect(clock.slept).toEqual([])
  expect(await pacer.take('animate', oneAMinute, { longestMs: window })).toBe(window)
})

test('in no window are there more calls than granted, however they come', async () => {
  for (let seed = 0; seed < 200; seed += 1) {
    faker.seed(seed)
    const clock = virtualClock()
    const pacer = createPacer(clock)
    const quota = { limit: faker.number.int({ min: 1, max: 20 }), windowMs: 60_000 }
    const made: number[] = []
    for (let call = 0; call < 60; call += 1) {
      if (faker.datatype.boolean()) clock.pass(faker.number.int({ max: 20_000 }))
      await pacer.take('list', quota)
      made.push(clock.now())
    }
    const most = Math.max(
      ...made.map((end) => made.filter((at) => at > end - quota.windowMs && at <= end).length),
    )
    expect(most, `seed ${seed}`).toBeLessThanOrEqual(quota.limit)
  }
})
