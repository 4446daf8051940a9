import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBase } from '../../engine/media/base.ts'
import { redacted } from '../../engine/redaction.ts'
import type { HarExchange } from '../../har/exchange.ts'
import { isText } from '../../har/exchange.ts'
import type { Shelf } from './shelf.ts'

/** A server that answers from a recording. */
export interface Answering {
  readonly url: string
  close(): Promise<void>
}

/** Opens a port and answers from a shelf; `hear` gets one line for each request. Rejects when the port cannot be had. */
export async function openAnswering(
  shelf: Shelf,
  { port, host }: { readonly port: number; readonly host: string },
  hear: (line: string, isKnown: boolean) => void,
): Promise<Answering> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, shelf, hear).catch(() => void outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    // A server that listens on a port has an address with one.
    url: `http://${shown}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Characters of a request's body that are looked at. */
const longestBody = 16 * 1024 * 1024

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  shelf: Shelf,
  hear: (line: string, isKnown: boolean) => void,
): Promise<void> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= longestBody) chunks.push(chunk)
  }
  const method = incoming.method ?? 'GET'
  const target = incoming.url ?? '/'
  const taken = shelf.take({ method, target, body: Buffer.concat(chunks).toString('utf8') })
  const line = `${method} ${target.split('?')[0]}`
  if ('exchange' in taken) {
    const { status, text, mimeType } = taken.exchange.response
    const body = text ?? (await standIn(mimeType, status))
    outgoing.writeHead(status, headersOf(taken.exchange))
    outgoing.end(body)
    hear(`${status} ${line}`, true)
    return
  }
  const nearest = taken.nearest.map(({ request }) => ({
    method: request.method,
    url: request.url,
    body: request.body && 'text' in request.body ? request.body.text.slice(0, 500) : undefined,
  }))
  const problem = {
    type: 'about:blank',
    title: 'Not recorded',
    status: 501,
    detail: `${line}: ${taken.why}`,
  }
  outgoing.writeHead(501, { 'content-type': 'application/problem+json' })
  outgoing.end(JSON.stringify({ ...problem, nearest }, null, 2))
  const near = nearest.map((one) =>
    `      nearest: ${one.method} ${one.url} ${one.body ?? ''}`.trimEnd(),
  )
  hear([`501 ${line}: ${taken.why}`, ...near].join('\n'), false)
}

/** Headers of the answer as it is sent now: sizes and codings are those of this connection. */
const headersOf = ({ response }: HarExchange): string[] =>
  response.headers
    .filter(([name, value]) => !ownHeaders.has(name.toLowerCase()) && value !== redacted)
    .flat()

const ownHeaders = new Set(
  'connection keep-alive transfer-encoding content-length content-encoding content-range accept-ranges etag trailer upgrade'.split(
    ' ',
  ),
)

/** Media were not recorded: a clip or a picture of our own stands in for them. */
async function standIn(mimeType: string, status: number): Promise<Buffer | string> {
  if (status >= 300 || isText(mimeType)) return ''
  return readBase(mimeType.startsWith('image/') ? '9x16.jpg' : '9x16.mp4')
}
