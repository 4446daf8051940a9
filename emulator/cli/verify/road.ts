import { type Agent, request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Fetch } from '../../../client/transport.ts'
import { type RawRequest, Unreachable } from '../../../contracts/kit/bench.ts'
import { systemCodeOf } from '../errors.ts'

/** Bytes that came back for a request. */
export interface Received {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** How requests reach a target. */
export interface Road {
  /** Base URL of the target, without a slash at its end. */
  readonly base: string
  /**
   * Sends a request as it is; a target that is a whole URL goes where that URL leads.
   * @throws Unreachable when no whole answer comes
   */
  send(request: RawRequest): Promise<Received>
  /** How the client's own requests get there. */
  readonly fetch: Fetch
}

/** A road into a backlot of this process. */
export function roadInProcess(
  fetch: (input: string | Request, init?: RequestInit) => Promise<Response>,
): Road {
  const base = 'http://backlot.localhost'
  return {
    base,
    fetch: (request) => fetch(request),
    async send({ method, target, headers = {}, body }) {
      const response = await fetch(new URL(target, base).href, {
        method,
        headers,
        // A typed array is a body at run time; the DOM types want to know its buffer.
        ...(body !== undefined && { body: body as BodyInit }),
      })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        bytes: new Uint8Array(await response.arrayBuffer()),
      }
    },
  }
}

/** How a road over a socket is laid. */
export interface SocketOptions {
  /** Milliseconds of silence after which no answer is waited for; 30,000 by default. */
  readonly timeoutMs?: number
  /**
   * Whose connections the calls share. By default each has one of its own, so that what a case does to one
   * cannot harm the next.
   */
  readonly agent?: Agent
}

/**
 * A road over a socket. Unlike the platform's `fetch` it adds no headers of its own and lets paths, verbs
 * and bodies travel letter by letter.
 */
export function roadOverSocket(
  base: string,
  { timeoutMs = 30_000, agent }: SocketOptions = {},
): Road {
  const send: Road['send'] = ({ method, target, headers = {}, body }) => {
    const { protocol, hostname, port, path } = placeOf(base, target)
    const secure = protocol === 'https:'
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
    const what = `${method} ${target.split('?')[0]}`
    return exchange(
      what,
      secure ? httpsRequest : httpRequest,
      {
        // Brackets belong to the URL, not to the address.
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port,
        path,
        method,
        // Even a connection for one call is said to be kept: many servers that are to close it do so before a
        // refused body has left, and the answer is lost.
        agent: agent ?? false,
        headers: { Connection: 'keep-alive', ...headers, ...length },
        timeout: timeoutMs,
      },
      body,
    )
  }
  return { base, send, fetch: (request) => globalThis.fetch(request) }
}

function exchange(
  what: string,
  request: typeof httpRequest,
  options: RequestOptions & { readonly timeout: number },
  body: RawRequest['body'],
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void =>
      reject(new Unreachable(`${what} got no answer: ${reasonOf(error)}`, { cause: error }))
    let answered = false
    const outgoing = request(options, (incoming) => {
      answered = true
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', fail)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
          ),
          bytes: Buffer.concat(chunks),
        }),
      )
    })
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`silence for ${options.timeout / 1000} seconds`)),
    )
    // Once an answer is coming, nobody minds that the rest of the question is not heard.
    outgoing.on('error', (error) => {
      if (!answered) fail(error)
    })
    outgoing.end(body)
  })
}

/** Where a request goes; its path stays as it is written, letter by letter. */
function placeOf(base: string, target: string) {
  const absolute = /^https?:\/\/[^/?#]+/i.exec(target)?.[0]
  const { protocol, hostname, port, pathname } = new URL(absolute ?? base)
  const path =
    absolute === undefined ? pathname.replace(/\/$/, '') + target : target.slice(absolute.length)
  return { protocol, hostname, port, path: path || '/' }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'the host does not answer',
  EHOSTUNREACH: 'there is no way to the host',
}

function reasonOf(error: unknown): string {
  const code = systemCodeOf(error)
  if (code !== undefined && code in reasons) return `${reasons[code]} (${code})`
  // A host with several addresses fails with one error for each, and no words of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
