import { describe, expect, it } from 'vitest'
import { type ClockMode, createClock, frozenStart, wall } from '../../../emulator/engine/clock.ts'
import { createHandWall } from '../../support/hand-wall.ts'

const start = Date.UTC(2026, 5, 1)

describe('a clock', () => {
  it.each<[ClockMode, number]>([
    [{ kind: 'real' }, start + 1000],
    [{ kind: 'scaled', factor: 60 }, start + 60_000],
    [{ kind: 'scaled', factor: 0.5 }, start + 500],
    [{ kind: 'frozen' }, start],
  ])('in mode %j stands at the right moment after a second of the wall', (mode, moment) => {
    const hands = createHandWall()
    const clock = createClock({ mode, start, wall: hands })
    expect(clock.now()).toBe(start)
    hands.pass(1000)
    expect(clock.now()).toBe(moment)
    expect(clock.mode).toEqual(mode)
  })

  it('begins at the wall when it runs, and at the first moment of 2026 when it is frozen', () => {
    const hands = createHandWall(123_456)
    expect(createClock({ wall: hands }).now()).toBe(123_456)
    expect(createClock({ mode: { kind: 'scaled', factor: 9 }, wall: hands }).now()).toBe(123_456)
    expect(createClock({ mode: { kind: 'frozen' }, wall: hands }).now()).toBe(frozenStart)
    expect(new Date(frozenStart).toISOString()).toBe('2026-01-01T00:00:00.000Z')
  })

  it('begins where it is told to, the epoch included', () => {
    expect(createClock({ mode: { kind: 'frozen' }, start: 0 }).now()).toBe(0)
  })

  it('goes on without a jump when its mode changes', () => {
    const hands = createHandWall()
    const clock = createClock({ mode: { kind: 'scaled', factor: 10 }, start, wall: hands })
    hands.pass(1000)
    clock.setMode({ kind: 'frozen' })
    hands.pass(5000)
    expect(clock.now()).toBe(start + 10_000)
    clock.setMode({ kind: 'real' })
    expect(clock.now()).toBe(start + 10_000)
    hands.pass(7)
    expect(clock.now()).toBe(start + 10_007)
  })

  it('moves forward when told, and never back', () => {
    const hands = createHandWall()
    for (const mode of [{ kind: 'real' }, { kind: 'frozen' }] as const) {
      const clock = createClock({ mode, start, wall: hands })
      clock.moveTo(start + 500)
      expect(clock.now()).toBe(start + 500)
      clock.moveTo(start + 100)
      expect(clock.now()).toBe(start + 500)
    }
  })

  it('never goes back when the wall does', () => {
    const hands = createHandWall(50_000)
    const clock = createClock({ mode: { kind: 'real' }, start, wall: hands })
    hands.pass(10_000)
    expect(clock.now()).toBe(start + 10_000)
    hands.set(20_000)
    expect(clock.now()).toBe(start + 10_000)
    clock.setMode({ kind: 'scaled', factor: 2 })
    expect(clock.now()).toBe(start + 10_000)
    hands.pass(1000)
    expect(clock.now()).toBe(start + 12_000)
  })

  it('tells whole milliseconds', () => {
    const hands = createHandWall()
    const clock = createClock({ mode: { kind: 'scaled', factor: 0.3 }, start, wall: hands })
    for (let index = 0; index < 50; index += 1) {
      hands.pass(1)
      expect(Number.isInteger(clock.now())).toBe(true)
    }
  })

  it('can always be written with a year of four digits', () => {
    const hands = createHandWall()
    const clock = createClock({ mode: { kind: 'scaled', factor: 1e6 }, start, wall: hands })
    hands.pass(1e15)
    expect(new Date(clock.now()).getUTCFullYear()).toBe(9999)
  })

  it.each<[ClockMode, number | undefined]>([
    [{ kind: 'real' }, 600],
    [{ kind: 'scaled', factor: 60 }, 10],
    [{ kind: 'frozen' }, undefined],
  ])('in mode %j knows how long the wall takes to a moment', (mode, delay) => {
    const clock = createClock({ mode, start, wall: createHandWall() })
    expect(clock.realUntil(start + 600)).toBe(delay)
    expect(clock.realUntil(start - 600)).toBe(delay === undefined ? undefined : 0)
  })
})

describe('the real wall', () => {
  it('tells the time of this machine and calls back once', async () => {
    expect(Math.abs(wall.now() - Date.now())).toBeLessThan(1000)
    const before = wall.elapsed()
    let rung = 0
    await new Promise<void>((resolve) => {
      const alive = setTimeout(() => {}, 10_000)
      wall.after(1, () => {
        rung += 1
        clearTimeout(alive)
        resolve()
      })
    })
    expect(rung).toBe(1)
    expect(wall.elapsed()).toBeGreaterThan(before)
  })

  it('does not ring at once when asked for more milliseconds than a timer holds, or when called off', async () => {
    let rung = 0
    const ring = (): void => {
      rung += 1
    }
    const callOff = wall.after(2 ** 40, ring)
    wall.after(0, ring)()
    await new Promise((resolve) => setTimeout(resolve, 20))
    callOff()
    expect(rung).toBe(0)
  })
})
