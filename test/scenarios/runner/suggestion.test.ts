import { expect, test } from 'vitest'
import { suggestion } from '../../../scenarios/runner/suggestion.ts'

const choices = ['stepId', 'operationId', 'operationPath', 'workflowId', 'outputs']
const many = Array.from({ length: 9 }, (_, index) => `choice number ${index}`)

test.each([
  ['stepID', choices, '; did you mean "stepId"?'],
  ['setpId', choices, '; did you mean "stepId"?'],
  ['operationPaths', choices, '; did you mean "operationPath"?'],
  ['output', choices, '; did you mean "outputs"?'],
  ['zzz', ['a', 'b'], '; known: a, b'],
  ['zzz', [], ''],
  ['zzz', many, ''],
])('%j is answered with the nearest choice, or the few there are', (word, known, hint) => {
  expect(suggestion(word, known)).toBe(hint)
})
