import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../../scenarios/runner/criterion.ts'
import { judge, readCriterion } from '../../../scenarios/runner/criterion.ts'
import { contextOf } from '../../../scenarios/runner/evaluation.ts'
import { parseExpression } from '../../../scenarios/runner/expression.ts'

const context = contextOf({
  exchange: {
    url: 'http://127.0.0.1/x',
    method: 'GET',
    request: { headers: {}, query: {}, path: {} },
    statusCode: 200,
    response: {
      headers: { 'X-Left': '19', 'X-Name': 'Meow' },
      body: {
        code: 0,
        message: 'OK',
        ready: true,
        failed: false,
        empty: '',
        none: null,
        price: 1.5,
        ids: ['a', 'b'],
        data: {
          list: [
            { id: 'v-1', status: 'SUCCESS' },
            { id: "o'x", status: 'FAILED' },
          ],
        },
      },
    },
  },
  inputs: { want: 'SUCCESS', odd: "o'x", dots: 'a.c', same: ['a', 'b'], six: '6' },
})

function simple(condition: string): Verdict {
  return judge(readCriterion('simple', condition, undefined), context)
}

function pattern(kind: 'regex' | 'jsonpath', from: string, condition: string): Verdict {
  return judge(readCriterion(kind, condition, parseExpression(from)), context)
}

describe('a simple condition', () => {
  test.each([
    '$statusCode == 200',
    '$statusCode==200',
    '  $statusCode  >=  200  ',
    '$statusCode != 404',
    '$statusCode > 199 && $statusCode < 300',
    '$statusCode == 404 || $statusCode == 200',
    'false && false || true',
    'true || false && false',
    '!(false || false)',
    '!!true',
    '!$response.body.failed',
    '$response.body#/ready',
    '!$response.body#/empty',
    '!$response.body#/nothing',
    '$response.body#/code == 0',
    '$response.body#/code==0',
    '$response.body#/price == 1.5',
    '$response.body#/price > -2e0',
    "$response.body#/message == 'OK'",
    "$response.body#/message == 'ok'",
    "$response.body#/message != 'no'",
    "'abc' < 'ABD'",
    "'it''s' == 'IT''S'",
    '$response.body#/none == null',
    '$response.body#/nothing == null',
    '$response.body#/code != null',
    "$response.body#/nothing != 'x'",
    "$response.body.data.list[0].status == 'success'",
    "$response.body#/data/list[1].status == 'FAILED'",
    "$response.body['data'].list[0].id == 'v-1'",
    "($response.body#/data/list/0/id) == 'v-1'",
    '$response.header.X-Left > 5',
    '$response.header.x-left == 19',
    "$response.header.x-name == 'meow'",
    '$inputs.six < 10',
    '$response.body#/ids == $inputs.same',
    "$response.body#/data/list/0/status == '{$inputs.want}'",
    '{$statusCode == 200}',
    '{$statusCode} == 200',
    "$method == 'get'",
    '$response.body#/nothing > 3 || true',
  ])('%s passes', (condition) => {
    expect(simple(condition)).toMatchObject({ pass: true, text: condition })
  })

  test.each([
    '$statusCode == 201',
    '$statusCode > 200',
    '$statusCode != 200',
    '!true',
    'null',
    '0',
    "''",
    '$response.body#/none != null',
    '$response.body#/nothing != null',
    '$response.body#/empty',
    'true && false',
    'false || false',
    '(true || true) && false',
    '$response.body#/ids == $response.body#/data',
    "'b' < 'a'",
    '$response.body#/nothing',
  ])('%s does not pass', (condition) => {
    expect(simple(condition).pass).toBe(false)
  })

  test.each([
    ['$response.body#/message > 3', 'compares a string with a number, which have no order'],
    ['$response.body#/nothing < 3', 'compares a missing value with a number'],
    ['!($response.body#/nothing < 3)', '$response.body#/nothing has no value'],
    ['$response.body#/none >= 0', 'compares null with a number'],
    ['$response.body#/ids < $response.body#/ids', 'compares an array with an array'],
    ["$response.body#/ready == 'true'", 'compares a boolean with a string'],
    ["$response.body#/data == 'x'", 'compares an object with a string'],
    ['true && $response.body#/nothing > 3', 'has no value'],
  ])('%s fails because the kinds do not fit', (condition, why) => {
    expect(simple(condition)).toMatchObject({ pass: false, why: expect.stringContaining(why) })
  })

  test('a verdict carries each expression once, with its actual value', () => {
    expect(
      simple("$response.body#/code == 5 || $response.body#/code == 6 || $inputs.want == 'x'"),
    ).toStrictEqual({
      pass: false,
      text: "$response.body#/code == 5 || $response.body#/code == 6 || $inputs.want == 'x'",
      actual: [
        { expression: '$response.body#/code', value: 0 },
        { expression: '$inputs.want', value: 'SUCCESS' },
      ],
    })
  })

  test.each([
    ['', 0, 'ends too early'],
    ['$statusCode ==', 14, 'ends too early'],
    ['$statusCode = 200', 12, 'equality is written "=="'],
    ['$statusCode === 200', 14, 'write "=="'],
    ['$statusCode == "200"', 15, 'single quotes'],
    ['$statusCode == OK', 15, '"OK" is no value'],
    ['true and false', 5, '"and" is written "&&"'],
    ['true or false', 5, '"or" is written "||"'],
    ['1 < 2 < 3', 6, 'comparisons do not chain'],
    ['(true', 0, 'never closed by ")"'],
    ['(true false)', 6, '"false" is no value'],
    ['true)', 4, 'unexpected ")"'],
    ["$method == 'GET", 11, 'string is never closed'],
    ['$statusCode == 200 &&', 21, 'ends too early'],
    ['$statusCode == 200 & true', 19, 'unexpected "&"'],
    ['$status == 200', 0, 'unknown expression "$status"'],
    ['true && $input.a', 8, 'did you mean "inputs"?'],
    ['$response.body[x]', 15, 'an index is a number'],
    ['$response.body. == 1', 15, 'a name is missing'],
    ['$response.body#/list[0]/id == 1', 23, 'unexpected "/"'],
    ['1.2.3', 0, '"1" is no value'],
  ])('%j is refused at character %i', (condition, offset, reason) => {
    expect(() => simple(condition)).toThrow(
      expect.objectContaining({ offset, reason: expect.stringContaining(reason) }),
    )
  })
})

describe('a regex condition', () => {
  test.each([
    ['$statusCode', '^2\\d\\d$'],
    ['$response.body#/message', '^O'],
    ['$response.body#/ready', '^true$'],
    ['$response.body#/none', 'null'],
    ['$response.body#/ids', '^\\["a"'],
    ['$inputs.dots', '^{$inputs.dots}$'],
  ])('%s matches %s', (from, condition) => {
    expect(pattern('regex', from, condition)).toMatchObject({ pass: true, text: condition })
  })

  test('a value inside a pattern stands for itself', () => {
    expect(pattern('regex', '$response.body#/message', '^{$inputs.dots}$').pass).toBe(false)
    const abc = contextOf({ inputs: { subject: 'abc', dots: 'a.c' } })
    const criterion = readCriterion('regex', '{$inputs.dots}', parseExpression('$inputs.subject'))
    expect(judge(criterion, abc).pass).toBe(false)
  })

  test('a failure says what did not match, and a missing context that it is missing', () => {
    expect(pattern('regex', '$statusCode', '^5')).toStrictEqual({
      pass: false,
      text: '^5',
      actual: [{ expression: '$statusCode', value: 200 }],
      why: '$statusCode does not match ^5',
    })
    expect(pattern('regex', '$response.body#/no', '.*').why).toBe('$response.body#/no has no value')
  })

  test('a malformed pattern and a lacking context are refused when read', () => {
    expect(() => readCriterion('regex', '(', parseExpression('$url'))).toThrow(/column 1 of/)
    expect(() => readCriterion('regex', 'x', undefined)).toThrow('type regex needs a context')
  })
})

describe('a jsonpath condition', () => {
  test.each([
    ['$response.body', '$.data.list[0].id'],
    ['$response.body', "$.data.list[?@.status == 'SUCCESS']"],
    ['$response.body', '$[?count(@.list) > 0]'],
    ['$response.body#/data/list', "$[?@.status == '{$inputs.want}']"],
    ['$response.body#/data/list', "$[?@.id == '{$inputs.odd}']"],
    ['$response.body#/data/list', '$[?@.id == "{$inputs.odd}"]'],
    ['$response.body', '$.none'],
    ['$response.body', "$[?match(@, 'O.')]"],
    ['$response.body', '$..status'],
  ])('%s holds %s', (from, condition) => {
    expect(pattern('jsonpath', from, condition).pass).toBe(true)
  })

  test.each([
    ['$response.body', '$.nothing', '$response.body holds nothing at $.nothing'],
    ['$response.body', "$.data.list[?@.status == 'success']", 'holds nothing at'],
    ['$response.body#/nothing', '$', '$response.body#/nothing has no value'],
    ['$response.body', "$.data.list[?@.id == '{$inputs.no}']", '$inputs.no has no value'],
    ['$response.body', '$.data.list[5]', 'holds nothing at'],
  ])('%s does not hold %s', (from, condition, why) => {
    const verdict = pattern('jsonpath', from, condition)
    expect(verdict).toMatchObject({ pass: false, why: expect.stringContaining(why) })
  })

  test.each([
    ['$.list[?', 7],
    ['$.a.b]', 5],
    ['data.list', 0],
  ])('%s is refused near character %i', (condition, offset) => {
    try {
      readCriterion('jsonpath', condition, parseExpression('$response.body'))
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ name: 'ExpressionError', text: condition })
      expect(Math.abs((error as { offset: number }).offset - offset)).toBeLessThanOrEqual(1)
    }
  })
})
