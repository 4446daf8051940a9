import { expect, it } from 'vitest'
import { createChance } from '../../../../emulator/engine/chance.ts'
import { createQueue, type Queued, unqueued } from '../../../../emulator/engine/store/queue.ts'

interface Item extends Queued {
  readonly at: number
}

const inOrder = (a: Item, b: Item): number => a.at - b.at || a.order - b.order

it('always has the earliest item in front, whatever is put in and taken out', () => {
  for (let round = 0; round < 60; round += 1) {
    const chance = createChance('queue', round)
    const queue = createQueue<Item>()
    const model: Item[] = []
    for (let order = 0; order < 300; order += 1) {
      if (chance.unit() < 0.6) {
        const at = chance.unit() < 0.05 ? Infinity : chance.int(-20, chance.pick([5, 500]))
        const item = { at, order, slot: unqueued }
        queue.insert(at, item)
        model.push(item)
        model.sort(inOrder)
      } else if (model.length > 0) {
        const place = chance.unit() < 0.5 ? 0 : chance.int(0, model.length - 1)
        const [gone] = model.splice(place, 1)
        if (gone) queue.remove(gone)
        expect(gone?.slot).toBe(unqueued)
      }
      expect(queue.first()).toBe(model[0])
      expect(queue.firstAt()).toBe(model[0]?.at)
    }
    for (let next = queue.first(); next; next = queue.first()) {
      expect(next).toBe(model.shift())
      queue.remove(next)
    }
    expect([model, queue.firstAt()]).toEqual([[], undefined])
  }
})

it('leaves an item alone that stands nowhere', () => {
  const queue = createQueue<Item>()
  const [first, gone] = [1, 2].map((order) => ({ at: 5, order, slot: unqueued }))
  if (!first || !gone) throw new Error('there are two')
  queue.insert(first.at, first)
  queue.insert(gone.at, gone)
  queue.remove(gone)
  queue.remove(gone)
  expect(queue.first()).toBe(first)
})
