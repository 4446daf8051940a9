import type { ReceivedResponse } from './exchange.ts'
import type { Opened } from './provider.ts'
import { isObject } from './shape.ts'

/** What an envelope with a code is called by one API, and what its operations bring. */
export interface CodedEnvelope<Id extends string> {
  /** Where the id of the request stands. */
  readonly requestId: string
  /** What the data of an operation must be for its caller to get on; the rest is left to the contract. */
  readonly isShapedFor: Readonly<Record<Id, (data: unknown) => boolean>>
}

/** Takes an envelope off that carries a code, 0 for success, and the outcome in `data`. */
export const codedEnvelope =
  <Id extends string>({ requestId, isShapedFor }: CodedEnvelope<Id>) =>
  ({ status, json }: ReceivedResponse, id: Id): Opened => {
    if (!isObject(json)) return { kind: 'garbage', why: `HTTP ${status} without a JSON object` }
    const { code, message, data, [requestId]: request } = json
    if (typeof code !== 'number') return { kind: 'garbage', why: 'the body has no code' }
    if (code !== 0)
      return {
        kind: 'refusal',
        code,
        message: typeof message === 'string' ? message : `code ${code}`,
        requestId: typeof request === 'string' ? request : undefined,
      }
    if (status !== 200) return { kind: 'garbage', why: `code 0 with HTTP ${status}` }
    if (!isShapedFor[id](data)) return { kind: 'garbage', why: `code 0 without the data of ${id}` }
    return { kind: 'data' }
  }

/** The `data` of a call that worked. */
export function dataOf<Body extends { code: number; data: unknown }>(reply: {
  data?: Body | undefined
}): Extract<Body, { code: 0 }>['data'] {
  // Whatever was not a success has been thrown on the way, so this body is the one with code 0.
  return (reply.data as Extract<Body, { code: 0 }>).data
}
