import type { Contract } from '../../../contracts/kit/contract.ts'
import { undocumentedFields } from '../../../contracts/kit/drift.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { decodeQuery } from '../../../contracts/kit/query.ts'
import { cut } from '../brief.ts'
import { redacted } from '../redaction.ts'
import { isOrdinaryHeader } from './ordinary-header.ts'
import type { Seen } from './seen.ts'

/** Something that was sent to an operation and that nobody there reads. */
export interface UnreadField {
  readonly provider: string
  readonly operation: string
  readonly in: 'query' | 'body' | 'header'
  /** Dots between names, `[]` for the items of a list. */
  readonly name: string
  /** The name that is read and looks most like it; null when none does. */
  readonly nearest: string | null
  /** Calls that sent it. */
  readonly calls: number
  /** Ids of the first and the last of them. */
  readonly first: string
  readonly last: string
}

/** What was sent and never read, by operation and name. */
export interface UnreadFields {
  look(seen: Seen): void
  list(): readonly UnreadField[]
  /** Further names that were not counted one by one, for there were too many. */
  readonly more: number
}

/** Names told apart. */
const mostNames = 1000

type Place = Pick<UnreadField, 'in' | 'name' | 'nearest'>

/** Nothing unread yet. */
export function createUnreadFields(): UnreadFields {
  const fields = new Map<string, UnreadField>()
  let more = 0
  return {
    look(seen) {
      const { call, id, endpoint } = seen
      if (!endpoint) return
      for (const place of placesOf(seen)) {
        const key = `${call.provider} ${endpoint.id} ${place.in} ${place.name}`
        const known = fields.get(key)
        if (known) fields.set(key, { ...known, calls: known.calls + 1, last: id })
        else if (fields.size >= mostNames) more += 1
        else {
          const { provider } = call
          fields.set(key, {
            provider,
            operation: endpoint.id,
            ...place,
            calls: 1,
            first: id,
            last: id,
          })
        }
      }
    },
    list: () => [...fields.values()],
    get more() {
      return more
    },
  }
}

function placesOf(seen: Seen): Place[] {
  const { contract, endpoint, call } = seen
  if (!contract || !endpoint) return []
  const { encodings = {}, body: schema } = endpoint.request
  const inQuery = decodeQuery(seen.queryText, encodings).unknown
  const { body } = seen
  const inBody =
    schema && body !== undefined
      ? undocumentedFields(schema, body)
          .filter(({ open }) => !open)
          .map(({ path, nearest }) => ({
            in: 'body' as const,
            name: path.replace(/\.\d+(?=\.|$)/g, '[]'),
            nearest: nearest ?? null,
          }))
      : // Forms and bodies that were cut: what the call itself noticed, at the first level.
        (call.unread ?? [])
          .filter((name) => !inQuery.includes(name))
          .map((name) => ({ in: 'body' as const, name, nearest: nearestIn(name, keysOf(schema)) }))
  const found: Place[] = [
    ...inQuery.map((name) => ({
      in: 'query' as const,
      name,
      nearest: nearestIn(name, Object.keys(encodings)),
    })),
    ...inBody,
    ...strangeHeaders(seen, contract),
  ]
  const names = new Set<string>()
  const { secret = '' } = call
  const plain = (name: string): string =>
    secret.length > 3 ? name.replaceAll(secret, redacted) : name
  return found
    .map((place) => ({ ...place, name: cut(plain(place.name), 200) }))
    .filter(
      ({ in: where, name }) => !names.has(`${where} ${name}`) && names.add(`${where} ${name}`),
    )
}

const nearestIn = (name: string, known: readonly string[]): string | null =>
  nearestName(name, known) ?? null

const keysOf = (schema: object | undefined): string[] =>
  schema && 'shape' in schema ? Object.keys(schema.shape ?? {}) : []

/** Headers that somebody thought of: every one but those that any client sends, and those that are read. */
function strangeHeaders({ call }: Seen, contract: Contract): Place[] {
  const wanted = contract.credential.headers
  const read = new Set(wanted.map((name) => name.toLowerCase()))
  const names = call.requestHeaders.filter((_, index) => index % 2 === 0)
  return names
    .map((name) => name.toLowerCase())
    .filter((name) => !read.has(name) && !isOrdinaryHeader(name) && !name.startsWith('x-backlot-'))
    .map((name) => ({ in: 'header' as const, name, nearest: nearestIn(name, wanted) }))
}
