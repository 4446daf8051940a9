import { describe, expect, test } from 'vitest'
import {
  PointerError,
  parsePointer,
  pointerText,
  valueAt,
} from '../../../scenarios/runner/pointer.ts'

const root = {
  foo: ['bar', 'baz', null],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'm~n': 8,
  '~1': 9,
  ' ': 7,
  deep: { '0': 'zero', length: 'own' },
  none: null,
}

describe('a JSON Pointer', () => {
  test.each<[string, unknown]>([
    ['', root],
    ['/foo', root.foo],
    ['/foo/0', 'bar'],
    ['/foo/2', null],
    ['/foo/3', undefined],
    ['/foo/-', undefined],
    ['/foo/01', undefined],
    ['/foo/-1', undefined],
    ['/foo/#0', undefined],
    ['/foo/length', undefined],
    ['/foo/0/0', undefined],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/m~0n', 8],
    ['/~01', 9],
    ['/ ', 7],
    ['/deep/0', 'zero'],
    ['/deep/length', 'own'],
    ['/none', null],
    ['/none/x', undefined],
    ['/toString', undefined],
    ['/__proto__', undefined],
  ])('%j leads to its value or to nothing', (text, value) => {
    expect(valueAt(root, parsePointer(text))).toStrictEqual(value)
  })

  test.each([['', '/', '/a~1b/~0/x', '/foo//0']])('%j survives parsing and printing', (text) => {
    expect(pointerText(parsePointer(text))).toBe(text)
  })

  test.each([
    ['foo', 0],
    ['#/foo', 0],
    ['/a~', 2],
    ['/a~2/b', 2],
    ['/~01/~x', 5],
  ])('%j is refused at character %i', (text, offset) => {
    expect(() => parsePointer(text)).toThrow(PointerError)
    expect(() => parsePointer(text)).toThrow(expect.objectContaining({ offset }))
  })
})
