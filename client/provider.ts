import { ApiError, type CallError, ContractError } from './errors.ts'
import type { Exchange, ReceivedResponse } from './exchange.ts'
import type { Operations } from './operation.ts'
import { type Trouble, troubleOfStatus } from './retry.ts'

/** What an answer's body turns out to be once its wrapping is off. */
export type Opened =
  | { readonly kind: 'data' }
  | {
      readonly kind: 'refusal'
      readonly code: string | number
      readonly message: string
      readonly requestId?: string | undefined
    }
  /** Nothing the API may answer with; `why` says what is wrong. */
  | { readonly kind: 'garbage'; readonly why: string }

/** What the shared parts have to be told of an API. */
export interface Provider<Id extends string> {
  readonly operations: Operations<Id>
  /** Stands between the origin and each operation's path. */
  readonly basePath: string
  /** Headers that prove who is calling. */
  readonly credentials: Readonly<Record<string, string>>
  /** Takes the wrapping off the answer to a call of the operation `id`. */
  open(response: ReceivedResponse, id: Id): Opened
  /** Which refusals may be gone the next time. HTTP 429 and 5xx need not be named. */
  troubleOf(code: string | number): Trouble | undefined
}

/** What came of one try: an exchange, an error, or the exchange of a refusal and the error it means. */
export interface Judgement {
  readonly exchange?: Exchange
  readonly error?: CallError | ContractError
  /** Whether and how a refusal may be gone the next time. */
  readonly trouble?: Trouble | undefined
}

/** Tells what an exchange means. An answer in the 400s and 500s is a refusal, however it is worded. */
export function judge<Id extends string>(
  provider: Provider<Id>,
  id: Id,
  exchange: Exchange,
): Judgement {
  const { response, request } = exchange
  const opened = provider.open(response, id)
  if (opened.kind === 'data') return { exchange }
  const byStatus = troubleOfStatus(response.status)
  if (opened.kind === 'refusal') {
    const trouble = provider.troubleOf(opened.code) ?? byStatus
    return { exchange, error: new ApiError({ ...opened, exchange }), trouble }
  }
  if (response.status < 400) {
    const what = `${request.method} ${request.url} answered against its contract: ${opened.why}`
    return { exchange, error: new ContractError(what, { exchange }) }
  }
  const message = `HTTP ${response.status} to ${request.method} ${request.url}`
  const error = new ApiError({ code: response.status, message, exchange })
  return { exchange, error, trouble: byStatus }
}
