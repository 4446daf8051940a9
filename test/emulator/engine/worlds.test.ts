import { describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { createFiling } from '../../../emulator/engine/filing.ts'
import type { WorldOptions } from '../../../emulator/engine/world.ts'
import { createWorlds, type Worlds } from '../../../emulator/engine/worlds.ts'
import { createHandWall } from '../../support/hand-wall.ts'

const start = Date.UTC(2026, 0, 1)
const open = (change: Partial<WorldOptions> = {}): Worlds =>
  createWorlds({
    seed: 's',
    mode: { kind: 'frozen' },
    start,
    progress: 'time',
    failureRate: 0,
    journal: {},
    collections: createFiling(contracts),
    ...change,
  })

describe('worlds', () => {
  it('open once, on first use, and stay the same', () => {
    const worlds = open()
    expect(worlds.list()).toEqual([])
    expect(worlds.get('a')).toBeUndefined()
    const world = worlds.open('a')
    expect(worlds.open('a', { seed: 'other' })).toBe(world)
    expect(worlds.get('a')).toBe(world)
    expect(worlds.list()).toEqual([world])
  })

  it('share no time, chance, memory or rules', async () => {
    const worlds = open()
    const [one, two] = [worlds.open('one'), worlds.open('two')]
    await one.advance({ by: 1000 })
    one.fates.add({ provider: 'p', fate: 'fail', times: 1 })
    one.denied.set('p/app', new Set(['x']))
    one.progress = 'manual'
    await one.store.tally('t')
    expect(two.clock.now()).toBe(start)
    expect(two.fates.list()).toEqual([])
    expect([two.denied.size, two.rules.size, two.progress]).toEqual([0, 0, 'time'])
    expect(await two.store.tally('t')).toBe(0)
  })

  it('return by a reset to what they were opened with, as new ones', async () => {
    const worlds = open()
    const before = worlds.open('a', { seed: 'own', progress: 'polls', start: start + 7 })
    await before.advance({ by: 1000 })
    before.progress = 'manual'
    before.clock.setMode({ kind: 'real' })
    before.failures.push(new Error('x'))
    await before.store.tally('t')
    const after = worlds.reset('a')
    expect(after).not.toBe(before)
    expect(worlds.get('a')).toBe(after)
    expect([after.seed, after.progress, after.clock.now()]).toEqual(['own', 'polls', start + 7])
    expect(after.clock.mode).toEqual({ kind: 'frozen' })
    expect(after.failures).toEqual([])
    expect(await after.store.tally('t')).toBe(0)
  })

  it('stand in the list where they stood when one of them is reset', () => {
    const worlds = open()
    for (const name of ['a', 'b', 'c']) worlds.open(name)
    worlds.reset('a')
    expect(worlds.list().map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  it.each(['reset', 'drop'] as const)('keep no appointment any more after a %s', (how) => {
    const wall = createHandWall()
    const worlds = open({ mode: { kind: 'real' }, wall })
    const run = async (): Promise<undefined> => undefined
    worlds.open('a').agenda.add({ at: start + 10, kind: 'note', run })
    expect(wall.timers).toHaveLength(1)
    worlds[how]('a')
    expect(wall.timers).toHaveLength(0)
  })

  it('are forgotten when they are dropped', () => {
    const worlds = open()
    const before = worlds.open('a', { seed: 'own' })
    expect([worlds.drop('a'), worlds.drop('a')]).toEqual([true, false])
    expect(worlds.get('a')).toBeUndefined()
    expect(worlds.open('a')).not.toBe(before)
    expect(worlds.open('a').seed).toBe('s')
    worlds.close()
    expect(worlds.list()).toEqual([])
  })
})
