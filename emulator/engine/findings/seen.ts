import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { decodeQuery } from '../../../contracts/kit/query.ts'
import { idOf } from '../journal.ts'
import type { Recorded } from '../recorded.ts'

/** A call of the journal as rules look at it: parsed where they ask for it, and only then. */
export interface Seen {
  readonly number: number
  readonly id: string
  readonly call: Recorded
  /** Undefined for media, and for paths that lead nowhere. */
  readonly contract: Contract | undefined
  readonly endpoint: Endpoint | undefined
  readonly path: string
  readonly queryText: string
  /** Query parameters that the endpoint knows, decoded as it declares. */
  readonly query: Readonly<Record<string, unknown>>
  /** The body as JSON; undefined when there is none, it is no JSON, or it was cut. */
  readonly body: unknown
  /** What was after all wrapping was taken off a good answer; undefined for any other. */
  readonly data: unknown
  /** Value of a request header. */
  header(name: string): string | undefined
}

/** Looks at calls of these APIs. */
export function createLooking(
  contracts: readonly Contract[],
): (call: Recorded, number: number) => Seen {
  const known = new Map(
    contracts.map((contract) => [
      contract.id,
      { contract, endpoints: new Map(contract.endpoints.map((one) => [one.id, one])) },
    ]),
  )
  return function look(call, number) {
    const found = known.get(call.provider)
    return new SeenCall(call, number, found?.contract, found?.endpoints.get(call.operation ?? ''))
  }
}

// A class, because one is made for every call that is judged.
class SeenCall implements Seen {
  readonly number: number
  readonly call: Recorded
  readonly contract: Contract | undefined
  readonly endpoint: Endpoint | undefined
  #body: { readonly value: unknown } | undefined
  #data: { readonly value: unknown } | undefined
  #query: Readonly<Record<string, unknown>> | undefined

  constructor(
    call: Recorded,
    number: number,
    contract: Contract | undefined,
    endpoint: Endpoint | undefined,
  ) {
    this.call = call
    this.number = number
    this.contract = contract
    this.endpoint = endpoint
  }

  get id(): string {
    return idOf(this.number)
  }

  get path(): string {
    return this.call.target.split('?', 1)[0] ?? ''
  }

  get queryText(): string {
    return this.call.target.slice(this.path.length + 1)
  }

  get query(): Readonly<Record<string, unknown>> {
    this.#query ??= decodeQuery(this.queryText, this.endpoint?.request.encodings ?? {}).values
    return this.#query
  }

  get body(): unknown {
    this.#body ??= { value: parsed(this.call.requestBody) }
    return this.#body.value
  }

  get data(): unknown {
    this.#data ??= { value: this.#opened() }
    return this.#data.value
  }

  header(name: string): string | undefined {
    const { requestHeaders } = this.call
    for (let index = 0; index + 1 < requestHeaders.length; index += 2)
      if (requestHeaders[index]?.toLowerCase() === name) return requestHeaders[index + 1]
    return undefined
  }

  #opened(): unknown {
    const { call, contract } = this
    if (!contract || call.refused) return undefined
    const opened = contract.envelope.open(call.status, parsed(call.responseBody))
    return opened?.ok ? opened.data : undefined
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** A member of something that came as JSON; undefined where there is none. */
export const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined

/** The texts in a list that came as JSON. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
