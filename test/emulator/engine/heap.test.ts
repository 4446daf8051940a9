import { expect, it } from 'vitest'
import { createChance } from '../../../emulator/engine/chance.ts'
import { createHeap } from '../../../emulator/engine/heap.ts'

it('gives out what it was given in order, whatever the order it came in', () => {
  for (let round = 0; round < 200; round += 1) {
    const chance = createChance('heap', round)
    const heap = createHeap<number>((a, b) => a < b)
    const model: number[] = []
    for (let step = 0; step < 60; step += 1) {
      if (chance.unit() < 0.6) {
        const item = chance.int(0, 20)
        heap.push(item)
        model.push(item)
      } else {
        model.sort((a, b) => a - b)
        expect(heap.peek()).toBe(model[0])
        expect(heap.pop()).toBe(model.shift())
      }
      expect(heap.size).toBe(model.length)
    }
    expect([...heap.items()].sort()).toEqual([...model].sort())
  }
})

it('has nothing to give when it is empty', () => {
  const heap = createHeap<number>((a, b) => a < b)
  expect([heap.size, heap.peek(), heap.pop(), heap.size]).toEqual([0, undefined, undefined, 0])
})
