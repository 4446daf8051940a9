import type { Contract, ReturnCode } from './contract.ts'
import { refusalsOf } from './contract.ts'
import type { Endpoint, ReplyVariant } from './endpoint.ts'
import type { Example } from './example.ts'
import { type JsonObject, type PrintedSchemas, plain } from './json-schema.ts'
import { encodeValue, type QueryEncoding } from './query.ts'

/** The OpenAPI operation object of an endpoint, its schemas taken from `printed` by the keys of `schemasOf`. */
export function operationOf(
  contract: Contract,
  endpoint: Endpoint,
  printed: PrintedSchemas,
  examples: Readonly<Record<string, Example>>,
): JsonObject {
  const { id, request, replies, quota } = endpoint
  const refused = refusalsOf(contract, endpoint)
  const parameters = [
    ...Object.keys(request.params?.shape ?? {}).map((name) => pathParameter(id, name, printed)),
    ...Object.keys(request.query?.shape ?? {}).map((name) =>
      queryParameter(id, name, request.encodings?.[name] ?? 'string', printed, examples),
    ),
  ]
  return {
    operationId: id,
    tags: [contract.id],
    summary: endpoint.summary,
    description: endpoint.description,
    ...(parameters.length > 0 && { parameters }),
    ...(request.body && {
      requestBody: {
        required: !request.body.safeParse(undefined).success,
        content: {
          'application/json': {
            schema: printed.schemas[`${id} body`] ?? {},
            ...examplesOf(examples, (example) => example.input?.body),
          },
        },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(replies).map(([status, reply]) => [
          status,
          replyOf(`${id} ${status}`, Number(status), reply, printed, examples, refused),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(contract.transport ?? {}).map(([status, reply]) => [
          status,
          {
            description: reply.description,
            content: { [reply.contentType]: { schema: { type: 'string' } } },
            'x-evidence': reply.evidence,
          },
        ]),
      ),
    },
    ...(endpoint.credential === 'optional' && { security: [{}, securityOf(contract)] }),
    'x-evidence': endpoint.evidence,
    'x-cost': endpoint.cost,
    'x-idempotent': endpoint.idempotent,
    ...(quota && { 'x-quota': plain(quota) }),
    ...(endpoint.creates && {
      'x-lifecycle': plain(contract.lifecycles[endpoint.creates] ?? {}),
    }),
    'x-refusals': refused.map(codeOf),
  }
}

/** Every credential header of an API, as OpenAPI requires them together. */
export const securityOf = ({ credential }: Contract): JsonObject =>
  Object.fromEntries(credential.headers.map((name) => [schemeOf(name), []]))

/** Name of the security scheme that stands for a header. */
export const schemeOf = (header: string): string => header.replace(/[^A-Za-z0-9]/g, '')

function pathParameter(id: string, name: string, printed: PrintedSchemas): JsonObject {
  return {
    name,
    in: 'path',
    required: true,
    ...described(printed.schemas[`${id} params ${name}`] ?? {}),
  }
}

function queryParameter(
  id: string,
  name: string,
  encoding: QueryEncoding,
  printed: PrintedSchemas,
  examples: Readonly<Record<string, Example>>,
): JsonObject {
  const key = `${id} query ${name}`
  const { schema, ...rest } = described(printed.schemas[key] ?? {})
  const base = { name, in: 'query', required: printed.required.has(key), ...rest }
  if (encoding === 'json') {
    const shown = examplesOf(examples, (example) => example.input?.query?.[name])
    return { ...base, content: { 'application/json': { schema: schema ?? {}, ...shown } } }
  }
  const shown = examplesOf(examples, (example) => {
    const value = example.input?.query?.[name]
    return encoding === 'string' && value !== undefined ? encodeValue(value, encoding) : value
  })
  const style = encoding === 'csv' ? { style: 'form', explode: false } : {}
  return { ...base, ...style, schema: schema ?? {}, ...shown }
}

/** A parameter says its own description and evidence; its schema need not repeat them. */
function described(schema: JsonObject): JsonObject {
  const { description, 'x-evidence': evidence, ...rest } = schema
  return {
    ...(description !== undefined && { description }),
    ...(evidence !== undefined && { 'x-evidence': evidence }),
    schema: rest,
  }
}

function replyOf(
  key: string,
  status: number,
  reply: ReplyVariant,
  printed: PrintedSchemas,
  examples: Readonly<Record<string, Example>>,
  refused: readonly ReturnCode[],
): JsonObject {
  const shown = examplesOf(examples, (example) =>
    (example.status ?? 200) === status ? example.reply : undefined,
  )
  const content = { schema: printed.schemas[key] ?? {}, ...shown }
  return {
    description: withRefusals(
      reply.description,
      refused.filter((code) => code.status === status),
    ),
    content: {
      [reply.contentType ?? 'application/json']: content,
      ...Object.fromEntries(
        Object.entries(reply.others ?? {}).map(([type, description]) => [
          type,
          { schema: { description } },
        ]),
      ),
    },
  }
}

/** A description that ends with every code that such a reply may refuse with, as a list in Markdown. */
function withRefusals(description: string, refused: readonly ReturnCode[]): string {
  if (refused.length === 0) return description
  const lines = refused.map(({ code, when, faultOnly }) => {
    const only = faultOnly ? ' Only as an injected fault.' : ''
    return `- \`${code}\`: ${when}${only}`
  })
  return [description, '', 'Refusals:', '', ...lines].join('\n')
}

function examplesOf(
  examples: Readonly<Record<string, Example>>,
  shownBy: (example: Example) => unknown,
): JsonObject {
  const shown: JsonObject = {}
  for (const [name, example] of Object.entries(examples)) {
    const value = shownBy(example)
    if (value !== undefined) shown[name] = { summary: example.summary, value: plain(value) }
  }
  return Object.keys(shown).length > 0 ? { examples: shown } : {}
}

/** A return code as printed documents show it. */
export const codeOf = ({ code, status, when, evidence, faultOnly }: ReturnCode): JsonObject => ({
  code,
  status,
  when,
  'x-evidence': evidence,
  ...(faultOnly && { 'x-fault-only': true }),
})
