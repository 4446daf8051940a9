import { describe, expect, test } from 'vitest'
import { contextOf, evaluate } from '../../../scenarios/runner/evaluation.ts'
import { looksLikeExpression, parseExpression } from '../../../scenarios/runner/expression.ts'

const context = contextOf({
  exchange: {
    url: 'http://127.0.0.1/videos?page=2',
    method: 'POST',
    request: {
      headers: { Accept: 'application/json' },
      query: { page: '2', 'filter.name': 'x' },
      path: { id: 'v1' },
      body: { user: { uuid: 'u-1' } },
    },
    statusCode: 201,
    response: {
      headers: { 'X-Rate-Limit': '20', 'content-type': 'application/json' },
      body: { code: 0, data: { list: [{ id: 'a' }, { id: 'b' }], 'odd/name': 1, none: null } },
    },
  },
  inputs: { prompt: 'a cat', 'x-api-key': 'k', count: 3, options: { ratio: '9:16' }, none: null },
  outputs: { final: [1, 2] },
  steps: {
    create: { outputs: { id: 't-1', 'task.id': 't-2', task: { id: 't-3', name: 'n' } } },
    'a.b': { outputs: { pets: [{ id: 7 }] } },
    'with-dash': { outputs: {} },
  },
  workflows: { login: { inputs: { user: 'me' }, outputs: { token: { value: 'tok' } } } },
  sourceDescriptions: { videos: { url: './openapi.json', type: 'openapi' } },
  components: { parameters: { page: { name: 'page', in: 'query', value: 1 } } },
})

describe('a runtime expression', () => {
  test.each<[string, unknown]>([
    ['$url', 'http://127.0.0.1/videos?page=2'],
    ['$method', 'POST'],
    ['$statusCode', 201],
    ['$request.header.accept', 'application/json'],
    ['$request.header.ACCEPT', 'application/json'],
    ['$request.query.page', '2'],
    ['$request.query.filter.name', 'x'],
    ['$request.path.id', 'v1'],
    ['$request.body', { user: { uuid: 'u-1' } }],
    ['$request.body#/user/uuid', 'u-1'],
    ['$response.header.x-rate-limit', '20'],
    ['$response.header.Content-Type', 'application/json'],
    ['$response.header.missing', undefined],
    ['$response.body#', context.exchange?.response?.body],
    ['$response.body#/code', 0],
    ['$response.body#/data/list/1/id', 'b'],
    ['$response.body#/data/list/2/id', undefined],
    ['$response.body#/data/odd~1name', 1],
    ['$response.body#/data/none', null],
    ['$response.body#/data/nothing', undefined],
    ['$response.body.data.list[1].id', 'b'],
    ["$response.body['data']['odd/name']", 1],
    ['$response.body.data.list.1.id', 'b'],
    ['$inputs.prompt', 'a cat'],
    ['$inputs.x-api-key', 'k'],
    ['$inputs.count', 3],
    ['$inputs.options', { ratio: '9:16' }],
    ['$inputs.options.ratio', '9:16'],
    ['$inputs.options#/ratio', '9:16'],
    ['$inputs.none', null],
    ['$inputs.toString', undefined],
    ['$outputs.final', [1, 2]],
    ['$outputs.final#/1', 2],
    ['$steps.create.outputs.id', 't-1'],
    ['$steps.create.outputs.task.id', 't-2'],
    ['$steps.create.outputs.task.name', 'n'],
    ['$steps.create.outputs.task#/id', 't-3'],
    ['$steps.a.b.outputs.pets#/0/id', 7],
    ['$steps.with-dash.outputs.x', undefined],
    ['$steps.unknown.outputs.x', undefined],
    ['$workflows.login.inputs.user', 'me'],
    ['$workflows.login.outputs.token#/value', 'tok'],
    ['$sourceDescriptions.videos.url', './openapi.json'],
    ['$components.parameters.page', { name: 'page', in: 'query', value: 1 }],
  ])('%s has its value and its type', (text, value) => {
    expect(evaluate(parseExpression(text), context)).toStrictEqual(value)
  })

  test.each([
    '$url',
    '$statusCode',
    '$request.header.accept',
    '$request.path.id',
    '$request.body#/a',
    '$response.body',
    '$inputs.a',
    '$steps.a.outputs.b',
    '$workflows.a.inputs.b',
    '$sourceDescriptions.a.url',
  ])('%s is missing, not null, while nothing has happened', (text) => {
    expect(evaluate(parseExpression(text), contextOf({}))).toBeUndefined()
  })

  test.each([
    ['$', 0, 'unknown expression "$"'],
    ['$input.a', 0, 'did you mean "inputs"?'],
    ['$respnse.body', 0, 'did you mean "response"?'],
    ['$inputs', 7, 'a name is missing after $inputs'],
    ['$inputs.', 8, 'a name is missing'],
    ['$inputs.a b', 9, 'inside a text write {$...}'],
    ['$statusCode.x', 11, 'unexpected "."'],
    ['$statusCode#/a', 11, 'takes no JSON Pointer'],
    ['$response', 9, '$response has header, body'],
    ['$response.query.a', 9, '$response has header, body'],
    ['$request.cookie.a', 8, '$request has header, query, path, body'],
    ['$response.header', 16, 'a name is missing after $response.header'],
    ['$response.header.a#/b', 19, 'unexpected "/"'],
    ['$response.body.', 15, 'a name is missing after "."'],
    ['$response.body[-1]', 15, 'an index is a number or a quoted name'],
    ['$response.body#a', 15, 'a JSON Pointer starts with "/"'],
    ['$response.body#/a~b', 17, '"~" is written "~0"'],
    ['$steps.a', 6, '$steps.<id>.outputs.<name>'],
    ['$steps.a.inputs.b', 6, '$steps.<id>.outputs.<name>'],
    ['$steps.a.outputs', 16, 'a name is missing'],
    ['$workflows.a.steps.b', 10, '$workflows.<id>.inputs.<name> or'],
    ['$sourceDescriptions', 19, 'the name of the source description is missing'],
    ['$components', 11, 'a name is missing'],
    ['inputs.a', 0, 'starts with "$"'],
  ])('%s is refused at character %i', (text, offset, reason) => {
    expect(() => parseExpression(text)).toThrow(
      expect.objectContaining({ offset, reason: expect.stringContaining(reason) }),
    )
  })

  test('a refusal says the column, counted from one, and the text', () => {
    expect(() => parseExpression('$inputs')).toThrow('(column 8 of `$inputs`)')
  })

  test.each([
    ['$inputs.a', true],
    ['$input.a', true],
    ['$statusCode is not alone', true],
    ['$response.body#/a b', true],
    ['$5.00', false],
    ['$', false],
    ['$HOME is where the heart is', false],
    ['a $inputs.a', false],
    ['{$inputs.a}', false],
    ['', false],
  ])('%j is meant as an expression: %s', (text, meant) => {
    expect(looksLikeExpression(text)).toBe(meant)
  })
})
