import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Hop } from './hop.ts'
import { failure, type OutboundResult } from './result.ts'
import type { Address } from './target.ts'

/** One request to one place, and how much of an answer is taken. */
export type Exchange = {
  readonly hop: Hop
  /** The addresses of the hop's host that may be dialled. */
  readonly addresses: readonly Address[]
  readonly maxBytes: number
  /** Tells whether an answer is only passed through, so that its body need not be read. */
  readonly skipsBody: (status: number, headers: Readonly<Record<string, string>>) => boolean
  readonly signal: AbortSignal
}

/**
 * Sends one request over a connection of its own, to the given addresses and no other,
 * and reads the answer. Aborting the signal breaks it off.
 */
export function exchange(order: Exchange): Promise<OutboundResult> {
  const { url, method, headers, body } = order.hop
  return new Promise(function send(resolve) {
    const request: ClientRequest = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      // Said always: Node leaves it out for a body in an unusual method.
      headers: body === undefined ? headers : { ...headers, 'content-length': body.length },
      signal: order.signal,
      // A connection kept from earlier would go where an earlier judgement allowed.
      agent: false,
      lookup: pinnedTo(order.addresses),
    })

    function settle(result: OutboundResult) {
      resolve(result)
      request.destroy()
    }

    function fail(error: Error) {
      settle(failure('unreachable', `${url.host}: ${wordingOf(error)}`))
    }

    request.on('error', fail)
    // The last word when nothing else was said, as after a switch to another protocol.
    request.on('close', () => fail(new Error('the connection ended without an answer')))
    request.on('response', (response) => {
      response.on('error', fail)
      readAnswer(order, response).then(settle, fail)
    })
    request.end(body)
  })
}

async function readAnswer(order: Exchange, response: IncomingMessage): Promise<OutboundResult> {
  const { hop, maxBytes, skipsBody } = order
  const headers = flat(response)
  const status = response.statusCode ?? 0
  const answer = { ok: true, status, headers, url: hop.url.href } as const
  if (skipsBody(status, headers)) return { ...answer, bytes: Buffer.alloc(0) }

  const declared = Number(headers['content-length'] ?? 0)
  if (hop.method !== 'HEAD' && declared > maxBytes) {
    const detail = `${hop.url.host} announces ${declared} bytes; at most ${maxBytes} are taken`
    return failure('tooLarge', detail)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    if (size > maxBytes) {
      return failure('tooLarge', `${hop.url.host} sends more than ${maxBytes} bytes`)
    }
    chunks.push(chunk)
  }
  return { ...answer, bytes: Buffer.concat(chunks) }
}

function flat(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  return headers
}

/** A resolver that knows one answer: nobody is asked twice, so nobody can change their mind. */
function pinnedTo(addresses: readonly Address[]): LookupFunction {
  return function pinned(_host, options, callback) {
    const [first] = addresses
    if (options.all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}

function wordingOf(error: Error): string {
  // Several addresses were tried in vain: the sum of them has no message of its own.
  if (error instanceof AggregateError)
    return error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join(', ')
  return error.message
}
