import type { z } from 'zod'
import type { Endpoint, Method } from '../../../contracts/kit/endpoint.ts'
import type { QueryEncodings } from '../../../contracts/kit/query.ts'
import { problem } from './wire.ts'

interface Declared {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly data: z.ZodType
  /** Media type of what is answered; `application/json` unless told otherwise. */
  readonly contentType?: string
  /** Further media types, where they are asked for, and what each of them holds. */
  readonly others?: Readonly<Record<string, string>>
}

const numbers = new Set(['page', 'pageSize', 'status'])
const encodingsOf = (query: z.ZodObject): QueryEncodings =>
  Object.fromEntries(
    Object.keys(query.shape).map((name) => [name, numbers.has(name) ? 'integer' : 'string']),
  )

/** An operation of the control plane: our own, so all of it is documented. */
export function endpoint({
  params,
  query,
  body,
  data,
  contentType,
  others,
  ...declared
}: Declared): Endpoint {
  return {
    ...declared,
    description: declared.summary,
    evidence: 'documented',
    idempotent: declared.method !== 'POST',
    cost: 'free',
    request: {
      ...(params && { params }),
      ...(query && { query, encodings: encodingsOf(query) }),
      ...(body && { body }),
    },
    data,
    replies: {
      200: {
        description: 'Done.',
        schema: data,
        ...(contentType && { contentType }),
        ...(others && { others }),
      },
      400: problemReply('The call was wrong, and changed nothing.'),
      401: problemReply('Beyond loopback: the bearer token is missing or wrong.'),
      403: problemReply('It came from a page of another site, or by a name that is not ours.'),
      404: problemReply('There is no such thing.'),
      409: problemReply('It cannot be done in the present state; nothing was changed.'),
      ...(declared.method !== 'GET' && {
        413: problemReply('The body is too long; `limit` says how long it may be, in bytes.'),
      }),
    },
    refusals: [],
  }
}

const problemReply = (description: string) => ({
  description,
  schema: problem,
  contentType: 'application/problem+json',
})
