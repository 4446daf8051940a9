import type { Endpoint } from './endpoint.ts'
import type { Envelope } from './envelope.ts'
import type { Evidence } from './evidence.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { WebhookEvent } from './webhook.ts'

/** The checks a call passes before its operation runs. Each API declares its own order. */
export type Check =
  | 'method'
  | 'credential'
  | 'permission'
  | 'quota'
  | 'object'
  | 'mediaType'
  | 'parameters'

/** Media types whose bodies an API can read, each in its own form. */
export type BodyType =
  | 'application/json'
  | 'application/x-www-form-urlencoded'
  | 'multipart/form-data'

/** One code the API answers with, and when. */
export interface ReturnCode {
  readonly code: string | number
  /** HTTP status that carries it. */
  readonly status: number
  readonly when: string
  readonly evidence: Evidence
  /** The check that says no with it; absent where it comes from an operation itself. */
  readonly check?: Check
  /** Answered only when an injected fault asks for it. */
  readonly faultOnly?: true
  /** Set where the code is no refusal of an operation: it says success, or that there is no operation. */
  readonly outside?: 'success' | 'unknownPath'
}

/** A reply that the transport gives in front of the API, below any envelope. */
export interface TransportReply {
  readonly description: string
  /** Media type of the body. */
  readonly contentType: string
  readonly evidence: Evidence
}

/** A fact about behaviour that no schema can hold; cases refer to it by its key. */
export interface Rule {
  readonly statement: string
  readonly evidence: Evidence
}

/** Something of an API that is not emulated. */
export interface Absence {
  readonly what: string
  readonly answer: string
  /** Names of fields, or values, by which a request shows that it wants just that; absent where none does. */
  readonly names?: readonly string[]
}

/** What an application must tell a person before something is done, where the terms of the API ask for that. */
export interface Notice {
  readonly before: 'upload' | 'download'
  /** The operations that take the upload, or whose results are downloaded. */
  readonly operations: readonly string[]
  /** In our own words, one point each. */
  readonly points: readonly [string, ...string[]]
  /** What the person says by going on. */
  readonly consent: string
  readonly evidence: Evidence
}

/** Everything an API promises, as data. */
export interface Contract {
  /** Provider id: one lower-case word. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly version: string
  /** Where we know it from, by the mark that a fact carries. */
  readonly sources: Readonly<Partial<Record<Evidence, string>>>
  /** Origins of the real service. */
  readonly liveHosts: readonly [string, ...string[]]
  /** Path that stands before every endpoint's own, without trailing slash. */
  readonly basePath: string
  readonly credential: {
    /** Request headers that carry the credential, all of them required; none for an open API. */
    readonly headers: readonly string[]
    readonly description: string
  }
  /** What an app may be granted or denied, each on unless taken away. */
  readonly grants: Readonly<Record<string, string>>
  readonly checks: readonly Check[]
  /** What a path without its trailing slash gets. `redirectGet`: GET is redirected, other verbs are not found. */
  readonly trailingSlash: 'required' | 'redirectGet' | 'absent'
  /** How a query parameter sent twice is taken. */
  readonly repeatedQuery: 'refuse' | 'first' | 'last'
  /** What a text that holds a NUL character gets. */
  readonly nulCharacters: 'refuse' | 'accept'
  /** Media types that are read as what they say; a body of any other type is read as JSON, if it is accepted. */
  readonly bodyTypes: readonly [BodyType, ...BodyType[]]
  /** What a body of no bytes at all is: no JSON, or an object without fields. */
  readonly emptyBody: 'malformed' | 'object'
  /** What a field of a JSON body gets whose text only spells the number or boolean that is wanted. */
  readonly spelledValues: 'refuse' | 'read'
  /** Largest request body in bytes. */
  readonly bodyLimit: number
  /** Replies that any operation may get from the transport, by HTTP status. */
  readonly transport?: Readonly<Record<number, TransportReply>>
  readonly envelope: Envelope
  readonly lifecycles: Readonly<Record<string, Lifecycle>>
  readonly endpoints: readonly Endpoint[]
  /** What it sends by itself, by the name of the event; absent where it sends nothing. */
  readonly webhooks?: Readonly<Record<string, WebhookEvent>>
  /** What people must be told; absent where nothing. */
  readonly notices?: readonly Notice[]
  readonly codes: readonly ReturnCode[]
  readonly rules: Readonly<Record<string, Rule>>
  /** What people may look for here and will not find, and what answers instead. */
  readonly notEmulated: readonly Absence[]
}

/** The endpoint with this operationId. @throws RangeError naming the known ones. */
export function endpointOf(contract: Contract, operation: string): Endpoint {
  const found = contract.endpoints.find((endpoint) => endpoint.id === operation)
  if (found) return found
  const known = contract.endpoints.map((endpoint) => endpoint.id).join(', ')
  throw new RangeError(`${contract.id} has no operation ${operation}; it has ${known}`)
}

/** The check that a refusal comes from; undefined where its code tells of none. */
export const checkOf = ({ codes }: Contract, code: string | number): Check | undefined =>
  codes.find((one) => one.code === code)?.check

/** Whether an API reports the work of an operation by webhook. */
export const reportsByWebhook = ({ webhooks = {} }: Contract, operation: string): boolean =>
  Object.values(webhooks).some(({ operations }) => operations.includes(operation))

/** Every refusal that an operation can answer with: those of any operation, then its own. */
export function refusalsOf(contract: Contract, endpoint: Endpoint): readonly ReturnCode[] {
  const special = new Set(contract.endpoints.flatMap(({ refusals }) => refusals))
  const own = new Set(endpoint.refusals)
  return contract.codes.filter(
    ({ code, outside }) => outside === undefined && (own.has(code) || !special.has(code)),
  )
}
