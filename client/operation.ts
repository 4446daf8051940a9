/** How a query parameter travels: as plain text, as a JSON text, or as a comma-separated list. */
export type QueryEncoding = 'text' | 'json' | 'csv'

/** Calls granted in any stretch of `windowMs` milliseconds. */
export interface Quota {
  readonly limit: number
  readonly windowMs: number
  /** Operations that name the same bucket are counted together. */
  readonly bucket?: string
}

/** What a caller has to know of an operation; printed from its API's OpenAPI document. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the API's base path, `{name}` for parameters. */
  readonly path: string
  /** Whether sending the same call twice does no more than sending it once. */
  readonly idempotent: boolean
  readonly quota?: Quota
  readonly query: Readonly<Record<string, QueryEncoding>>
}

/** operationId → operation. */
export type Operations<Id extends string = string> = Readonly<Record<Id, Operation>>

/**
 * The query string without `?`. Lists travel as the operation declares; where it declares nothing, as a
 * repeated name. Undefined values are left out, a text that stands for JSON travels as it is.
 */
export function queryOf(operation: Operation, values: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    for (const text of textsOf(value, operation.query[name])) pairs.append(name, text)
  }
  return pairs.toString()
}

function textsOf(value: unknown, encoding: QueryEncoding | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (encoding === 'json') return [JSON.stringify(value)]
  if (!Array.isArray(value)) return [typeof value === 'object' ? JSON.stringify(value) : `${value}`]
  const texts = value.map(String)
  return encoding === 'csv' ? [texts.join(',')] : texts
}
