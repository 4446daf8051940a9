import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { endpointOf } from '../../../../contracts/kit/contract.ts'
import { controlContract } from '../../../../emulator/http/control/contract.ts'
import { printedControlDocument } from '../../../../emulator/http/control/document.ts'
import { controlExamples } from '../../../../emulator/http/control/examples.ts'
import { createBacklot } from '../../../../emulator/index.ts'

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

test('the examples of the control plane are what its schemas allow', () => {
  expect(Object.keys(controlExamples).length).toBeGreaterThan(0)
  for (const [id, examples] of Object.entries(controlExamples)) {
    const { request, replies } = endpointOf(controlContract, id)
    for (const [name, { input, reply, status = 200 }] of Object.entries(examples)) {
      const valid = (schema: z.ZodType | undefined, value: unknown): void =>
        expect(schema?.safeParse(value).error?.issues, `${id} ${name}`).toBeUndefined()
      valid(replies[status]?.schema, reply)
      expect(replies[status], `${id} ${name}`).toBeDefined()
      if (input?.body !== undefined) valid(request.body, input.body)
      if (input?.query !== undefined) valid(request.query, input.query)
    }
  }
})

test('the examples of snapshots and fixtures are what a fresh backlot answers to the same calls', async () => {
  for (const id of ['takeSnapshot', 'restoreSnapshot', 'plantFixture'])
    for (const { input, reply, status = 200 } of Object.values(controlExamples[id] ?? {})) {
      const backlot = createBacklot({ clock: 'frozen' })
      onTestFinished(() => backlot.close())
      const { method, path } = endpointOf(controlContract, id)
      const { world = 'default' } = (input?.query ?? {}) as { world?: string }
      backlot.world(world)
      const answer = await backlot.fetch(`http://backlot.test/_backlot${path}?world=${world}`, {
        method,
        ...(input?.body !== undefined && { body: JSON.stringify(input.body) }),
      })
      // Which version wrote a snapshot changes with every release.
      const { writtenBy: _, ...told } = (await answer.json()) as { writtenBy?: string }
      expect([answer.status, told]).toEqual([status, reply])
    }
})
