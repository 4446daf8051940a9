import { expect, test } from 'vitest'
import { parsePointer, valueAt } from '../../../scenarios/runner/pointer.ts'
import { printEditorSchema } from '../../../scenarios/runner/schema.ts'

test('the schema for editors closes every object to unknown keys and opens it to extensions', () => {
  const schema = printEditorSchema()
  const step = '/properties/workflows/items/properties/steps/items'
  for (const place of ['', '/properties/info', step, `${step}/properties/requestBody`]) {
    expect(valueAt(schema, parsePointer(place))).toMatchObject({
      type: 'object',
      additionalProperties: false,
      patternProperties: { '^x-(?!backlot-)': {} },
    })
  }
  expect(JSON.stringify(schema)).not.toContain('extensible')
  expect(valueAt(schema, ['required'])).toEqual([
    'arazzo',
    'info',
    'sourceDescriptions',
    'workflows',
  ])
})

test('the schema for editors leaves maps of free names open', () => {
  const inputs = valueAt(
    printEditorSchema(),
    parsePointer('/properties/workflows/items/properties/inputs'),
  )
  expect(inputs).toMatchObject({ type: 'object', additionalProperties: {} })
})
