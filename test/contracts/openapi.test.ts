import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogue } from '../../contracts/catalogue.ts'
import { endpointOf } from '../../contracts/kit/contract.ts'
import { evidenceMarks } from '../../contracts/kit/evidence.ts'
import { printOpenApi } from '../../contracts/kit/openapi.ts'
import { printedDocument } from '../../contracts/printed.ts'

describe.each(catalogue)('the document of $contract.id', (entry) => {
  const { contract, examples } = entry
  const document = printOpenApi(contract, { examples })

  it('is the one in the repository (else run `npx tsx contracts/print.ts`)', async () => {
    const file = new URL(`../../contracts/${contract.id}/openapi.json`, import.meta.url)
    expect(await readFile(file, 'utf8')).toBe(printedDocument(entry))
  })

  it('is valid OpenAPI 3.1 for a validator that is not ours', async () => {
    const validator = new Validator()
    const verdict = await validator.validate(structuredClone(document))
    expect(verdict.errors).toBeUndefined()
    expect(verdict.valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('points to nothing that it does not hold, and to nothing by `#`', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      (match) => match[1],
    )
    expect(refs.length).toBeGreaterThan(0)
    const named = z
      .object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) })
      .parse(document).components.schemas
    const known = Object.keys(named).map((name) => `#/components/schemas/${name}`)
    expect(refs.filter((ref) => ref === undefined || !known.includes(ref))).toEqual([])
  })

  it('marks every named schema with how it is known', () => {
    const { schemas } = z
      .object({
        components: z.object({
          schemas: z.record(
            z.string(),
            z.object({ 'x-evidence': z.enum(evidenceMarks), description: z.string().min(1) }),
          ),
        }),
      })
      .parse(document).components
    expect(Object.keys(schemas)).not.toEqual([])
  })

  it('prints what travels as JSON in a query as such, and everything else as plain text', () => {
    const parameter = z.object({
      name: z.string(),
      in: z.string(),
      content: z.unknown().optional(),
    })
    const operation = z.object({
      operationId: z.string(),
      parameters: z.array(parameter).default([]),
    })
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
      .parse(document)
    for (const { operationId, parameters } of Object.values(paths).flatMap((verbs) =>
      Object.values(verbs),
    )) {
      const { encodings = {} } = endpointOf(contract, operationId).request
      const inJson = Object.keys(encodings).filter((name) => encodings[name] === 'json')
      const printed = parameters.filter(({ in: place, content }) => place === 'query' && content)
      expect(printed.map(({ name }) => name).sort()).toEqual(inJson.sort())
      for (const { content } of printed) expect(content).toHaveProperty(['application/json'])
    }
  })

  it('bounds no integer by what a double can hold', () => {
    expect(JSON.stringify(document)).not.toContain('9007199254740991')
  })

  it('names its servers as asked', () => {
    const { servers } = z
      .object({ servers: z.array(z.object({ url: z.string() })) })
      .parse(printOpenApi(contract, { servers: ['http://127.0.0.1:1'] }))
    expect(servers).toEqual([{ url: `http://127.0.0.1:1${contract.basePath}` }])
  })

  it('says for every operation when each of its refusals comes', () => {
    const operation = z.object({
      operationId: z.string(),
      'x-refusals': z.array(
        z.object({
          code: z.union([z.string(), z.number()]),
          status: z.number(),
          when: z.string().min(1),
        }),
      ),
      responses: z.record(z.string(), z.object({ description: z.string() })),
    })
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
      .parse(document)
    const printed = Object.values(paths).flatMap((verbs) => Object.values(verbs))
    expect(printed.map(({ operationId }) => operationId).sort()).toEqual(
      contract.endpoints.map(({ id }) => id).sort(),
    )
    for (const { operationId, ...rest } of printed) {
      const codes = rest['x-refusals'].map(({ code }) => code)
      const endpoint = contract.endpoints.find(({ id }) => id === operationId)
      expect(codes).toEqual(expect.arrayContaining([...(endpoint?.refusals ?? [])]))
      for (const { code, status, when } of rest['x-refusals'])
        expect(rest.responses[status]?.description).toContain(`- \`${code}\`: ${when}`)
    }
  })
})

describe.each(catalogue)('the examples of $contract.id', ({ contract, examples }) => {
  it.each(contract.endpoints)('show $id as its schemas allow', (endpoint) => {
    const shown = Object.entries(examples[endpoint.id] ?? {})
    expect(shown.some(([, { input }]) => input !== undefined)).toBe(true)
    for (const [name, { input, reply, status = 200 }] of shown) {
      const valid = (schema: z.ZodType | undefined, value: unknown, what: string): void => {
        const parsed = schema?.safeParse(value)
        expect(parsed?.error?.issues, `${name}: ${what}`).toBeUndefined()
        expect(parsed?.success, `${name}: ${what}`).toBe(true)
      }
      valid(endpoint.replies[status]?.schema, reply, 'reply')
      if (input?.body !== undefined) valid(endpoint.request.body, input.body, 'body')
      if (input?.query !== undefined) valid(endpoint.request.query, input.query, 'query')
    }
  })

  it('know no operation that the API has not', () => {
    const ids = contract.endpoints.map(({ id }) => id)
    expect(Object.keys(examples).filter((id) => !ids.includes(id))).toEqual([])
  })
})
