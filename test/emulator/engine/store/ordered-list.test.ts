import { describe, expect, it } from 'vitest'
import { type Chance, createChance } from '../../../../emulator/engine/chance.ts'
import { createOrderedList } from '../../../../emulator/engine/store/ordered-list.ts'

interface Entry {
  readonly key: number
  readonly item: string
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: Entry, b: Entry): number => a.key - b.key || byText(a.item, b.item)

const keyOf = (chance: Chance): number =>
  chance.unit() < 0.05 ? Infinity : chance.int(-50, chance.pick([5, 500]))

describe('an ordered list', () => {
  it('does what a sorted array does', () => {
    for (let round = 0; round < 40; round += 1) {
      const chance = createChance('list', round)
      const list = createOrderedList<string>(byText)
      const model: Entry[] = []
      for (let step = 0; step < 400; step += 1) {
        if (chance.unit() < 0.7) {
          const entry = { key: keyOf(chance), item: `i${step}` }
          list.insert(entry.key, entry.item)
          model.push(entry)
          model.sort(inOrder)
        } else {
          const entry = model[chance.int(0, Math.max(0, model.length - 1))]
          const absent = { key: keyOf(chance), item: 'absent' }
          expect(list.remove(absent.key, absent.item)).toBe(false)
          if (entry) {
            expect(list.remove(entry.key, entry.item)).toBe(true)
            model.splice(model.indexOf(entry), 1)
          }
        }
        const key = keyOf(chance)
        expect(list.rank(key)).toBe(model.filter((entry) => entry.key <= key).length)
        expect(list.size).toBe(model.length)
        expect(list.firstKey()).toBe(model[0]?.key)
        const from = chance.int(0, model.length + 3)
        const to = from + chance.int(0, 20)
        expect(list.slice(from, to)).toEqual(model.slice(from, to).map(({ item }) => item))
      }
      const seen: Entry[] = []
      list.forEach((key, item) => {
        seen.push({ key, item })
      })
      expect(seen).toEqual(model)
    }
  })

  it('keeps count of its chunks while it changes between one look and the next', () => {
    const chance = createChance('chunks')
    const list = createOrderedList<string>(byText)
    const model: Entry[] = []
    const insert = (entry: Entry): void => {
      list.insert(entry.key, entry.item)
      model.push(entry)
    }
    for (let index = 0; index < 3000; index += 1)
      insert({ key: index, item: String(index).padStart(5, '0') })
    for (let step = 0; step < 400; step += 1) {
      const gone = model[chance.int(0, model.length - 1)]
      if (gone && chance.unit() < 0.5) {
        list.remove(gone.key, gone.item)
        model.splice(model.indexOf(gone), 1)
      } else insert({ key: chance.int(0, 3000), item: `x${step}` })
      const key = chance.int(0, 3000)
      expect(list.rank(key)).toBe(model.filter((entry) => entry.key <= key).length)
      if (step % 20 > 0) continue
      const from = chance.int(0, model.length)
      const items = [...model].sort(inOrder).map(({ item }) => item)
      expect(list.slice(from, from + 5)).toEqual(items.slice(from, from + 5))
    }
  })

  it.each([
    ['upwards', (index: number) => index],
    ['downwards', (index: number) => 5000 - index],
    ['shuffled', (index: number) => (index * 2741) % 5000],
    ['all at one key', () => 7],
    ['from both ends', (index: number) => (index % 2 === 0 ? index : 10_000 - index)],
  ])('stays in order when it grows past many chunks: %s', (_, keyAt) => {
    const list = createOrderedList<string>(byText)
    const model: Entry[] = []
    for (let index = 0; index < 5000; index += 1) {
      const entry = { key: keyAt(index), item: String(index).padStart(5, '0') }
      list.insert(entry.key, entry.item)
      model.push(entry)
    }
    model.sort(inOrder)
    const items = model.map(({ item }) => item)
    expect(list.slice(0, 5000)).toEqual(items)
    for (let from = 0; from < 5000; from += 487)
      expect(list.slice(from, from + 10)).toEqual(items.slice(from, from + 10))
    for (const { key, item } of model.filter((__, index) => index % 3 > 0))
      expect(list.remove(key, item)).toBe(true)
    const left = model.filter((__, index) => index % 3 === 0)
    expect(list.size).toBe(left.length)
    expect(list.slice(0, 5000)).toEqual(left.map(({ item }) => item))
    for (const { key } of left.slice(0, 50))
      expect(list.rank(key)).toBe(left.filter((entry) => entry.key <= key).length)
    for (const { key, item } of left) list.remove(key, item)
    expect([list.size, list.firstKey(), list.rank(1e9), list.slice(0, 9)]).toEqual([
      0,
      undefined,
      0,
      [],
    ])
  })
})
