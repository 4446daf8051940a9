import { readdir, readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import type { Operation, QueryEncoding, Quota } from './operation.ts'

// Run as `tsx client/generate.ts` it writes client/generated/ anew; a test keeps those files fresh.

const root = new URL('../', import.meta.url)
const generated = new URL('generated/', import.meta.url)

/** The files of client/generated/ as the printed OpenAPI documents have them: name → text. */
export async function printGenerated(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const [id, file] of await documents()) {
    // The documents are printed by this project, and checked by a validator of the standard.
    const document = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument
    files.set(`${id}.ts`, banner(id) + (await typesOf(document)))
    files.set(`${id}.operations.ts`, banner(id) + operationsOf(document))
  }
  return files
}

/** Every printed document by the name of its client: one an API, and the control plane's. */
async function documents(): Promise<[id: string, file: URL][]> {
  const contracts = await readdir(new URL('contracts/', root))
  const candidates = contracts
    .sort()
    .map((id): [string, URL] => [id, new URL(`contracts/${id}/openapi.json`, root)])
  candidates.push(['backlot', new URL('emulator/http/openapi.json', root)])
  const exist = await Promise.all(candidates.map(([, file]) => isFile(file)))
  return candidates.filter((_, index) => exist[index])
}

const isFile = (file: URL): Promise<boolean> =>
  readFile(file).then(
    () => true,
    () => false,
  )

const banner = (id: string): string =>
  `// Printed from the OpenAPI document of ${id} by client/generate.ts; never edited.\n\n`

/** What is read of an OpenAPI document here. */
interface OpenApiDocument {
  readonly servers?: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
}

interface OpenApiOperation {
  readonly operationId?: string
  readonly parameters?: readonly OpenApiParameter[]
  readonly 'x-idempotent'?: boolean
  readonly 'x-quota'?: Quota
}

interface OpenApiParameter {
  readonly name: string
  readonly in: string
  readonly style?: string
  readonly explode?: boolean
  readonly schema?: { readonly type?: string | readonly string[] }
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>
}

async function typesOf(document: OpenApiDocument): Promise<string> {
  // A parameter that travels as JSON is typed as text by default; callers hand over the value itself.
  const hoisted: unknown = JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (!isJsonParameter(value)) return value
    const { content, ...parameter } = value
    return { ...parameter, schema: content?.['application/json']?.schema }
  })
  // openapi-typescript takes a parsed document; what is not one it refuses by itself.
  const nodes = await openapiTS(hoisted as Parameters<typeof openapiTS>[0], {
    defaultNonNullable: false,
  })
  return astToString(nodes)
}

const isJsonParameter = (value: unknown): value is OpenApiParameter =>
  typeof value === 'object' &&
  value !== null &&
  'in' in value &&
  'name' in value &&
  'content' in value

function operationsOf(document: OpenApiDocument): string {
  const operations: Record<string, Operation> = {}
  for (const [path, item] of Object.entries(document.paths))
    for (const [verb, operation] of Object.entries(item)) {
      const method = verb.toUpperCase()
      if (operation.operationId === undefined || !isMethod(method)) continue
      operations[operation.operationId] = operationAt(path, method, operation)
    }
  const server = document.servers?.[0]?.url ?? ''
  const basePath = new URL(server, 'http://localhost').pathname.replace(/\/$/, '')
  return [
    "import type { Operation } from '../operation.ts'",
    '',
    '/** Stands between the origin and the path of each operation. */',
    `export const basePath = ${JSON.stringify(basePath)}`,
    '',
    '/** operationId → what a caller has to know of it. */',
    `export const operations = ${JSON.stringify(operations, null, 2)} as const satisfies Record<string, Operation>`,
    '',
  ].join('\n')
}

function operationAt(
  path: string,
  method: Operation['method'],
  operation: OpenApiOperation,
): Operation {
  const quota = operation['x-quota']
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  return {
    method,
    path,
    idempotent: operation['x-idempotent'] ?? method === 'GET',
    ...(quota && { quota: quotaOf(quota) }),
    query: Object.fromEntries(
      parameters.map((parameter) => [parameter.name, encodingOf(parameter)]),
    ),
  }
}

const quotaOf = ({ limit, windowMs, bucket }: Quota): Quota =>
  bucket === undefined ? { limit, windowMs } : { limit, windowMs, bucket }

function encodingOf({ content, explode, schema }: OpenApiParameter): QueryEncoding {
  if (content?.['application/json']) return 'json'
  return explode === false && [schema?.type].flat().includes('array') ? 'csv' : 'text'
}

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'] satisfies Operation['method'][]
const isMethod = (verb: string): verb is Operation['method'] => methods.includes(verb)

if (process.argv[1] !== undefined && import.meta.url === new URL(`file://${process.argv[1]}`).href)
  for (const [name, text] of await printGenerated()) await writeFile(new URL(name, generated), text)
