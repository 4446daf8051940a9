import { describe, expect, it } from 'vitest'
import { Drifted, expectMatch, expectSame, expectThat } from '../../../contracts/kit/expect.ts'

const mismatchesOf = (act: () => void): unknown => {
  try {
    act()
  } catch (error) {
    if (error instanceof Drifted) return error.mismatches
    throw error
  }
  return []
}

describe('expectations', () => {
  it.each([
    [1, 1, true],
    [{ a: [1, { b: null }], c: 2 }, { c: 2, a: [1, { b: null }] }, true],
    [[], {}, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [2, 1], false],
    [null, {}, false],
    ['1', 1, false],
  ])('find %j and %j the same: %s', (seen, expected, holds) => {
    expect(mismatchesOf(() => expectSame(seen, expected, 'x'))).toEqual(
      holds ? [] : [{ path: 'x', expected: JSON.stringify(expected), seen: JSON.stringify(seen) }],
    )
  })

  it('want a text where a pattern is given', () => {
    expect(mismatchesOf(() => expectMatch('title: no', /^title/, 'message'))).toEqual([])
    expect(mismatchesOf(() => expectMatch(undefined, /^title/, 'message'))).toEqual([
      { path: 'message', expected: '/^title/', seen: 'nothing' },
    ])
  })

  it('say in words what does not hold', () => {
    expect(mismatchesOf(() => expectThat(false, 'list', 'newest first', [1]))).toEqual([
      { path: 'list', expected: 'newest first', seen: '[1]' },
    ])
  })
})
