import { describe, expect, it } from 'vitest'
import { createChance } from '../../../emulator/engine/chance.ts'
import { createFragments } from '../../../emulator/engine/fragments.ts'

describe('fragments', () => {
  it('give back what was last set, or nothing, and never weigh more than their budget', () => {
    for (let round = 0; round < 100; round += 1) {
      const chance = createChance('fragments', round)
      const fragments = createFragments(2000)
      const model = new Map<string, string>()
      for (let step = 0; step < 150; step += 1) {
        const [shelf, id] = [chance.pick(['a', 'b']), String(chance.int(0, 12))]
        const key = `${shelf} ${id}`
        if (chance.unit() < 0.5) {
          const text = `${step}`.repeat(chance.int(1, 60))
          fragments.set(shelf, id, text)
          model.set(key, text)
        }
        const found = fragments.get(shelf, id)
        if (found !== undefined) expect(found).toBe(model.get(key))
        expect(fragments.weight).toBeLessThanOrEqual(2000)
        expect(fragments.weight).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('keep what is read again and again, and forget what is not', () => {
    const fragments = createFragments(2000)
    fragments.set('a', 'often', 'x')
    fragments.set('a', 'seldom', 'x')
    for (let index = 0; index < 200; index += 1) {
      fragments.set('a', String(index), 'y')
      expect(fragments.get('a', 'often')).toBe('x')
    }
    expect(fragments.get('a', 'seldom')).toBeUndefined()
    expect(fragments.get('a', '199')).toBe('y')
  })

  it('do not keep what is too heavy, nor mix shelves or names of an object’s own', () => {
    const fragments = createFragments(200)
    fragments.set('a', 'huge', 'x'.repeat(200))
    fragments.set('a', '__proto__', 'x')
    expect(fragments.get('a', 'huge')).toBeUndefined()
    expect(fragments.get('b', '__proto__')).toBeUndefined()
    expect(fragments.get('a', '__proto__')).toBe('x')
    expect(fragments.get('a', 'constructor')).toBeUndefined()
  })
})
