import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { OutboundFailure } from './result.ts'
import { readUrl } from './target.ts'

/** A request as it travels, before anybody has judged where it goes. */
export type Hop = {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

export type NextHop = { readonly ok: true; readonly hop: Hop } | OutboundFailure

/**
 * The request that is sent first.
 * @throws TypeError for a method or header that is malformed or not the caller's to set
 */
export function firstHop(order: {
  readonly url: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}): NextHop {
  const { method } = order
  if (!/^[A-Z]+$/.test(method) || ['CONNECT', 'TRACE'].includes(method))
    throw new TypeError(`"${method}" is no method that can be sent`)
  // What is not decompressed should not be compressed.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' }
  for (const [name, value] of Object.entries(order.headers ?? {})) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    const key = name.toLowerCase()
    if (framing.has(key)) throw new TypeError(`header "${name}" belongs to the connection`)
    headers[key] = value
  }
  const body = order.body === undefined ? undefined : Buffer.from(order.body)
  const read = readUrl(order.url)
  return read.ok ? { ok: true, hop: { url: read.url, method, headers, body } } : read
}

// They say where a message goes and where it ends; whoever sets them can smuggle another one in.
const framing = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Whether an answer sends the caller elsewhere. */
export function isRedirect(status: number, headers: Readonly<Record<string, string>>): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers['location'] !== undefined
}

/**
 * The request that a redirect asks for. As browsers do: 303 turns all but HEAD into GET, 301 and
 * 302 do so to POST, and a GET has no body. Another origin is told nothing that may be a secret.
 */
export function redirected(hop: Hop, status: number, location: string): NextHop {
  // Header bytes arrive as Latin-1; what is not ASCII was meant as UTF-8.
  const next = readUrl(Buffer.from(location, 'latin1').toString(), hop.url)
  if (!next.ok) return next
  const { url } = next
  const becomesGet =
    (status === 303 && hop.method !== 'HEAD') ||
    ((status === 301 || status === 302) && hop.method === 'POST')
  const isSameOrigin = url.origin === hop.url.origin
  const headers = Object.entries(hop.headers).filter(function travelsOn([name]) {
    if (becomesGet && name.startsWith('content-')) return false
    return isSameOrigin || harmless.has(name)
  })
  return {
    ok: true,
    hop: {
      url,
      method: becomesGet ? 'GET' : hop.method,
      headers: Object.fromEntries(headers),
      body: becomesGet ? undefined : hop.body,
    },
  }
}

const harmless = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'range',
  'user-agent',
])
