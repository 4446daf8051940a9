import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { printedControlDocument } from '../../../../emulator/http/control/document.ts'

const file = new URL('../../../../emulator/http/openapi.json', import.meta.url)

test('the printed document is the one `tsx emulator/http/control/print.ts` writes today', async () => {
  expect(await readFile(file, 'utf8')).toBe(printedControlDocument())
})

test('an independent validator takes the document for OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(JSON.parse(printedControlDocument()))
  expect(errors ?? valid).toBe(true)
  expect(validator.version).toBe('3.1')
})
