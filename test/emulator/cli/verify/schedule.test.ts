import { describe, expect, test } from 'vitest'
import type { Contract } from '../../../../contracts/kit/contract.ts'
import { tiktok } from '../../../../contracts/tiktok/contract.ts'
import {
  type Counted,
  type Score,
  scheduleOf,
  waitBefore,
} from '../../../../emulator/cli/verify/schedule.ts'

/** An API whose one operation grants two calls in a second. */
const contract: Contract = {
  ...tiktok,
  endpoints: tiktok.endpoints.slice(0, 1).map((endpoint) => ({
    ...endpoint,
    id: 'op',
    quota: {
      limit: 2,
      windowMs: 1000,
      window: 'sliding',
      per: 'app',
      penaltyMs: 0,
      evidence: 'assumed',
    },
  })),
}

const calls = (...moments: number[]): Counted[] => moments.map((at) => ({ operation: 'op', at }))
const score = (passedMs: number, ...moments: number[]): Score => ({
  passedMs,
  calls: calls(...moments),
})

describe('a case waits', () => {
  test.each([
    ['not at all while nothing was called', [], score(0, 0, 0), 0],
    ['not at all while its calls fit beside those made', [900], score(0, 0), 0],
    ['until the oldest call in its way is forgotten', [500, 900], score(0, 0), 500],
    ['until as many are forgotten as it makes itself', [500, 900], score(0, 0, 0), 900],
    ['until all are forgotten when it runs into the quota itself', [900], score(0, 0, 0, 0), 900],
    ['for its busiest window alone', [900], score(2000, 0, 1000, 2000), 0],
  ])('%s', (_, made, its, expected) => {
    expect(waitBefore(contract, calls(...made), its, 1000)).toBe(expected)
  })

  test('not for calls of operations that it does not make', () => {
    const made = [{ operation: 'other', at: 999 }]
    expect(waitBefore(contract, made, score(0, 0, 0), 1000)).toBe(0)
  })
})

describe('a schedule', () => {
  const named = (name: string, its: Score) => ({ contract, name, score: its })

  test('puts a case that need not wait before one that must', () => {
    const { order, waitMs } = scheduleOf([
      named('two calls', score(0, 0, 0)),
      named('two more', score(0, 0, 0)),
      named('none', score(300)),
    ])
    expect(order.map(({ name }) => name)).toEqual(['two calls', 'none', 'two more'])
    expect(waitMs).toBe(1000)
  })

  test('counts the time that cases let pass', () => {
    expect(scheduleOf([named('slow', score(5000)), named('slower', score(7000))]).waitMs).toBe(
      12_000,
    )
  })
})
