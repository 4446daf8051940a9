import { describe, expect, it } from 'vitest'
import type { News } from '../../../../emulator/engine/events/event.ts'
import { createFeed, type Reader } from '../../../../emulator/engine/events/feed.ts'
import { createHandWall } from '../../../support/hand-wall.ts'

const news = (from: number): News => ({ kind: 'clock', data: { mode: 'frozen', from } })

function open(capacity = 4) {
  const wall = createHandWall()
  const power: string[] = []
  const feed = createFeed({
    epoch: 'e',
    capacity,
    wall,
    now: () => 7,
    start: () => power.push('on'),
    stop: () => power.push('off'),
  })
  const tell = (...numbers: number[]): void => {
    for (const number of numbers) feed.tell(news(number), number)
  }
  return { wall, feed, tell, power }
}

/** What a reader finds: the number of each event, and of a gap how much is missing. */
const found = (reader: Reader, limit = Infinity): unknown[] =>
  reader
    .take(limit)
    .map(({ kind, data, at }) =>
      kind === 'gap' ? ['gap', (data as { missed: unknown }).missed] : at,
    )

describe('a feed', () => {
  it('takes nothing down while nobody reads', () => {
    const { feed, tell, power } = open()
    tell(1, 2)
    expect(feed.isOn).toBe(false)
    const reader = feed.read()
    tell(3)
    expect(found(reader)).toEqual([3])
    expect(power).toEqual(['on'])
  })

  it('tells each reader everything once, in order, at its own pace', () => {
    const { feed, tell } = open()
    const [quick, slow] = [feed.read(), feed.read()]
    tell(1, 2)
    expect(found(quick)).toEqual([1, 2])
    tell(3)
    expect(found(quick)).toEqual([3])
    expect(found(slow, 2)).toEqual([1, 2])
    expect(found(slow)).toEqual([3])
    expect(found(slow)).toEqual([])
  })

  it('keeps nothing for a slow reader, who meets a gap and reads on', () => {
    const { feed, tell } = open(4)
    const reader = feed.read()
    tell(1, 2, 3, 4, 5, 6)
    expect(found(reader)).toEqual([['gap', 2], 3, 4, 5, 6])
    tell(7)
    expect(found(reader)).toEqual([7])
  })

  it('lets a reader go on after any event that is kept, and after a gap', () => {
    const { feed, tell } = open(4)
    const reader = feed.read()
    tell(1, 2, 3, 4, 5, 6)
    const [gap, third] = reader.take(2)
    expect(found(feed.read(third?.id))).toEqual([4, 5, 6])
    expect(found(feed.read(gap?.id))).toEqual([3, 4, 5, 6])
  })

  it.each(['e-0', 'e-1', 'e-8', 'other-6', 'e-', 'e-x', '6'])(
    'tells of a gap after the id %s, which it does not know any more',
    (id) => {
      const { feed, tell } = open(4)
      feed.read()
      tell(1, 2, 3, 4, 5, 6, 7)
      expect(found(feed.read(id))).toEqual([['gap', null], 4, 5, 6, 7])
    },
  )

  it('goes on for a minute after the last reader has left, so that one can come back', () => {
    const { feed, tell, wall, power } = open()
    const reader = feed.read()
    tell(1)
    const [last] = reader.take(1)
    reader.close()
    wall.pass(59_999)
    tell(2)
    const back = feed.read(last?.id)
    expect(found(back)).toEqual([2])
    wall.pass(120_000)
    tell(3)
    expect(found(back)).toEqual([3])
    back.close()
    wall.pass(60_000)
    tell(4)
    expect(power).toEqual(['on', 'off'])
    expect(found(feed.read(last?.id))).toEqual([['gap', null]])
    expect(power).toEqual(['on', 'off', 'on'])
  })

  it('takes down for a minute what a reader who is about to come will find', () => {
    const { feed, tell, wall, power } = open()
    const mark = feed.mark()
    tell(1)
    wall.pass(59_999)
    expect(found(feed.read(feed.mark()))).toEqual([])
    const reader = feed.read(mark)
    expect(found(reader)).toEqual([1])
    wall.pass(60_000)
    expect(power).toEqual(['on'])
    const forgotten = open()
    const early = forgotten.feed.mark()
    forgotten.wall.pass(60_000)
    forgotten.tell(1)
    expect(forgotten.power).toEqual(['on', 'off'])
    expect(found(forgotten.feed.read(early))).toEqual([['gap', null]])
  })

  it('calls a waiting reader back once, when there is something or at the end', () => {
    const { feed, tell } = open()
    const reader = feed.read()
    let woken = 0
    const wake = (): void => {
      woken += 1
    }
    reader.wait(wake)
    tell(1, 2)
    expect(woken).toBe(1)
    reader.wait(wake)
    expect(woken).toBe(2)
    found(reader)
    reader.wait(wake)
    feed.close()
    expect(woken).toBe(3)
    expect(reader.isOver).toBe(true)
  })

  it('can still be read to its end after it was closed', () => {
    const { feed, tell } = open()
    const reader = feed.read()
    tell(1)
    feed.close()
    tell(2)
    expect(found(reader)).toEqual([1])
    expect(feed.read().isOver).toBe(true)
  })
})
