import { describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { createFiling } from '../../../emulator/engine/filing.ts'
import { createWorlds } from '../../../emulator/engine/worlds.ts'
import { createHandWall, settle } from '../../support/hand-wall.ts'

const minute = 60_000

function open(idleMs?: number) {
  const wall = createHandWall()
  const worlds = createWorlds({
    seed: 's',
    mode: { kind: 'frozen' },
    progress: 'time',
    failureRate: 0,
    journal: {},
    collections: createFiling(contracts),
    wall,
    idleMs,
  })
  return { wall, worlds, names: () => worlds.list().map(({ name }) => name) }
}

describe('a world that nobody uses', () => {
  it('is dropped after the time that is set, and the default one never', () => {
    const { wall, worlds, names } = open(10 * minute)
    for (const name of ['default', 'a']) worlds.open(name)
    wall.pass(5 * minute)
    worlds.open('b')
    wall.pass(4 * minute)
    expect(names()).toEqual(['default', 'a', 'b'])
    wall.pass(4 * minute)
    expect(names()).toEqual(['default', 'b'])
    wall.pass(60 * minute)
    expect(names()).toEqual(['default'])
  })

  it('stays for ever where nothing is set', () => {
    const { wall, worlds, names } = open()
    worlds.open('a')
    expect(wall.timers).toEqual([])
    wall.pass(1000 * 60 * minute)
    expect(names()).toEqual(['a'])
  })

  it('is no more forgotten while its virtual time leaps than while it stands still', async () => {
    const { wall, worlds, names } = open(10 * minute)
    const world = worlds.open('a')
    wall.pass(9 * minute)
    await world.advance({ by: 365 * 24 * 60 * minute })
    wall.pass(9 * minute)
    expect(names()).toEqual(['a'])
    wall.pass(4 * minute)
    expect(names()).toEqual([])
  })

  it('is not one that answers a call, however long it takes', () => {
    const { wall, worlds, names } = open(minute)
    const { use } = worlds.open('a')
    use.inFlight += 1
    wall.pass(60 * minute)
    expect(names()).toEqual(['a'])
    use.inFlight -= 1
    use.lastAt = wall.elapsed()
    wall.pass(2 * minute)
    expect(names()).toEqual([])
  })

  it('is not one that is followed, nor a minute after', async () => {
    const { wall, worlds, names } = open(minute)
    const deafen = worlds.open('a').events.listen(() => undefined)
    await settle()
    wall.pass(60 * minute)
    expect(names()).toEqual(['a'])
    deafen()
    wall.pass(3 * minute)
    expect(names()).toEqual([])
  })

  it('is looked for by nobody once all worlds are closed', () => {
    const { wall, worlds } = open(minute)
    worlds.open('a')
    worlds.close()
    expect(wall.timers).toEqual([])
  })
})
