import { describe, expect, it } from 'vitest'
import { createRing, type Ring } from '../../../emulator/engine/ring.ts'

const open = (capacity: number, budget = Infinity): Ring<string> =>
  createRing<string>(capacity, budget, (text) => text.length)

const kept = (ring: Ring<string>): (string | undefined)[] => {
  const found: (string | undefined)[] = []
  for (let number = ring.first; number < ring.next; number += 1) found.push(ring.get(number))
  return found
}

describe('a ring', () => {
  it('keeps as many as it may, the latest, under numbers that never change', () => {
    const ring = open(3)
    for (const text of ['a', 'b', 'c', 'd', 'e']) ring.push(text)
    expect([ring.first, ring.next]).toEqual([3, 6])
    expect(kept(ring)).toEqual(['c', 'd', 'e'])
    expect([0, 2, 6, Number.NaN].map((number) => ring.get(number))).toEqual(
      Array(4).fill(undefined),
    )
  })

  it('forgets the oldest as soon as all weigh too much, and never the newest', () => {
    const ring = open(10, 5)
    for (const text of ['aa', 'bb', 'c']) ring.push(text)
    expect(kept(ring)).toEqual(['aa', 'bb', 'c'])
    ring.push('d')
    expect(kept(ring)).toEqual(['bb', 'c', 'd'])
    ring.push('much too long')
    expect(kept(ring)).toEqual(['much too long'])
    ring.push('e')
    expect(kept(ring)).toEqual(['e'])
  })

  it.each([1, 2, 7])('weighs right after many rounds of %i places', (capacity) => {
    const ring = open(capacity, 12)
    for (let count = 0; count < 1000; count += 1) {
      ring.push('x'.repeat(count % 7))
      const weight = kept(ring).join('').length
      expect(weight).toBeLessThanOrEqual(12)
      const isFull = ring.next - ring.first === capacity
      const before = ring.first > 1 ? (ring.first - 2) % 7 : 0
      // Nothing was forgotten that had a place and could be borne.
      if (!isFull && ring.first > 1) expect(weight + before).toBeGreaterThan(12 - 6)
    }
  })

  it('begins anew once it is cleared', () => {
    const ring = open(2, 3)
    for (const text of ['aa', 'b', 'c']) ring.push(text)
    ring.clear()
    expect(kept(ring)).toEqual([])
    ring.push('ddd')
    expect([ring.first, ring.get(1)]).toEqual([1, 'ddd'])
  })
})
