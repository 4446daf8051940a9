import { z } from 'zod'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { unwrapped } from '../../contracts/kit/problems.ts'
import { encodeValue } from '../../contracts/kit/query.ts'

/** Everything that can be asked of an API, put together from what its contract declares and its examples show. */

/** One request to an API. */
export interface Request {
  readonly endpoint: Endpoint
  /** Path and query. */
  readonly target: string
  /** Not serialised; undefined where none is sent. */
  readonly body: unknown
}

/** Sends a request to an API. */
export type Send = (request: Request) => Promise<{ readonly status: number; readonly text: string }>

/** The headers by which an API knows its caller. */
export const credentialHeaders = (contract: Contract, credential: string) =>
  contract.credential.headers.map((name) => [name, credential] as const)

/** Lets an account make something by every operation that makes something. @returns ids of all that it has then */
export async function makeEverything(contract: Contract, send: Send): Promise<string[]> {
  const ids: string[] = []
  for (const endpoint of contract.endpoints) {
    const { path: target } = endpoint
    if (endpoint.method !== 'POST' || target.includes('{')) continue
    for (const body of bodiesOf(contract, endpoint, ids)) {
      const { status, text } = await send({ endpoint, target: contract.basePath + target, body })
      if (!contract.envelope.open(status, JSON.parse(text))?.ok) continue
      for (const one of idsIn(text)) if (!ids.includes(one)) ids.push(one)
      break
    }
  }
  return ids
}

/** Every request to an operation for what these ids name, by each of them. */
export function requestsTo(
  contract: Contract,
  endpoint: Endpoint,
  ids: readonly string[],
): Request[] {
  const bodies = endpoint.request.body ? bodiesOf(contract, endpoint, ids) : [undefined]
  return targetsOf(endpoint, ids).flatMap((target) =>
    bodies.map((body) => ({ endpoint, target: contract.basePath + target, body })),
  )
}

/** Texts that can be the id of something. */
const idForm = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}|\d{19}|v10033\w{20,})$/

const isId = (value: unknown): boolean => typeof value === 'string' && idForm.test(value)

/** Ids in a JSON text, but for those of calls. */
function idsIn(json: string): string[] {
  const found: string[] = []
  JSON.parse(json, (name, value) => {
    if (isId(value) && !/request.?id/i.test(name)) found.push(value)
    return value
  })
  return found
}

/** Bodies of an operation as its examples have them, with each of these ids in turn wherever an id stands. */
function bodiesOf({ id }: Contract, endpoint: Endpoint, ids: readonly string[]): unknown[] {
  const examples = catalogue.find(({ contract }) => contract.id === id)?.examples[endpoint.id] ?? {}
  return Object.values(examples).flatMap(({ input }) => {
    if (input?.body === undefined) return []
    const written = JSON.stringify(input.body)
    if (ids.length === 0 || idsIn(written).length === 0) return [input.body]
    return ids.map((one) => JSON.parse(written, (_, value) => (isId(value) ? one : value)))
  })
}

/** Targets by which an operation can be asked for what these ids name, below its API's base. */
function targetsOf({ path, request }: Endpoint, ids: readonly string[]): string[] {
  const paths = path.includes('{') ? ids.map((id) => path.replace(/\{\w+\}/, id)) : [path]
  const queries = Object.entries(request.query?.shape ?? {}).reduce<URLSearchParams[]>(
    (sofar, [name, field]) =>
      sofar.flatMap((query) => [
        // What may be left out is left out once.
        ...(field.safeParse(undefined).success ? [query] : []),
        ...valuesOf(field, ids).map((value) => {
          const encoding = request.encodings?.[name] ?? 'string'
          return new URLSearchParams([...query, [name, encodeValue(value, encoding)]])
        }),
      ]),
    [new URLSearchParams()],
  )
  return paths.flatMap((one) => queries.map((query) => (query.size > 0 ? `${one}?${query}` : one)))
}

/** Values of a parameter: one id after the other, each of its choices, or a list of them all. */
function valuesOf(field: z.ZodType, ids: readonly string[]): unknown[] {
  const inner = unwrapped(field)
  if (inner instanceof z.ZodEnum) return inner.options
  if (!(inner instanceof z.ZodArray)) return []
  // The element of a list is a schema.
  const item = unwrapped(inner.element as z.ZodType)
  return item instanceof z.ZodEnum ? [item.options] : ids.map((id) => [id])
}

/** Takes every quota of a world away. */
export async function liftQuotas(setQuota: (change: object) => Promise<unknown>): Promise<void> {
  for (const { contract } of catalogue)
    for (const { id, quota } of contract.endpoints)
      if (quota) await setQuota({ provider: contract.id, operation: id, limit: 1_000_000 })
}
