import {
  createFinalURL,
  defaultBodySerializer,
  defaultPathSerializer,
  mergeHeaders,
} from 'openapi-fetch'
import { isCallError, waitTooLong } from './errors.ts'
import type { Exchange, SentRequest } from './exchange.ts'
import { type Operation, type Operations, queryOf } from './operation.ts'
import { createPacer } from './pacing.ts'
import { type Judgement, judge, type Provider } from './provider.ts'
import { type RetryOption, retryPolicyOf, waitBeforeRetry } from './retry.ts'
import { createTransport, type Transport, type TransportOptions } from './transport.ts'

/** How one call is made, or all of a client's. */
export interface CallOptions {
  /** For each try, in milliseconds of the real clock; 0 for without end. */
  readonly timeoutMs?: number | undefined
  /** `false`: a single try. */
  readonly retry?: RetryOption | undefined
  /** Whether to wait until the call fits the operation's quota. */
  readonly pacing?: boolean | undefined
  /**
   * Longest wait for the quota and between tries together, in milliseconds. Where more is needed, TimeoutError comes
   * at once; without end unless given.
   */
  readonly longestWaitMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ClientOptions
  extends TransportOptions,
    Omit<CallOptions, 'signal' | 'longestWaitMs'> {
  /** Origin of the API, such as `http://127.0.0.1:4747`; its base path may follow. */
  readonly baseUrl: string
}

/** What travels in a call that is made by name. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  /** Sent as JSON. */
  readonly body?: unknown
  /** Headers to add or replace; undefined takes one away, the credential's included. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
}

/** The shared half of every client: operations by name, with retry, pacing and errors. */
export interface Caller<Id extends string> {
  /** What a typed `openapi-fetch` client of the same API is created with. */
  readonly connection: { readonly baseUrl: string; readonly headers: Record<string, string> }
  readonly transport: Transport
  /**
   * What a typed call of the operation `id` is given beside its values, to be made as the options say.
   * It throws CallError, ContractError or the signal's reason, so that only successes come back.
   */
  via(id: Id, options?: CallOptions): Via
  /**
   * Makes a call and tells what travelled, whatever the API answered; a refusal is an answer too.
   * @throws NetworkError, TimeoutError, the signal's reason, or RangeError for an unknown operation.
   */
  exchange(id: Id, input?: CallInput, options?: CallOptions): Promise<Exchange>
}

export interface Via {
  fetch(request: Request): Promise<Response>
  querySerializer(values: Readonly<Record<string, unknown>>): string
}

const usualTimeout = 30_000

/** Speaks for one API over one transport. */
export function createCaller<Id extends string>(
  provider: Provider<Id>,
  options: ClientOptions,
): Caller<Id> {
  const transport = createTransport(options)
  const pacer = createPacer(transport)
  const connection = {
    baseUrl: rootOf(options.baseUrl, provider.basePath),
    headers: { ...provider.credentials },
  }
  const secret = Object.keys(provider.credentials).map((name) => name.toLowerCase())

  const attemptOf = async (id: Id, request: SentRequest, call: CallOptions): Promise<Judgement> => {
    const timeoutMs = call.timeoutMs ?? options.timeoutMs ?? usualTimeout
    try {
      const exchange = await transport.send(request, secret, { timeoutMs, signal: call.signal })
      return judge(provider, id, exchange)
    } catch (error) {
      if (!isCallError(error)) throw error
      return { error }
    }
  }

  /** Notes a call against its quota, and waits for it where that is asked. @returns the milliseconds waited */
  const pace = async (id: Id, { quota }: Operation, longestMs: number, call: CallOptions) => {
    if (!quota) return 0
    const counted = quota.bucket ?? id
    if (call.pacing ?? options.pacing ?? false)
      return pacer.take(counted, quota, { signal: call.signal, longestMs })
    pacer.note(counted, quota)
    return 0
  }

  const deliver = async (id: Id, request: SentRequest, call: CallOptions): Promise<Judgement> => {
    const operation = operationOf(provider.operations, id)
    const policy = retryPolicyOf(options.retry, call.retry)
    let left = call.longestWaitMs ?? Infinity
    for (let attempt = 1; ; attempt += 1) {
      left -= await pace(id, operation, left, call)
      const outcome = await attemptOf(id, request, call)
      const { error, trouble } = outcome
      if (!isCallError(error)) return outcome
      const { random } = transport
      const now = transport.now()
      const wait = waitBeforeRetry({ error, trouble, attempt, operation, policy, random, now })
      if (wait === undefined) return outcome
      if (wait > left) throw waitTooLong(id, wait, left, error)
      left -= wait
      await transport.sleep(wait, call.signal)
    }
  }

  const via: Caller<Id>['via'] = (id, call = {}) => ({
    querySerializer: (values) => queryOf(operationOf(provider.operations, id), values),
    async fetch(request) {
      const { exchange, error } = await deliver(id, await plain(request), call)
      if (error || !exchange) throw error
      const { status, text } = exchange.response
      return new Response(text === '' ? null : text, { status })
    },
  })

  const exchange: Caller<Id>['exchange'] = async (id, input = {}, call = {}) => {
    const operation = operationOf(provider.operations, id)
    const { params = {}, query = {}, body } = input
    const headers = mergeHeaders(
      body === undefined ? {} : { 'content-type': 'application/json' },
      connection.headers,
      unsetting(input.headers),
    )
    const url = createFinalURL(operation.path, {
      baseUrl: connection.baseUrl,
      params: { path: { ...params }, query: { ...query } },
      querySerializer: (values) => queryOf(operation, values),
      pathSerializer: defaultPathSerializer,
    })
    const request: SentRequest = {
      method: operation.method,
      url: new URL(url).href,
      headers: Object.fromEntries(headers),
      ...(body !== undefined && { body: bodyText(body, headers) }),
    }
    const outcome = await deliver(id, request, call)
    if (outcome.exchange) return outcome.exchange
    throw outcome.error
  }

  return { connection, transport, via, exchange }
}

function operationOf<Id extends string>(operations: Operations<Id>, id: Id): Operation {
  if (Object.hasOwn(operations, id)) return operations[id]
  const known = Object.keys(operations).join(', ')
  throw new RangeError(`there is no operation ${id}; there are ${known}`)
}

/** A request as plain data, so that it can be sent more than once. */
async function plain(request: Request): Promise<SentRequest> {
  const { method, url } = request
  const headers = Object.fromEntries(request.headers)
  return request.body === null
    ? { method, url, headers }
    : { method, url, headers, body: await request.text() }
}

/** A body as text: JSON, unless its media type is that of forms. */
const bodyText = (body: unknown, headers: Headers): string =>
  // The second parameter is missing from the types alone.
  (defaultBodySerializer as (body: unknown, headers: Headers) => string)(body, headers)

/** Merging takes a header away for null, and keeps it for undefined. */
const unsetting = (headers: CallInput['headers'] = {}): Record<string, string | null> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? null]))

function rootOf(baseUrl: string, basePath: string): string {
  const base = baseUrl.replace(/\/+$/, '')
  return base.endsWith(basePath) ? base : base + basePath
}
