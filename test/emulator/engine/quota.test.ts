import { describe, expect, it } from 'vitest'
import type { QuotaRule } from '../../../contracts/kit/quota.ts'
import { createChance } from '../../../emulator/engine/chance.ts'
import { freshUsage, look, takeFrom } from '../../../emulator/engine/quota.ts'

const rule = (change: Partial<QuotaRule> = {}): QuotaRule => ({
  limit: 3,
  windowMs: 100,
  window: 'sliding',
  per: 'app',
  penaltyMs: 0,
  evidence: 'assumed',
  ...change,
})

/** The same by brute force: every call that was granted, and the last refusal. */
function createModel({ limit, windowMs, window, penaltyMs }: QuotaRule) {
  const granted: number[] = []
  let refusedAt = -Infinity
  const countedAt = (now: number): number =>
    granted.filter((at) =>
      window === 'fixed'
        ? Math.floor(at / windowMs) === Math.floor(now / windowMs)
        : at > now - windowMs && at <= now,
    ).length
  const wouldGrant = (now: number): boolean =>
    countedAt(now) < limit && (penaltyMs === 0 || now >= refusedAt + penaltyMs)
  return {
    granted,
    countedAt,
    wouldGrant,
    take(now: number): boolean {
      if (!wouldGrant(now)) {
        refusedAt = now
        return false
      }
      granted.push(now)
      return true
    },
  }
}

describe('a quota', () => {
  it('grants what the naive count grants, and says when it will forgive, over thousands of calls', () => {
    for (let round = 0; round < 700; round += 1) {
      const chance = createChance('quota', round)
      const one = rule({
        limit: chance.int(1, 5),
        windowMs: chance.pick([1, 7, 50]),
        window: chance.pick(['sliding', 'fixed']),
        penaltyMs: chance.pick([0, 0, 13]),
      })
      const usage = freshUsage()
      const model = createModel(one)
      let now = 1_000_000 + chance.int(0, 60)
      for (let step = 0; step < 30; step += 1) {
        now += chance.pick([0, 0, 1, 2, 5, 30])
        const looked = look(usage, one, now)
        expect(looked.granted).toBe(model.wouldGrant(now))
        expect(looked.used).toBe(model.countedAt(now))
        const grant = takeFrom(usage, one, now)
        expect(grant.granted).toBe(model.take(now))
        expect(grant.used).toBe(model.countedAt(now))
        if (!grant.granted) {
          let forgiven = now
          while (!model.wouldGrant(forgiven)) forgiven += 1
          expect(grant.forgivenAt).toBe(forgiven)
        }
      }
      if (one.window === 'sliding')
        for (const at of model.granted) expect(model.countedAt(at)).toBeLessThanOrEqual(one.limit)
    }
  })

  it('never grants more than its limit in any window, wherever that window is laid', () => {
    for (let round = 0; round < 300; round += 1) {
      const chance = createChance('any window', round)
      const one = rule({ limit: chance.int(1, 6), windowMs: 40 })
      const usage = freshUsage()
      const granted: number[] = []
      let now = 0
      for (let step = 0; step < 80; step += 1) {
        now += chance.int(0, 9)
        if (takeFrom(usage, one, now).granted) granted.push(now)
      }
      for (let start = -40; start <= now; start += 1) {
        const inside = granted.filter((at) => at >= start && at < start + one.windowMs)
        expect(inside.length).toBeLessThanOrEqual(one.limit)
      }
    }
  })

  it('forgives exactly a window after the oldest call, not a millisecond sooner', () => {
    const usage = freshUsage()
    for (const at of [10, 20, 30]) expect(takeFrom(usage, rule(), at).granted).toBe(true)
    expect(takeFrom(usage, rule(), 50)).toEqual({
      granted: false,
      limit: 3,
      used: 3,
      forgivenAt: 110,
    })
    expect(takeFrom(usage, rule(), 109).granted).toBe(false)
    expect(takeFrom(usage, rule(), 110).granted).toBe(true)
    expect(takeFrom(usage, rule(), 119)).toMatchObject({ granted: false, forgivenAt: 120 })
  })

  it('does not count what it refused', () => {
    const usage = freshUsage()
    for (let call = 0; call < 100; call += 1) takeFrom(usage, rule(), 5)
    expect(look(usage, rule(), 5).used).toBe(3)
    expect(look(usage, rule(), 105)).toMatchObject({ used: 0, granted: true })
  })

  it('lays fixed windows end to end from the epoch', () => {
    const fixed = rule({ window: 'fixed' })
    const usage = freshUsage()
    for (const at of [197, 198, 199]) expect(takeFrom(usage, fixed, at).granted).toBe(true)
    expect(takeFrom(usage, fixed, 199)).toMatchObject({ granted: false, forgivenAt: 200 })
    for (const at of [200, 200, 200]) expect(takeFrom(usage, fixed, at).granted).toBe(true)
    expect(takeFrom(usage, fixed, 299)).toMatchObject({ granted: false, forgivenAt: 300 })
  })

  it('refuses every call for the length of a penalty, which each refusal begins anew', () => {
    const strict = rule({ limit: 1, penaltyMs: 500 })
    const usage = freshUsage()
    takeFrom(usage, strict, 0)
    expect(takeFrom(usage, strict, 10)).toMatchObject({ granted: false, forgivenAt: 510 })
    expect(takeFrom(usage, strict, 509)).toMatchObject({ granted: false, forgivenAt: 1009 })
    expect(takeFrom(usage, strict, 1008)).toMatchObject({ granted: false, forgivenAt: 1508 })
    expect(look(usage, strict, 1508)).toMatchObject({ granted: true, forgivenAt: 1508 })
    expect(takeFrom(usage, strict, 1508).granted).toBe(true)
  })

  it('of nothing grants nothing, ever', () => {
    const none = rule({ limit: 0 })
    expect(takeFrom(freshUsage(), none, 10)).toEqual({
      granted: false,
      limit: 0,
      used: 0,
      forgivenAt: Infinity,
    })
  })

  it('that was lowered waits until enough of the old calls are forgiven', () => {
    const usage = freshUsage()
    for (const at of [10, 20, 30]) takeFrom(usage, rule(), at)
    expect(look(usage, rule({ limit: 1 }), 40)).toMatchObject({ used: 3, forgivenAt: 130 })
    expect(look(usage, rule({ limit: 9 }), 40).granted).toBe(true)
  })

  it('remembers no more calls than its window holds', () => {
    const usage = freshUsage()
    for (let now = 0; now < 200_000; now += 1) takeFrom(usage, rule({ limit: 1000 }), now)
    expect(usage.moments.length).toBeLessThan(5000)
    expect(look(usage, rule({ limit: 1000 }), 199_999).used).toBe(100)
  })

  it('looks without taking', () => {
    const usage = freshUsage()
    takeFrom(usage, rule(), 5)
    expect(look(usage, rule(), 6)).toEqual(look(usage, rule(), 6))
  })
})
