import { describe, expect, it } from 'vitest'
import { createAgenda } from '../../../emulator/engine/agenda.ts'
import { createChance } from '../../../emulator/engine/chance.ts'
import { type ClockMode, createClock } from '../../../emulator/engine/clock.ts'
import { createHandWall, settle } from '../../support/hand-wall.ts'

function open(mode: ClockMode = { kind: 'frozen' }) {
  const hands = createHandWall(0)
  const clock = createClock({ mode, start: 0, wall: hands })
  const failures: unknown[] = []
  const agenda = createAgenda(clock, (error) => failures.push(error), hands)
  const kept: string[] = []
  const note = (name: string, at: number): (() => void) =>
    agenda.add({
      at,
      kind: name,
      async run() {
        kept.push(name)
        return undefined
      },
    })
  return { hands, clock, agenda, failures, kept, note }
}

describe('an agenda', () => {
  it('keeps appointments by moment, and those of one moment in the order they were made', async () => {
    for (let round = 0; round < 100; round += 1) {
      const chance = createChance('agenda', round)
      const { agenda, kept, note } = open()
      const made = Array.from({ length: 40 }, (_, index) => ({ index, at: chance.int(0, 8) }))
      for (const { index, at } of made) note(String(index), at)
      const sorted = [...made].sort((a, b) => a.at - b.at || a.index - b.index)
      while (await agenda.keep(8));
      expect(kept).toEqual(sorted.map(({ index }) => String(index)))
      expect(agenda.size).toBe(0)
    }
  })

  it('keeps only what is due, exactly at its moment', async () => {
    const { agenda, kept, note } = open()
    note('later', 10)
    expect(await agenda.keep(9)).toBeUndefined()
    expect(agenda.nextAt()).toBe(10)
    expect(await agenda.keep(10)).toEqual({ at: 10, kind: 'later' })
    expect(kept).toEqual(['later'])
    expect(agenda.nextAt()).toBeUndefined()
  })

  it('tells what an appointment says of itself', async () => {
    const { agenda } = open()
    agenda.add({ at: 3, kind: 'call', run: async () => ({ at: 3, kind: 'call', status: 200 }) })
    expect(await agenda.keep(3)).toEqual({ at: 3, kind: 'call', status: 200 })
  })

  it('forgets what is called off, once', async () => {
    const { agenda, kept, note } = open()
    const callOff = note('a', 1)
    note('b', 2)
    callOff()
    callOff()
    expect([agenda.size, agenda.nextAt()]).toEqual([1, 2])
    while (await agenda.keep(9));
    callOff()
    expect(kept).toEqual(['b'])
    expect(agenda.size).toBe(0)
  })

  it('wakes by itself as its clock runs, and not before', async () => {
    const { hands, kept, note } = open({ kind: 'scaled', factor: 10 })
    note('second', 2000)
    note('first', 1000)
    hands.pass(99)
    await settle()
    expect(kept).toEqual([])
    hands.pass(1)
    await settle()
    expect(kept).toEqual(['first'])
    hands.pass(100)
    await settle()
    expect(kept).toEqual(['first', 'second'])
  })

  it('never wakes while its clock is frozen, and wakes again once it runs', async () => {
    const { hands, clock, agenda, kept, note } = open()
    note('a', 50)
    hands.pass(1_000_000)
    await settle()
    expect(kept).toEqual([])
    expect(hands.timers).toEqual([])
    clock.setMode({ kind: 'real' })
    agenda.rewind()
    hands.pass(50)
    await settle()
    expect(kept).toEqual(['a'])
  })

  it('hands on what goes wrong in an appointment and keeps the next ones', async () => {
    const { hands, agenda, failures, kept, note } = open({ kind: 'real' })
    const error = new Error('no')
    agenda.add({ at: 10, kind: 'bad', run: () => Promise.reject(error) })
    note('good', 20)
    hands.pass(10)
    await settle()
    hands.pass(10)
    await settle()
    expect(failures).toEqual([error])
    expect(kept).toEqual(['good'])
  })

  it('begins at once what is due already, even while its clock is frozen', async () => {
    const { hands, kept, note } = open()
    note('later', 1)
    note('now', 0)
    hands.pass(0)
    await settle()
    expect(kept).toEqual(['now'])
    expect(hands.timers).toEqual([])
  })

  it('lets one appointment begin before another has ended, and tells when all have', async () => {
    const { hands, agenda, kept, note } = open({ kind: 'real' })
    let end = (): void => undefined
    const long = new Promise<undefined>((resolve) => {
      end = () => resolve(undefined)
    })
    agenda.add({ at: 10, kind: 'long', run: () => long })
    note('short', 10)
    hands.pass(10)
    let isSettled = false
    const settling = agenda.settled().then(() => {
      isSettled = true
    })
    await settle()
    expect([kept, isSettled]).toEqual([['short'], false])
    end()
    await settling
    expect(isSettled).toBe(true)
  })

  it('begins nothing by itself while it is paused, and what has become due once it is resumed', async () => {
    const { hands, agenda, kept, note } = open({ kind: 'real' })
    note('a', 10)
    agenda.pause()
    agenda.rewind()
    note('b', 20)
    hands.pass(100)
    await settle()
    expect(kept).toEqual([])
    expect(await agenda.keep(10)).toEqual({ at: 10, kind: 'a' })
    agenda.resume()
    hands.pass(0)
    await settle()
    expect(kept).toEqual(['a', 'b'])
  })

  it('has one timer at most, and none when it is closed', async () => {
    const { hands, agenda, kept, note } = open({ kind: 'real' })
    for (let at = 30; at > 0; at -= 1) note(String(at), at)
    expect(hands.timers).toHaveLength(1)
    agenda.close()
    expect(hands.timers).toEqual([])
    hands.pass(100)
    await settle()
    expect(kept).toEqual([])
  })

  it('keeps one appointment at a time, those too that are made while one is kept', async () => {
    const { hands, agenda, kept } = open({ kind: 'real' })
    let finish = (): void => undefined
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const quick = async (name: string): Promise<undefined> => {
      kept.push(name)
      return undefined
    }
    agenda.add({
      at: 10,
      kind: 'slow',
      async run() {
        agenda.add({ at: 10, kind: 'made meanwhile', run: () => quick('made meanwhile') })
        await slow
        return quick('slow')
      },
    })
    agenda.add({ at: 20, kind: 'later', run: () => quick('later') })
    hands.pass(30)
    await settle()
    let settled = false
    void agenda.settled().then(() => {
      settled = true
    })
    await settle()
    expect([kept, settled]).toEqual([['made meanwhile', 'later'], false])
    finish()
    await settle()
    expect([kept, settled]).toEqual([['made meanwhile', 'later', 'slow'], true])
  })
})
