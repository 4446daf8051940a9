import { describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { canFollow, isTerminal, type Lifecycle } from '../../../contracts/kit/lifecycle.ts'
import { type Chance, createChance } from '../../../emulator/engine/chance.ts'
import {
  concluded,
  drawPlan,
  endOf,
  hasEnded,
  held,
  isTaskFate,
  lookedAt,
  type Plan,
  type PlanInput,
  type Progress,
  stageAt,
  statusAt,
  stepped,
  type TaskFate,
  taskFates,
} from '../../../emulator/engine/plan.ts'

const now = Date.UTC(2026, 0, 1)
const lifecycles: readonly Lifecycle[] = [
  ...contracts.flatMap(({ lifecycles }) => Object.values(lifecycles)),
  { path: ['new', 'done'], failure: 'lost' },
  { path: ['new', 'queued', 'running', 'rendering', 'done'], failure: 'lost' },
]
const fates = Object.keys(taskFates) as TaskFate[]
const latency = { medianMs: 90_000, spread: 0.45, ceilingMs: 1_800_000 }
const first = lifecycles[0] ?? { path: ['a'], failure: 'b' }

const inputOf = (chance: Chance, change: Partial<PlanInput> = {}): PlanInput => ({
  lifecycle: first,
  progress: 'time',
  latency,
  fate: 'succeed',
  now,
  load: 0,
  chance,
  ...change,
})

const drawn = (seed: string | number, change: Partial<PlanInput> = {}): Plan =>
  drawPlan(inputOf(createChance('plan', seed), change))

const pickInput = (chance: Chance): PlanInput =>
  inputOf(chance, {
    lifecycle: chance.pick([first, ...lifecycles]),
    progress: chance.pick<Progress>(['time', 'polls', 'manual']),
    fate: chance.pick<TaskFate>(['succeed', ...fates]),
    load: chance.int(0, 40),
    latency: {
      medianMs: 10 ** chance.int(0, 7),
      spread: chance.unit() * 2,
      ceilingMs: 10 ** chance.int(3, 7),
    },
    tickMs: chance.pick([1, 1000, 60_000]),
  })

/** What must be true of any plan. */
function expectSound(plan: Plan, lifecycle: Lifecycle): void {
  expect(plan.at.length).toBeGreaterThan(0)
  expect(plan.at.length).toBeLessThanOrEqual(plan.states.length)
  for (const [index, state] of plan.states.entries()) {
    const before = plan.states[index - 1]
    if (before === undefined) expect(state).toBe(lifecycle.path[0])
    else expect(canFollow(lifecycle, before, state)).toBe(true)
  }
  for (const [index, at] of plan.at.entries()) {
    expect(Number.isInteger(at)).toBe(true)
    expect(at).toBeGreaterThanOrEqual(plan.at[index - 1] ?? now)
  }
}

describe('the future of a task', () => {
  it('never lets a status go back, whatever time, eyes and hands do', () => {
    for (let round = 0; round < 400; round += 1) {
      const chance = createChance('lives', round)
      const input = pickInput(chance)
      const { lifecycle } = input
      let plan = drawPlan(input)
      let [moment, reads, seen] = [now, 0, statusAt(plan, now)]
      for (let step = 0; step < 25; step += 1) {
        moment += chance.int(0, 10 ** chance.int(0, 6))
        const act = chance.int(0, 9)
        if (!hasEnded(plan, moment)) {
          if (act === 0) plan = stepped(plan, moment)
          else if (act === 1) plan = held(plan, moment)
          else if (act === 2) plan = concluded(plan, lifecycle, 'finish', moment)
          else if (act === 3) plan = concluded(plan, lifecycle, 'fail', moment)
          else if (act < 7) {
            reads += 1
            plan = lookedAt(plan, reads, moment)
          }
        }
        expectSound(plan, lifecycle)
        const status = statusAt(plan, moment)
        expect(canFollow(lifecycle, seen, status)).toBe(true)
        expect(hasEnded(plan, moment)).toBe(isTerminal(lifecycle, status))
        seen = status
      }
    }
  })

  it('is the same for the same chance, and another for another', () => {
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
  })

  it('leaves chance where it was, whatever it is asked for', () => {
    const left = new Set<number>()
    for (const fate of fates)
      for (const progress of ['time', 'polls', 'manual'] as const)
        for (const load of [0, 9]) {
          const chance = createChance('left')
          drawPlan(inputOf(chance, { fate, progress, load }))
          left.add(chance.unit())
        }
    expect(left.size).toBe(1)
  })

  it('holds its first state for a while, however short its latency is', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const plan = drawn(seed, { latency: { medianMs: 1, spread: 3, ceilingMs: 2 } })
      expect(statusAt(plan, now)).toBe(first.path[0])
      expect(plan.at[1]).toBeGreaterThan(now)
    }
  })

  it('has the median asked for, and a tail that ends at the ceiling', () => {
    const lengths = Array.from({ length: 2000 }, (_, seed) => (endOf(drawn(seed)) ?? 0) - now)
    lengths.sort((a, b) => a - b)
    expect(lengths[1000]).toBeGreaterThan(80_000)
    expect(lengths[1000]).toBeLessThan(100_000)
    expect(lengths.at(-1)).toBeGreaterThan(200_000)
    const tight = { ...latency, ceilingMs: 100_000 }
    const capped = Array.from({ length: 500 }, (_, seed) =>
      drawn(seed, { latency: tight, load: 40 }),
    )
    for (const plan of capped) expect((endOf(plan) ?? 0) - now).toBeLessThanOrEqual(100_000)
  })

  it('grows longer with every other task at work', () => {
    const lengthAt = (load: number): number => (endOf(drawn('load', { load })) ?? 0) - now
    const lengths = [0, 1, 2, 5, 9].map(lengthAt)
    expect([...lengths].sort((a, b) => a - b)).toEqual(lengths)
    expect(new Set(lengths).size).toBe(lengths.length)
  })

  it('is ten times as long when it is to be slow, past the ceiling too', () => {
    const tight = { medianMs: 50_000, spread: 0, ceilingMs: 50_000 }
    expect(endOf(drawn(1, { latency: tight }))).toBe(now + 50_000)
    expect(endOf(drawn(1, { latency: tight, fate: 'slow' }))).toBe(now + 500_000)
  })

  it('ends in failure when it is to fail, at the very moment it would have succeeded', () => {
    const [good, bad] = [drawn(3), drawn(3, { fate: 'fail' })]
    expect(bad.at).toEqual(good.at)
    expect(bad.states).toEqual(['SUBMITTED', 'PROCESSING', 'FAILED'])
  })

  it('never ends when it is to be stuck, once it has begun its work', () => {
    const plan = drawn(4, { fate: 'stuck' })
    expect(endOf(plan)).toBeUndefined()
    expect(statusAt(plan, now + 1e12)).toBe('PROCESSING')
    expect(statusAt(concluded(plan, first, 'finish', now + 5), now + 5)).toBe('SUCCESS')
  })

  it('has its moments rounded up to ticks', () => {
    for (let seed = 0; seed < 50; seed += 1)
      for (const at of drawn(seed, { tickMs: 10_000 }).at) expect(at % 10_000).toBe(0)
  })
})

describe('a plan moved by eyes', () => {
  const look = (plan: Plan, times: number): string[] => {
    let seen = plan
    return Array.from({ length: times }, (_, index) => {
      seen = lookedAt(seen, index + 1, now + index)
      return statusAt(seen, now + index)
    })
  }

  it('goes on with reads only, and ends after a few', () => {
    const plan = drawn(1, { progress: 'polls' })
    expect(statusAt(plan, now + 1e12)).toBe('SUBMITTED')
    expect(look(plan, 4)).toEqual(['SUBMITTED', 'PROCESSING', 'SUCCESS', 'SUCCESS'])
  })

  it('takes ten times as many when it is slow, and never ends when it is stuck', () => {
    const slow = look(drawn(1, { progress: 'polls', fate: 'slow' }), 21)
    expect(slow.indexOf('PROCESSING')).toBe(10)
    expect(slow.indexOf('SUCCESS')).toBe(20)
    expect(look(drawn(1, { progress: 'polls', fate: 'stuck' }), 100).at(-1)).toBe('PROCESSING')
    expect(look(drawn(1, { progress: 'polls', fate: 'fail' }), 3).at(-1)).toBe('FAILED')
  })

  it('enters states at the moments of its reads', () => {
    const plan = lookedAt(lookedAt(drawn(1, { progress: 'polls' }), 2, now + 50), 3, now + 90)
    expect(plan.at).toEqual([now, now + 50, now + 90])
  })
})

describe('a plan moved by hand', () => {
  const plan: Plan = {
    states: ['SUBMITTED', 'PROCESSING', 'SUCCESS'],
    at: [now, now + 10, now + 30],
  }

  it('stays where it is for ever without one', () => {
    const manual = drawn(1, { progress: 'manual' })
    expect(statusAt(manual, now + 1e12)).toBe('SUBMITTED')
    expect(endOf(stepped(stepped(manual, now + 4), now + 9))).toBe(now + 9)
  })

  it('enters its next state at once, and what follows keeps its distance', () => {
    expect(stepped(plan, now + 4).at).toEqual([now, now + 4, now + 24])
    expect(stepped(plan, now + 10).at).toEqual([now, now + 10, now + 10])
  })

  it('succeeds or fails at once', () => {
    const finished = concluded(plan, first, 'finish', now + 4)
    expect(finished).toEqual({ states: plan.states, at: [now, now + 4, now + 4] })
    const failed = concluded(plan, first, 'fail', now + 15)
    expect(failed).toEqual({
      states: ['SUBMITTED', 'PROCESSING', 'FAILED'],
      at: [now, now + 10, now + 15],
    })
  })

  it('succeeds even if it was to fail', () => {
    const doomed = drawn(1, { fate: 'fail' })
    expect(statusAt(concluded(doomed, first, 'finish', now + 1), now + 1)).toBe('SUCCESS')
  })

  it('rests until the next hand once it is held', () => {
    const resting = held(plan, now + 12)
    expect(statusAt(resting, now + 1e12)).toBe('PROCESSING')
    expect(endOf(resting)).toBeUndefined()
    expect(statusAt(stepped(resting, now + 99), now + 99)).toBe('SUCCESS')
  })

  it('is not moved by eyes any more once it is held', () => {
    const resting = held(drawn(1, { progress: 'polls' }), now + 1)
    expect(lookedAt(resting, 1000, now + 2)).toEqual(resting)
  })
})

it('a state begins exactly at its moment', () => {
  const plan: Plan = { states: ['a', 'b', 'c'], at: [10, 20, 20] }
  expect([9, 10, 19, 20, 21].map((at) => stageAt(plan, at))).toEqual([0, 0, 0, 2, 2])
})

it('fates are known by their names alone', () => {
  expect(fates.every(isTaskFate)).toBe(true)
  expect(['', 'Fail', 'toString', '__proto__', 'constructor'].some(isTaskFate)).toBe(false)
})
