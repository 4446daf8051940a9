import type { z } from 'zod'
import type { Contract } from './contract.ts'
import type { Examples } from './example.ts'
import { type JsonObject, type PrintedSchemas, plain, printSchemas } from './json-schema.ts'
import { codeOf, operationOf, schemeOf, securityOf } from './openapi-operation.ts'

export interface OpenApiOptions {
  /** Origins to name as servers, without the base path; the contract's live hosts unless given. */
  readonly servers?: readonly string[]
  readonly examples?: Examples
}

/** The OpenAPI 3.1.0 document of a contract: plain JSON data, the same for the same contract. */
export function printOpenApi(contract: Contract, options: OpenApiOptions = {}): JsonObject {
  const printed = printSchemas(schemasOf(contract))
  const servers = options.servers ?? contract.liveHosts
  return {
    openapi: '3.1.0',
    info: {
      title: contract.title,
      description: contract.description,
      version: contract.version,
    },
    servers: servers.map((origin) => ({ url: origin + contract.basePath })),
    security: [securityOf(contract)],
    tags: [{ name: contract.id, description: contract.title }],
    paths: pathsOf(contract, printed, options.examples ?? {}),
    ...(contract.webhooks && { webhooks: webhooksOf(contract, printed) }),
    components: {
      securitySchemes: Object.fromEntries(
        contract.credential.headers.map((name) => [
          schemeOf(name),
          { type: 'apiKey', in: 'header', name, description: contract.credential.description },
        ]),
      ),
      schemas: printed.components,
    },
    'x-codes': contract.codes.map(codeOf),
    'x-rules': plain(contract.rules),
    'x-not-emulated': plain(contract.notEmulated),
  }
}

const parts = ['params', 'query'] as const

/** Every schema of a contract under a key of its own, so that one printing names them all. */
function schemasOf(contract: Contract): Record<string, z.ZodType> {
  const schemas: Record<string, z.ZodType> = {}
  for (const { id, request, replies } of contract.endpoints) {
    // A zod 4 shape is typed by its core; every member here was made by zod's own functions.
    for (const part of parts)
      for (const [name, schema] of Object.entries(request[part]?.shape ?? {}))
        schemas[`${id} ${part} ${name}`] = schema as z.ZodType
    if (request.body) schemas[`${id} body`] = request.body
    for (const [status, { schema }] of Object.entries(replies)) schemas[`${id} ${status}`] = schema
  }
  for (const [event, { body }] of Object.entries(contract.webhooks ?? {}))
    schemas[`webhook ${event}`] = body
  return schemas
}

function pathsOf(contract: Contract, printed: PrintedSchemas, examples: Examples): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const endpoint of contract.endpoints) {
    const operations = paths[endpoint.path] ?? {}
    operations[endpoint.method.toLowerCase()] = operationOf(
      contract,
      endpoint,
      printed,
      examples[endpoint.id] ?? {},
    )
    paths[endpoint.path] = operations
  }
  return paths
}

function webhooksOf({ id, webhooks = {} }: Contract, printed: PrintedSchemas): JsonObject {
  const items = Object.entries(webhooks).map(([event, declared]) => {
    const { summary, description, operations, evidence } = declared
    const schema = printed.schemas[`webhook ${event}`] ?? {}
    const post = {
      operationId: event,
      tags: [id],
      summary,
      description,
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { '2XX': { description: 'Taken; anything else asks for another attempt.' } },
      'x-evidence': evidence,
      'x-operations': [...operations],
    }
    return [event, { post }]
  })
  return Object.fromEntries(items)
}
