import { describe, expect, test } from 'vitest'
import { contextOf } from '../../../scenarios/runner/evaluation.ts'
import { expressionsOf, fill, readTemplate } from '../../../scenarios/runner/template.ts'

const context = contextOf({
  inputs: { name: 'cat', count: 3, yes: true, none: null, list: ['a', 1], object: { a: 1 } },
})

describe('a template', () => {
  test.each<[unknown, unknown]>([
    ['plain', 'plain'],
    ['', ''],
    [7, 7],
    [null, null],
    [false, false],
    ['$inputs.count', 3],
    ['$inputs.none', null],
    ['$inputs.object', { a: 1 }],
    ['{$inputs.count}', '3'],
    ['{$inputs.yes}{$inputs.none}', 'truenull'],
    ['a {$inputs.name}!', 'a cat!'],
    ['["{$inputs.name}"]', '["cat"]'],
    ['{$inputs.list}', '["a",1]'],
    ['x={$inputs.object}', 'x={"a":1}'],
    ['{$inputs.object#/a}', '1'],
    ['{not} {} $x} $5 { $inputs.name }', '{not} {} $x} $5 { $inputs.name }'],
    [
      ['$inputs.count', { deep: ['{$inputs.name}s'] }],
      [3, { deep: ['cats'] }],
    ],
    [{ $inputs: '$inputs.name' }, { $inputs: 'cat' }],
  ])('%j is filled', (value, filled) => {
    expect(fill(readTemplate(value), context)).toStrictEqual({ value: filled, missing: [] })
  })

  test('what is missing stays undefined and is named, while the rest is filled', () => {
    const template = readTemplate({ a: '$inputs.no', b: 'x{$inputs.nor}y', c: '$inputs.none' })
    expect(fill(template, context)).toStrictEqual({
      value: { a: undefined, b: undefined, c: null },
      missing: ['$inputs.no', '$inputs.nor'],
    })
  })

  test('a key named __proto__ is data like any other', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": "$inputs.yes"}}')
    expect(JSON.stringify(fill(readTemplate(value), context).value)).toBe(
      '{"__proto__":{"polluted":true}}',
    )
  })

  test.each([
    ['a {$inputs.name', 15, 'ends with "}"'],
    ['a {$inputs.name b}', 15, 'ends with "}"'],
    ['a {$input.name}', 3, 'did you mean "inputs"?'],
    ['$inputs.a and more', 9, 'inside a text write {$...}'],
  ])('%j is refused at character %i', (text, offset, reason) => {
    expect(() => readTemplate(text)).toThrow(
      expect.objectContaining({ offset, reason: expect.stringContaining(reason) }),
    )
  })

  test('a listener hears of every malformed string and where it stands', () => {
    const heard: unknown[] = []
    readTemplate({ a: ['$input.x', { b: '{$inputs.}' }] }, (error, path) =>
      heard.push([path, error.offset]),
    )
    expect(heard).toEqual([
      [['a', 0], 0],
      [['a', 1, 'b'], 9],
    ])
  })

  test('its expressions are listed with their offsets', () => {
    const template = readTemplate(['$inputs.a', 'x {$inputs.b} {$url}', 3, { k: '$method' }])
    expect(
      expressionsOf(template).map(({ expression, offset }) => [expression.text, offset]),
    ).toEqual([
      ['$inputs.a', 0],
      ['$inputs.b', 3],
      ['$url', 15],
      ['$method', 0],
    ])
  })
})
