import { NetworkError, TimeoutError } from './errors.ts'
import { type Exchange, jsonOf, type SentRequest, withoutSecrets } from './exchange.ts'

/** The one door to the network: any function that answers requests, the platform's `fetch` included. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** What a client takes from its surroundings. Give `now` and `sleep` together, of the same clock. */
export interface TransportOptions {
  readonly fetch?: Fetch | undefined
  /** Resolves after so many milliseconds; rejects with the signal's reason once that is aborted. */
  readonly sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<unknown>) | undefined
  /** Unix milliseconds. */
  readonly now?: (() => number) | undefined
  /** A number from 0 to below 1. */
  readonly random?: (() => number) | undefined
}

export interface Limits {
  /** Gives up after so many milliseconds of the real clock; 0 for never. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** The only place of the client that knows real time, chance and the network. */
export interface Transport {
  /**
   * Sends a request and reads the answer to its end. `secret` names credential headers, in lower case.
   * @throws NetworkError, TimeoutError, or the signal's reason.
   */
  send(request: SentRequest, secret: readonly string[], limits: Limits): Promise<Exchange>
  /** Sends a GET and hands the answer over unread. @throws as `send`. */
  open(url: string, headers: Readonly<Record<string, string>>, limits: Limits): Promise<Response>
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  now(): number
  random(): number
  /** The API's own moment by the last `Date` header it sent, Unix milliseconds; undefined before the first. */
  apiNow(): number | undefined
}

/** A transport over what is given, and over the platform for the rest. */
export function createTransport(options: TransportOptions = {}): Transport {
  const {
    fetch = globalThis.fetch,
    sleep = realSleep,
    now = Date.now,
    random = Math.random,
  } = options
  let ahead: number | undefined

  const answerTo = async ({ url, ...request }: SentRequest, init: RequestInit): Promise<Response> =>
    fetch(new Request(url, { ...request, ...init }))

  const send: Transport['send'] = (request, secret, limits) =>
    within(limits, `${request.method} ${request.url}`, async (signal) => {
      // A redirect is an answer like any other: following it would hand the credential to a stranger.
      const response = await answerTo(request, { signal, redirect: 'manual' })
      const text = await response.text()
      const headers = Object.fromEntries(response.headers)
      const date = Date.parse(headers['date'] ?? '')
      if (!Number.isNaN(date)) ahead = date - now()
      const received = { status: response.status, headers, text, json: jsonOf(text) }
      return { request: withoutSecrets(request, secret), response: received }
    })

  const open: Transport['open'] = (url, headers, limits) =>
    within(limits, `GET ${url}`, (signal) => answerTo({ method: 'GET', url, headers }, { signal }))

  return {
    send,
    open,
    sleep: async (milliseconds, signal) => void (await sleep(milliseconds, signal)),
    now,
    random,
    apiNow: () => (ahead === undefined ? undefined : now() + ahead),
  }
}

/**
 * Does some work of the network within its limits. `what` names it in the errors.
 * @throws NetworkError for whatever the work throws, TimeoutError, or the signal's reason.
 */
export async function within<T>(
  { timeoutMs, signal }: Limits,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true })
  })
  const abort = (): void => stop.abort(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  const giveUp = (): void =>
    stop.abort(new TimeoutError(`${what} took longer than ${timeoutMs} ms`, { timeoutMs }))
  const timer = timeoutMs > 0 ? setTimeout(giveUp, timeoutMs) : undefined
  try {
    return await Promise.race([work(stop.signal), stopped])
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason
    throw new NetworkError(`${what} failed: ${reasonOf(error)}`, {
      cause: error,
      sent: !neverSent.has(codeOf(error)),
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** Failures that come before the first byte of a request has left. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

function realSleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const abort = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', abort, { once: true })
  })
}
