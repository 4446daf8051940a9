import { describe, expect, it } from 'vitest'
import { courseOf } from '../../../emulator/engine/bill.ts'
import { createChance } from '../../../emulator/engine/chance.ts'
import {
  type Course,
  fundsAt,
  type Ledger,
  openLedger,
  schedule,
  setBalance,
  spendFrom,
  type Turn,
} from '../../../emulator/engine/credits.ts'
import type { Plan } from '../../../emulator/engine/plan.ts'

const sumOf = (ledger: Ledger): number =>
  ledger.entries.reduce((sum, { amount }) => sum + amount, 0)

const spending = (id: string, amount: number, kind: 'once' | 'charge' | 'reserve' = 'charge') => ({
  id,
  amount,
  kind,
})

describe('a ledger', () => {
  it('adds up to the balance, whatever is spent, scheduled, set and waited for', () => {
    const turns: readonly [Turn, ...Turn[]] = ['charge', 'release', 'refund', 'close']
    for (let round = 0; round < 400; round += 1) {
      const chance = createChance('ledger', round)
      const opening = chance.int(0, 200)
      const ledger = openLedger(opening, 0)
      let now = 0
      const promised = new Map<string, number>()
      for (let step = 0; step < 60; step += 1) {
        const id = `s${step}`
        const before = fundsAt(ledger, now)
        const what = chance.int(0, 4)
        if (what <= 1) {
          const amount = chance.int(0, 60)
          const kind = chance.pick(['once', 'charge', 'reserve'] as const)
          const granted = spendFrom(ledger, { id, amount, kind }, now)
          expect(granted).toBe(amount <= before.available)
          const after = fundsAt(ledger, now)
          expect(before.available - after.available).toBe(granted ? amount : 0)
          if (granted && kind !== 'once') promised.set(id, amount)
        } else if (what === 2 && promised.size > 0) {
          const ids = [...promised.keys()]
          const length = chance.int(0, 4)
          const course: Course = {
            turns: Array.from({ length }, () => chance.pick(turns)),
            at: Array.from({ length }, () => now + chance.int(-5, 40)),
          }
          schedule(ledger, ids[chance.int(0, ids.length - 1)] ?? '', course, now)
        } else if (what === 3) setBalance(ledger, chance.int(0, 200), now)
        else now += chance.int(0, 30)
        const { balance, reserved, available } = fundsAt(ledger, now)
        expect(sumOf(ledger)).toBe(balance)
        expect(available).toBe(balance - reserved)
        expect(reserved).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('spends only what is there, and what is reserved is not there', () => {
    const ledger = openLedger(10, 0)
    expect(spendFrom(ledger, spending('a', 6, 'reserve'), 0)).toBe(true)
    expect(fundsAt(ledger, 0)).toEqual({ balance: 10, reserved: 6, available: 4 })
    expect(spendFrom(ledger, spending('b', 5), 0)).toBe(false)
    expect(spendFrom(ledger, spending('c', 4), 0)).toBe(true)
    expect(fundsAt(ledger, 0)).toEqual({ balance: 6, reserved: 6, available: 0 })
  })

  it('charges, gives back and frees at the very moment, and not one millisecond before', () => {
    const ledger = openLedger(10, 0)
    spendFrom(ledger, spending('a', 6, 'reserve'), 0)
    schedule(ledger, 'a', { turns: ['charge', 'refund'], at: [50, 90] }, 0)
    expect(fundsAt(ledger, 49)).toEqual({ balance: 10, reserved: 6, available: 4 })
    expect(fundsAt(ledger, 50)).toEqual({ balance: 4, reserved: 0, available: 4 })
    expect(fundsAt(ledger, 89).balance).toBe(4)
    expect(fundsAt(ledger, 90).balance).toBe(10)
    expect(ledger.entries.map(({ at, kind, amount }) => [at, kind, amount])).toEqual([
      [0, 'opening', 10],
      [50, 'charge', -6],
      [90, 'refund', 6],
    ])
  })

  it('charges and refunds once, however often the same plan is told', () => {
    const ledger = openLedger(10, 0)
    spendFrom(ledger, spending('a', 6), 0)
    const course: Course = { turns: ['charge', 'refund'], at: [0, 5] }
    for (const now of [0, 3, 5, 9]) schedule(ledger, 'a', course, now)
    expect(fundsAt(ledger, 10).balance).toBe(10)
    expect(ledger.entries).toHaveLength(3)
  })

  it('forgets what was scheduled before when it is told another plan', () => {
    const ledger = openLedger(10, 0)
    spendFrom(ledger, spending('a', 6), 0)
    schedule(ledger, 'a', { turns: ['refund'], at: [5] }, 0)
    schedule(ledger, 'a', { turns: ['close'], at: [8] }, 1)
    expect(fundsAt(ledger, 20).balance).toBe(4)
  })
})

describe('the steps of a bill', () => {
  const lifecycle = { path: ['a', 'b', 'c'], failure: 'x' } as const
  const goes = (at: readonly number[], ...states: string[]): Plan => ({ states, at })
  const played = (plan: Plan, stage: number, evenIfFailed?: true): [number, number][] => {
    const ledger = openLedger(10, 0)
    const bill = { id: 't', amount: 6, stage, ...(evenIfFailed && { evenIfFailed }) }
    spendFrom(ledger, spending('t', 6, stage === 0 ? 'charge' : 'reserve'), 0)
    schedule(ledger, 't', courseOf(bill, plan, lifecycle), 0)
    return [0, 10, 20, 30].map((now) => {
      const { balance, available } = fundsAt(ledger, now)
      return [balance, available]
    })
  }

  it.each([
    ['at once, kept on success', goes([0, 10, 20], 'a', 'b', 'c'), 0, undefined, [4, 4, 4, 4]],
    ['at once, back on failure', goes([0, 10, 20], 'a', 'b', 'x'), 0, undefined, [4, 4, 10, 10]],
    ['at a stage, kept on success', goes([0, 10, 20], 'a', 'b', 'c'), 1, undefined, [10, 4, 4, 4]],
    [
      'at a stage, back on failure',
      goes([0, 10, 20], 'a', 'b', 'x'),
      1,
      undefined,
      [10, 4, 10, 10],
    ],
    ['failing before its stage', goes([0, 10], 'a', 'x'), 1, undefined, [10, 10, 10, 10]],
    ['failing, paid all the same', goes([0, 10], 'a', 'x'), 2, true, [10, 4, 4, 4]],
    ['stuck before its stage', goes([0], 'a', 'b', 'c'), 1, undefined, [10, 10, 10, 10]],
  ] as const)('%s', (_, plan, stage, evenIfFailed, balances) => {
    expect(played(plan, stage, evenIfFailed).map(([balance]) => balance)).toEqual(balances)
  })

  it('leave nothing reserved once a task has ended', () => {
    for (const last of ['c', 'x'])
      for (const stage of [0, 1, 2]) {
        const [balance, available] = played(goes([0, 10, 20], 'a', 'b', last), stage)[3] ?? []
        expect(available).toBe(balance)
      }
  })
})
