import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Pairs } from '../../har/exchange.ts'

/** Headers that belong to one connection and are not handed on. */
const ofConnection = new Set(
  'connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade expect host'.split(
    ' ',
  ),
)

/** Names and values of a message as they came. */
export function pairsOf({ rawHeaders }: IncomingMessage): Pairs {
  const pairs: [string, string][] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  return pairs
}

/** Headers without those of the connection they came by. */
export function handedOn(headers: Pairs): Pairs {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/))
  return headers.filter(
    ([name]) => !ofConnection.has(name.toLowerCase()) && !named.includes(name.toLowerCase()),
  )
}

/**
 * Hands a request on, its body as it comes in, and resolves with the answer once that begins.
 * Rejects with the system's error when no answer comes.
 */
export function forward(
  incoming: IncomingMessage,
  upstream: URL,
  onChunk: (chunk: Buffer) => void,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = upstream.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? httpsRequest : httpRequest)(
      {
        hostname: upstream.hostname.replace(/^\[|\]$/g, ''),
        port: upstream.port || (secure ? 443 : 80),
        path: upstream.pathname.replace(/\/$/, '') + (incoming.url ?? '/'),
        method: incoming.method,
        headers: ['Host', upstream.host, ...handedOn(pairsOf(incoming)).flat()],
        // Servers may close connections between calls; a fresh one each spares the application their races.
        agent: false,
        signal,
      },
      resolve,
    )
    outgoing.on('error', reject)
    outgoing.setTimeout(silenceMs, () =>
      outgoing.destroy(new Error(`no answer for ${silenceMs / 1000} seconds`)),
    )
    incoming.on('data', (chunk: Buffer) => onChunk(chunk))
    incoming.pipe(outgoing)
  })
}

/** Real milliseconds of silence after which the server behind is given up. */
const silenceMs = 300_000
