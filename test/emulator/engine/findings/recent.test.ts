import { describe, expect, it } from 'vitest'
import { createRecent } from '../../../../emulator/engine/findings/recent.ts'

describe('what is remembered for rules', () => {
  it('is the last word under each key', () => {
    const recent = createRecent<number>()
    recent.set('a', 1)
    recent.set('a', 2)
    recent.set('b', 3)
    recent.delete('b')
    expect([recent.get('a'), recent.get('b'), [...recent.values()]]).toEqual([2, undefined, [2]])
  })

  it('is bounded: the key that was not written for longest goes first', () => {
    const recent = createRecent<number>(3)
    for (const [index, key] of ['a', 'b', 'c'].entries()) recent.set(key, index)
    recent.set('a', 9)
    recent.set('d', 3)
    expect(['a', 'b', 'c', 'd'].map((key) => recent.get(key))).toEqual([9, undefined, 2, 3])
    for (let key = 0; key < 10_000; key += 1) recent.set(String(key), key)
    expect([...recent.values()]).toEqual([9997, 9998, 9999])
  })
})
