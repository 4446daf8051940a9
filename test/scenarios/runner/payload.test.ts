import { describe, expect, test } from 'vitest'
import { contextOf } from '../../../scenarios/runner/evaluation.ts'
import type { Body } from '../../../scenarios/runner/payload.ts'
import { buildBody, readPayload } from '../../../scenarios/runner/payload.ts'
import { parsePointer } from '../../../scenarios/runner/pointer.ts'
import { ScenarioError } from '../../../scenarios/runner/problem.ts'
import { readTemplate } from '../../../scenarios/runner/template.ts'

const at = { file: 'story.yaml', line: 12, column: 5 }
const context = contextOf({ inputs: { name: 'a "cat"', count: 3, order: { id: 1 } } })

function bodyOf(payload: unknown, replacements: readonly [string, unknown][] = [], type?: string) {
  const body: Body = {
    contentType: type,
    payload: payload === undefined ? undefined : readPayload(payload, type, raise),
    replacements: replacements.map(([target, value]) => {
      return { target: parsePointer(target), value: readTemplate(value), at }
    }),
    at,
  }
  return buildBody(body, context)
}

function raise(error: Error): never {
  throw error
}

describe('a payload', () => {
  test.each<[string, unknown, string | undefined, unknown]>([
    [
      'an object is filled',
      { a: '$inputs.count', b: ['{$inputs.count}'] },
      undefined,
      { a: 3, b: ['3'] },
    ],
    ['one expression is the whole body', '$inputs.order', undefined, { id: 1 }],
    [
      'JSON text becomes JSON, escaped',
      '{"n": "{$inputs.name}", "k": 1}',
      undefined,
      { n: 'a "cat"', k: 1 },
    ],
    [
      'text that is no JSON until filled stays a text',
      '{"n": {$inputs.count}}',
      'application/json',
      '{"n": 3}',
    ],
    [
      'form text stays a text',
      'n={$inputs.count}&x=1',
      'application/x-www-form-urlencoded',
      'n=3&x=1',
    ],
    ['XML text stays a text', '<n>{$inputs.count}</n>', 'application/xml', '<n>3</n>'],
    ['JSON of another type stays a text', '{"n": 1}', 'text/plain', '{"n": 1}'],
    ['no payload is no body', undefined, undefined, undefined],
    ['null is a body', null, undefined, null],
  ])('%s', (_title, payload, type, value) => {
    expect(bodyOf(payload, [], type)).toStrictEqual({ value, missing: [] })
  })

  test('what is missing is named', () => {
    expect(bodyOf({ a: '$inputs.no' }, [['/b', '$inputs.nor']])).toStrictEqual({
      value: { a: undefined, b: undefined },
      missing: ['$inputs.no', '$inputs.nor'],
    })
  })
})

describe('a replacement', () => {
  const payload = { a: { b: [1, 2] }, 'x/y': 0 }
  test.each<[string, unknown, unknown]>([
    ['/a/b/0', 9, { a: { b: [9, 2] }, 'x/y': 0 }],
    ['/a/b/2', 9, { a: { b: [1, 2, 9] }, 'x/y': 0 }],
    ['/a/b/-', 9, { a: { b: [1, 2, 9] }, 'x/y': 0 }],
    ['/x~1y', '$inputs.count', { a: { b: [1, 2] }, 'x/y': 3 }],
    ['/new', { deep: ['{$inputs.count}'] }, { ...payload, new: { deep: ['3'] } }],
    ['', '$inputs.order', { id: 1 }],
  ])('%j sets its place', (target, value, result) => {
    expect(bodyOf(payload, [[target, value]]).value).toStrictEqual(result)
    expect(payload).toStrictEqual({ a: { b: [1, 2] }, 'x/y': 0 })
  })

  test('replacements follow each other, into an expression and into JSON text alike', () => {
    expect(
      bodyOf('$inputs.order', [
        ['/a', {}],
        ['/a/b', 1],
      ]).value,
    ).toStrictEqual({ id: 1, a: { b: 1 } })
    expect(bodyOf('{"n": {$inputs.count}}', [['/m', 1]], 'application/json').value).toStrictEqual({
      n: 3,
      m: 1,
    })
  })

  test('a member named __proto__ is data like any other', () => {
    expect(JSON.stringify(bodyOf({}, [['/__proto__', 1]]).value)).toBe('{"__proto__":1}')
  })

  test.each([
    ['/no/b', 'nothing at "no"'],
    ['/a/b/3', 'no item "3"'],
    ['/a/b/x', 'no item "x"'],
    ['/x~1y/z', '"z" would stand in a plain value'],
  ])('%j leads nowhere, which is an error at its line', (target, message) => {
    expect(() => bodyOf(payload, [[target, 1]])).toThrow(ScenarioError)
    expect(() => bodyOf(payload, [[target, 1]])).toThrow(message)
    expect(() => bodyOf(payload, [[target, 1]])).toThrow('story.yaml:12:5')
  })
})
