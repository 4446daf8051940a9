import { describe, expect, it } from 'vitest'
import { createChance, proseOf } from '../../../emulator/engine/chance.ts'

const draw = (...key: (string | number)[]): number[] => {
  const chance = createChance(...key)
  return Array.from({ length: 20 }, () => chance.unit())
}

describe('chance', () => {
  it('draws the same from the same key, whatever is drawn in between', () => {
    const [one, two] = [createChance('seed', 'world', 7), createChance('seed', 'world', 7)]
    for (let index = 0; index < 100; index += 1) {
      draw('noise', index)
      createChance('seed', 'world', 8).unit()
      expect(one.unit()).toBe(two.unit())
    }
  })

  it('is the same in every process and version', () => {
    const chance = createChance('backlot', 'default', 1)
    expect([chance.hex(16), chance.int(1, 1000), chance.text('abc', 8)]).toMatchInlineSnapshot(`
      [
        "2360e330eb208215",
        370,
        "cbbcccab",
      ]
    `)
  })

  it('draws UUIDs of version 4, no two alike', () => {
    const ids = Array.from({ length: 300 }, (_, nth) => createChance('uuid', nth).uuid())
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    for (const place of [0, 9, 15, 19, 20, 24, 35])
      expect(new Set(ids.map((id) => id[place])).size).toBe(place === 19 ? 4 : 16)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('draws otherwise from keys that differ in one part, one character or one border', () => {
    const keys: (string | number)[][] = [
      ['a'],
      ['b'],
      ['a', ''],
      ['', 'a'],
      ['a', 'b'],
      ['ab'],
      ['a', 'b', 0],
      ['a', 'b', 1],
      ['a', 'b', 10],
      ['A', 'b', 1],
      [],
      ['\u0001'],
    ]
    const streams = keys.map((key) => draw(...key).join())
    expect(new Set(streams).size).toBe(keys.length)
  })

  it('takes a number and its digits for the same key', () => {
    expect(draw('a', 1)).toEqual(draw('a', '1'))
  })

  it('draws units that are spread evenly and do not follow one another', () => {
    const buckets = new Array<number>(20).fill(0)
    let [before, product] = [0.5, 0]
    const count = 40_000
    const chance = createChance('spread')
    for (let index = 0; index < count; index += 1) {
      const unit = chance.unit()
      expect(unit >= 0 && unit < 1).toBe(true)
      const bucket = Math.floor(unit * 20)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
      product += (unit - 0.5) * (before - 0.5)
      before = unit
    }
    for (const filled of buckets) expect(Math.abs(filled - count / 20)).toBeLessThan(220)
    expect(Math.abs(product / count)).toBeLessThan(0.002)
  })

  it('draws first units of numbered streams that are spread evenly', () => {
    const buckets = new Array<number>(10).fill(0)
    for (let nth = 0; nth < 10_000; nth += 1) {
      const bucket = Math.floor(createChance('backlot', 'default', 'x', nth).unit() * 10)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    }
    for (const filled of buckets) expect(Math.abs(filled - 1000)).toBeLessThan(150)
  })

  it('draws whole numbers with both ends, of small and of wide ranges', () => {
    const chance = createChance('ints')
    const seen = new Set(Array.from({ length: 500 }, () => chance.int(3, 6)))
    expect([...seen].sort()).toEqual([3, 4, 5, 6])
    expect(chance.int(9, 9)).toBe(9)
    for (let index = 0; index < 2000; index += 1) {
      const wide = chance.int(0, 2 ** 32 - 1)
      expect(Number.isInteger(wide) && wide >= 0 && wide < 2 ** 32).toBe(true)
    }
  })

  it('draws texts of the length and alphabet asked for', () => {
    const chance = createChance('texts')
    for (const length of [0, 1, 7, 8, 9, 32]) {
      expect(chance.hex(length)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`))
      expect(chance.text('xyz', length)).toMatch(new RegExp(`^[xyz]{${length}}$`))
    }
    const letters = new Set(chance.text('abcdefghij', 1000))
    expect(letters.size).toBe(10)
  })

  it('picks every item sooner or later, and no other', () => {
    const chance = createChance('picks')
    const items = ['a', 'b', 'c'] as const
    expect(new Set(Array.from({ length: 100 }, () => chance.pick(items)))).toEqual(new Set(items))
  })

  it('draws normals around zero, with a spread of one', () => {
    const chance = createChance('normals')
    const drawn = Array.from({ length: 20_000 }, () => chance.normal())
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length
    expect(drawn.every(Number.isFinite)).toBe(true)
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.04)
  })
})

describe('prose', () => {
  it('is the same from the same stream, however many others are drawn from', async () => {
    const one = await proseOf(createChance('prose'))
    const other = await proseOf(createChance('other'))
    other.person.firstName()
    const first = one.person.firstName()
    other.person.firstName()
    const again = await proseOf(createChance('prose'))
    expect(again.person.firstName()).toBe(first)
    expect(again.person.lastName()).toBe(one.person.lastName())
  })
})
