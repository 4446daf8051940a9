import { expect, test } from 'vitest'
import { readCriterion } from '../../../scenarios/runner/criterion.ts'
import { ExpressionError } from '../../../scenarios/runner/cursor.ts'
import { readScenario } from '../../../scenarios/runner/document.ts'
import { ScenarioError } from '../../../scenarios/runner/problem.ts'

const text = `arazzo: 1.0.1
info: { title: a, version: "1" }
sourceDescriptions: [{ name: api, url: ./api.json }]
workflows:
  - workflowId: first
    inputs: { properties: { page: { $ref: '#/components/inputs/page' } } }
    steps:
      - stepId: create
        operationPath: '{$sourceDescriptions.api.url}#/paths/~1a/get'
        parameters: [{ reference: $components.parameters.token, value: 1 }]
        requestBody: { payload: { a: '{$inputs.page}' }, replacements: [{ target: /a, value: 1 }] }
        successCriteria: [{ condition: $.a, context: $response.body, type: jsonpath }]
        onFailure: [{ name: again, type: goto, stepId: create }]
        outputs: { id: $response.body#/id }
components:
  inputs: { page: { type: integer } }
  parameters: { token: { name: t, in: header, value: x } }
`

/** A small seeded generator, so that a failure can be repeated. */
function createDice(seed: number) {
  let state = seed
  return function below(limit: number): number {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % limit
  }
}

const signs = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '$',
  '#',
  "'",
  '"',
  '&',
  '*',
  '-',
  '\n',
  ' ',
  '~',
  '/',
  '|',
  '',
]

function damaged(original: string, seed: number): string {
  const below = createDice(seed)
  let result = original
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(result.length)
    const gone = below(3) === 0 ? below(20) : below(2)
    result = result.slice(0, at) + signs[below(signs.length)] + result.slice(at + gone)
  }
  return result
}

test('however a document is damaged, it is read or refused with places inside it', () => {
  let refused = 0
  for (let seed = 1; seed <= 300; seed++) {
    const written = damaged(text, seed)
    try {
      readScenario('s.yaml', written)
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      refused++
      const lines = written.split('\n')
      for (const { line, column } of error.problems) {
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
      }
      expect(error.problems.length).toBeGreaterThan(0)
    }
  }
  expect(refused).toBeGreaterThan(100)
})

test('however a condition is damaged, it is read or refused with a place inside it', () => {
  const condition =
    "!($response.body#/a/0[1].b >= -1.5) && 'it''s {$inputs.x}' != $steps.a.outputs.b"
  let refused = 0
  for (let seed = 1; seed <= 300; seed++) {
    const written = damaged(condition, seed)
    try {
      readCriterion('simple', written, undefined)
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      refused++
      expect(error.offset).toBeLessThanOrEqual(written.length)
    }
  }
  expect(refused).toBeGreaterThan(100)
})
