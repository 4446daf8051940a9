import { expect, it } from 'vitest'
import { createChance } from '../../../emulator/engine/chance.ts'
import { createLru } from '../../../emulator/engine/lru.ts'

it('forgets what was not used for longest, and never weighs more than its budget', () => {
  for (let round = 0; round < 100; round += 1) {
    const chance = createChance('lru', round)
    const lru = createLru<string>(30, (text) => text.length)
    // The model: keys from the least to the most recently used.
    let model: [string, string][] = []
    for (let step = 0; step < 80; step += 1) {
      const key = String(chance.int(0, 9))
      const found = model.find(([known]) => known === key)
      if (chance.unit() < 0.4) {
        expect(lru.get(key)).toBe(found?.[1])
        if (found) model = [...model.filter((entry) => entry !== found), found]
      } else {
        const value = 'x'.repeat(chance.int(1, 12))
        lru.set(key, value)
        model = [...model.filter((entry) => entry !== found), [key, value]]
        while (model.reduce((sum, [, { length }]) => sum + length, 0) > 30) model.shift()
      }
      const weight = model.reduce((sum, [, { length }]) => sum + length, 0)
      expect(lru.weight).toBe(weight)
      expect(lru.weight).toBeLessThanOrEqual(30)
    }
    for (const [key, value] of model) expect(lru.get(key)).toBe(value)
  }
})

it('does not keep what is heavier than its whole budget', () => {
  const lru = createLru<string>(5, (text) => text.length)
  lru.set('small', 'abc')
  lru.set('huge', 'abcdef')
  expect(lru.get('huge')).toBeUndefined()
  expect(lru.weight).toBe(0)
})

it('keeps an empty text, which weighs nothing', () => {
  const lru = createLru<string>(5, (text) => text.length)
  lru.set('empty', '')
  expect(lru.get('empty')).toBe('')
})

it('remembers nothing once it is cleared', () => {
  const lru = createLru<string>(5, (text) => text.length)
  lru.set('a', 'abc')
  lru.clear()
  expect([lru.get('a'), lru.weight]).toEqual([undefined, 0])
})
