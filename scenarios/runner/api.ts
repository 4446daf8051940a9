import { parse } from 'yaml'

/** A described API, as far as playing needs to know it. */
export type Api = {
  /** Id of its provider: the first tag of the document. */
  readonly provider: string
  readonly operations: readonly ApiOperation[]
  /** Headers that carry its credential, in lower case. */
  readonly secretHeaders: readonly string[]
}

export type ApiOperation = {
  readonly id: string
  readonly path: string
  /** Lower case. */
  readonly method: string
  /** What a call spends, by `x-cost`: without it, reading is free and all else is not. */
  readonly cost: 'free' | 'other'
  isRequired(place: string, name: string): boolean
}

/**
 * Reads an OpenAPI document, JSON or YAML. Operations without an operationId are left out, for clients
 * know operations by their ids.
 *
 * @throws {Error} when the text is neither.
 */
export function readApi(text: string): Api {
  const document = fieldsOf(text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text))
  if (document['openapi'] === undefined) throw new Error('it is no OpenAPI document')
  const operations = Object.entries(fieldsOf(document['paths'])).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = fieldsOf(fieldsOf(item)[method])
      const id = operation['operationId']
      if (typeof id !== 'string') return []
      const required = [...listOf(fieldsOf(item)['parameters']), ...listOf(operation['parameters'])]
        .map((parameter) => resolved(document, parameter))
        .filter((parameter) => parameter['required'] === true)
        .map((parameter) => `${parameter['in']} ${parameter['name']}`)
      const isRequired = (place: string, name: string) =>
        place === 'path' || required.includes(`${place} ${name}`)
      const isFree = (operation['x-cost'] ?? (method === 'get' ? 'free' : 'paid')) === 'free'
      return [{ id, path, method, cost: isFree ? 'free' : 'other', isRequired } as const]
    }),
  )
  const [tag] = listOf(document['tags'])
  const schemes = Object.values(fieldsOf(fieldsOf(document['components'])['securitySchemes']))
  const secretHeaders = schemes.map(fieldsOf).flatMap((scheme) => {
    return scheme['in'] === 'header' ? [String(scheme['name']).toLowerCase()] : []
  })
  return { provider: String(fieldsOf(tag)['name'] ?? ''), operations, secretHeaders }
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const

/** A parameter, or the one in the components that it refers to. */
function resolved(document: Readonly<Record<string, unknown>>, parameter: unknown) {
  const reference = fieldsOf(parameter)['$ref']
  if (typeof reference !== 'string') return fieldsOf(parameter)
  const name = reference.replace('#/components/parameters/', '')
  return fieldsOf(fieldsOf(fieldsOf(document['components'])['parameters'])[name])
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
