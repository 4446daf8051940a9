import type { Endpoint } from './endpoint.ts'
import type { Envelope } from './envelope.ts'
import type { Evidence } from './evidence.ts'
import type { Lifecycle } from './lifecycle.ts'

/** The checks a call passes before its operation runs. Each API declares its own order. */
export type Check =
  | 'method'
  | 'credential'
  | 'permission'
  | 'quota'
  | 'object'
  | 'mediaType'
  | 'parameters'

/** One code the API answers with, and when. */
export interface ReturnCode {
  readonly code: string | number
  /** HTTP status that carries it. */
  readonly status: number
  readonly when: string
  readonly evidence: Evidence
  /** Answered only when an injected fault asks for it. */
  readonly faultOnly?: true
}

/** A fact about behaviour that no schema can hold; cases refer to it by its key. */
export interface Rule {
  readonly statement: string
  readonly evidence: Evidence
}

/** Everything an API promises, as data. */
export interface Contract {
  /** Provider id: one lower-case word. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly version: string
  /** Origins of the real service. */
  readonly liveHosts: readonly [string, ...string[]]
  /** Path that stands before every endpoint's own, without trailing slash. */
  readonly basePath: string
  readonly credential: {
    /** Request headers that carry the credential, all of them required. */
    readonly headers: readonly [string, ...string[]]
    readonly description: string
  }
  /** What an app may be granted or denied, each on unless taken away. */
  readonly grants: Readonly<Record<string, string>>
  readonly checks: readonly Check[]
  /** What a path without its trailing slash gets. `redirectGet`: GET is redirected, other verbs are not found. */
  readonly trailingSlash: 'required' | 'redirectGet' | 'absent'
  /** How a query parameter sent twice is taken. */
  readonly repeatedQuery: 'refuse' | 'first'
  /** Largest request body in bytes. */
  readonly bodyLimit: number
  readonly envelope: Envelope
  readonly lifecycles: Readonly<Record<string, Lifecycle>>
  readonly endpoints: readonly Endpoint[]
  readonly codes: readonly ReturnCode[]
  readonly rules: Readonly<Record<string, Rule>>
  /** What people may look for here and will not find, and what answers instead. */
  readonly notEmulated: readonly { readonly what: string; readonly answer: string }[]
}

/** The endpoint with this operationId. @throws RangeError naming the known ones. */
export function endpointOf(contract: Contract, operation: string): Endpoint {
  const found = contract.endpoints.find((endpoint) => endpoint.id === operation)
  if (found) return found
  const known = contract.endpoints.map((endpoint) => endpoint.id).join(', ')
  throw new RangeError(`${contract.id} has no operation ${operation}; it has ${known}`)
}
