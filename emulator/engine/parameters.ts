import type { z } from 'zod'
import type { Contract } from '../../contracts/kit/contract.ts'
import { undocumentedFields } from '../../contracts/kit/drift.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { nearestName } from '../../contracts/kit/nearest.ts'
import { decodeQuery } from '../../contracts/kit/query.ts'
import { formValues, spelledValues } from './spelling.ts'

/** One thing that is wrong with the parameters of a call. */
export interface Issue {
  readonly in: 'path' | 'query' | 'body'
  readonly path: readonly PropertyKey[]
  /**
   * `missing`: it was not sent. `repeated`: it was sent twice. `nul`: it holds a NUL character. `unknown`: nobody
   * reads it, and that is not let pass.
   */
  readonly problem: 'missing' | 'repeated' | 'nul' | 'unknown' | 'invalid'
  /** The known name that looks most like it, for `unknown`. */
  readonly nearest?: string | undefined
  /** What the schema says, for `invalid`. */
  readonly detail?: z.core.$ZodIssue
  /** The value that was sent. */
  readonly value: unknown
}

/** Parameters that passed their schemas, with defaults filled in. */
export interface Checked {
  readonly params: Readonly<Record<string, string>>
  readonly query: unknown
  readonly body: unknown
  /** Names that were sent and that nobody reads. */
  readonly unread: readonly string[]
}

export interface Sent {
  readonly params: Readonly<Record<string, string>>
  /** Raw query string, without `?`. */
  readonly query: string
  /** Parsed, not validated; undefined where the endpoint takes no body. */
  readonly body: unknown
  /** Whether the body came as a form: every value in it is a list of texts. */
  readonly isForm?: boolean
  /** Whether a NUL character may stand in it somewhere; looking for it costs time. */
  readonly suspectNul: boolean
  /** Whether the body is so long that lists in it may be, too. */
  readonly isLong: boolean
  /** Whether what nobody reads is refused. */
  readonly isStrict?: boolean
}

/** Issues told of one call. */
const mostIssues = 100

/** Holds the parameters of a call against the schemas of its endpoint. */
export function checkParameters(
  contract: Contract,
  endpoint: Endpoint,
  sent: Sent,
): { readonly checked: Checked } | { readonly issues: readonly Issue[] } {
  const { request } = endpoint
  const issues: Issue[] = []
  const read = (where: Issue['in'], schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return value
    // A schema looks at every item of a list before it finds the list too long, and complains of each.
    const shorter = sent.isLong ? withShortLists(value) : value
    let result = schema.safeParse(shorter)
    if (result.success && shorter !== value) result = schema.safeParse(value)
    for (const detail of result.error?.issues.slice(0, mostIssues) ?? [])
      issues.push(issueOf(where, detail, value))
    return result.data
  }

  const counts = contract.repeatedQuery === 'last' ? 'last' : 'first'
  const decoded = decodeQuery(sent.query, request.encodings ?? {}, counts)
  if (contract.repeatedQuery === 'refuse')
    for (const name of decoded.repeated)
      issues.push({ in: 'query', path: [name], problem: 'repeated', value: undefined })
  const params = read('path', request.params, sent.params)
  const query = read('query', request.query, decoded.values)
  const body = read('body', request.body, spelled(contract, request.body, sent))
  if (sent.suspectNul && contract.nulCharacters === 'refuse')
    for (const [where, value] of [
      ['query', decoded.values],
      ['body', sent.body],
    ] as const) {
      const path = pathOfNul(value)
      if (path) issues.push({ in: where, path, problem: 'nul', value: undefined })
    }
  if (sent.isStrict) issues.push(...strangers(request, decoded.unknown, sent))
  if (issues.length > 0) return { issues }
  return {
    checked: {
      // The schema of path parameters yields strings only
      params: params as Record<string, string>,
      query,
      body,
      unread: [...decoded.unknown, ...unreadOf(request.body, sent.body)],
    },
  }
}

/** The body with texts read as the numbers, booleans and lists that they spell, where that counts. */
function spelled(contract: Contract, schema: z.ZodType | undefined, sent: Sent): unknown {
  if (!schema) return sent.body
  if (sent.isForm) return formValues(schema, sent.body)
  return contract.spelledValues === 'read' ? spelledValues(schema, sent.body) : sent.body
}

function issueOf(where: Issue['in'], detail: z.core.$ZodIssue, root: unknown): Issue {
  let value = root
  for (const key of detail.path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  const isMissing =
    detail.code === 'custom' ? detail.params?.['missing'] === true : value === undefined
  return {
    in: where,
    path: detail.path,
    problem: isMissing ? 'missing' : 'invalid',
    detail,
    value,
  }
}

/** What was sent and nobody reads, at any depth. */
function strangers(
  { encodings = {}, body: schema }: Endpoint['request'],
  names: readonly string[],
  sent: Sent,
): Issue[] {
  const inQuery = names.map((name) => ({
    in: 'query' as const,
    path: [name],
    nearest: nearestName(name, Object.keys(encodings)),
  }))
  const fields = !schema
    ? []
    : sent.isForm
      ? unreadOf(schema, sent.body).map((path) => ({ path, nearest: undefined }))
      : undocumentedFields(schema, sent.body)
  const inBody = fields.map(({ path, nearest }) => ({
    in: 'body' as const,
    path: path.split('.'),
    nearest,
  }))
  return [...inQuery, ...inBody]
    .slice(0, mostIssues)
    .map((issue) => ({ ...issue, problem: 'unknown', value: undefined }))
}

/** Top-level body fields that the schema does not name. */
function unreadOf(schema: z.ZodType | undefined, body: unknown): string[] {
  if (!schema || typeof body !== 'object' || body === null || !('shape' in schema)) return []
  const shape = schema.shape
  if (typeof shape !== 'object' || shape === null) return []
  return Object.keys(body).filter((name) => !Object.hasOwn(shape, name))
}

/** Path of the first text that holds a NUL character. Walks with its own stack, however deep the value is. */
function pathOfNul(root: unknown): PropertyKey[] | undefined {
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value: root, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (typeof value === 'string' && value.includes('\u0000')) return path
    if (typeof value !== 'object' || value === null || path.length > 64) continue
    for (const [key, child] of Object.entries(value)) {
      if (key.includes('\u0000')) return [...path, key]
      if (typeof child === 'string' || typeof child === 'object')
        open.push({ value: child, path: [...path, key] })
    }
  }
  return undefined
}

/** Longest list that is looked through item by item at first; whatever a schema allows is shorter. */
const longestList = 1000

/** The same value with the beginnings of its long lists only, a few levels down; itself where it has none. */
function withShortLists(value: unknown, levels = 6): unknown {
  if (typeof value !== 'object' || value === null || levels === 0) return value
  const isLong = Array.isArray(value) && value.length > longestList
  const members = isLong ? value.slice(0, longestList) : value
  const shorter = Object.entries(members).map(
    ([name, member]) => [name, withShortLists(member, levels - 1)] as const,
  )
  const isSame = !isLong && shorter.every(([name, member]) => Reflect.get(value, name) === member)
  if (isSame) return value
  return Array.isArray(value) ? shorter.map(([, member]) => member) : Object.fromEntries(shorter)
}
