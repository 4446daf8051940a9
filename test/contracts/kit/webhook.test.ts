import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contracts } from '../../../contracts/index.ts'
import { type Contract, reportsByWebhook } from '../../../contracts/kit/contract.ts'
import { documented } from '../../../contracts/kit/evidence.ts'
import { printOpenApi } from '../../../contracts/kit/openapi.ts'
import { waitingFatesOf } from '../../../emulator/http/fate.ts'

const [first] = contracts
if (!first) throw new Error('the catalogue is empty')
const [sending, silent] = first.endpoints
if (!sending || !silent) throw new Error('an API of one operation')

const { webhooks: _, ...base } = first
const contract: Contract = {
  ...base,
  webhooks: {
    made: {
      summary: 'Something was made',
      description: 'Sent when it is done.',
      evidence: 'observed',
      operations: [sending.id],
      body: z.object({ id: z.string() }).meta(documented('What was made.', { id: 'Made' })),
    },
  },
}

describe('an API that sends webhooks', () => {
  it('has them in its document, with their schemas and how they are known', async () => {
    const document = printOpenApi(contract)
    const verdict = await new Validator().validate(structuredClone(document))
    expect(verdict.errors ?? verdict.valid).toBe(true)
    expect(document['webhooks']).toMatchObject({
      made: {
        post: {
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Made' } } },
          },
          'x-evidence': 'observed',
          'x-operations': [sending.id],
        },
      },
    })
  })

  it('lets fates wait for the webhooks of those operations only whose work it reports', () => {
    expect(reportsByWebhook(contract, sending.id)).toBe(true)
    expect(waitingFatesOf(contract, sending)).toContain('webhook.drop')
    expect(waitingFatesOf(contract, silent)).not.toContain('webhook.drop')
  })
})

it('An API that sends none has none in its document, and no fates of them.', () => {
  expect(printOpenApi(base)).not.toHaveProperty('webhooks')
  expect(waitingFatesOf(base, sending)).not.toContain('webhook.drop')
})

describe.each(contracts)('the webhooks of $id', ({ endpoints, webhooks = {} }) => {
  it('report operations that there are', () => {
    const known = endpoints.map(({ id }) => id)
    const named = Object.values(webhooks).flatMap(({ operations }) => operations)
    expect(named.filter((id) => !known.includes(id))).toEqual([])
  })
})
