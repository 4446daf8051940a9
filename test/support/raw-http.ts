import { connect } from 'node:net'

/** A request whose every byte is the test's own. */
export interface RawCall {
  readonly method?: string
  /** Written into the request line as it is. */
  readonly target: string
  /** Name and value; `Host` is added unless given. */
  readonly headers?: readonly (readonly [string, string])[]
  /** Content-Length is added; an array travels in chunks, without it. */
  readonly body?: string | Uint8Array | readonly (string | Uint8Array)[]
}

export interface RawReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  readonly text: string
}

/** Sends a request over a socket of its own; nothing is normalised on the way. */
export function sendRaw(url: string, call: RawCall): Promise<RawReply> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const reply = read(Buffer.concat(chunks))
      if (!isWhole(reply, call.method)) return
      resolve(reply)
      socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(read(Buffer.concat(chunks))))
    for (const piece of piecesOf(call, `${hostname}:${port}`)) socket.write(piece)
  })
}

/** The bytes of a request, piece by piece. */
export function piecesOf(call: RawCall, host: string): (string | Uint8Array)[] {
  const { method = 'GET', target, headers = [], body } = call
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  if (!given.has('host')) lines.push(`Host: ${host}`)
  const isChunked = Array.isArray(body)
  if (isChunked) lines.push('Transfer-Encoding: chunked')
  else if (body !== undefined && !given.has('content-length'))
    lines.push(`Content-Length: ${Buffer.byteLength(body as string | Uint8Array)}`)
  const head = Buffer.from(
    `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
    'latin1',
  )
  if (body === undefined) return [head]
  if (!isChunked) return [head, body as string | Uint8Array]
  const chunks = body.flatMap((chunk: string | Uint8Array) => [
    `${Buffer.byteLength(chunk).toString(16)}\r\n`,
    chunk,
    '\r\n',
  ])
  return [head, ...chunks, '0\r\n\r\n']
}

/** Whether nothing more of a reply is to come. */
const isWhole = (
  { headers, bytes, ended }: RawReply & { ended: boolean },
  method?: string,
): boolean => ended && (method === 'HEAD' || bytes.length >= Number(headers['content-length'] ?? 0))

function read(all: Buffer): RawReply & { ended: boolean } {
  const end = all.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = all
    .subarray(0, Math.max(0, end))
    .toString('latin1')
    .split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const mark = line.indexOf(':')
      return [line.slice(0, mark).toLowerCase(), line.slice(mark + 1).trim()]
    }),
  )
  const raw = end < 0 ? Buffer.alloc(0) : all.subarray(end + 4)
  const isChunked = headers['transfer-encoding'] === 'chunked'
  const bytes = isChunked ? unchunked(raw) : raw
  const ended = end >= 0 && (!isChunked || raw.includes('0\r\n\r\n'))
  const status = Number(statusLine.split(' ')[1] ?? 0)
  // What is only a word on the way is followed by the answer.
  if (status >= 100 && status < 200) return read(raw)
  return { status, headers, bytes, text: bytes.toString(), ended }
}

function unchunked(raw: Buffer): Buffer {
  const found: Buffer[] = []
  let at = 0
  for (;;) {
    const line = raw.indexOf('\r\n', at)
    const length = Number.parseInt(raw.subarray(at, line).toString('latin1'), 16)
    if (line < 0 || !(length > 0)) return Buffer.concat(found)
    found.push(raw.subarray(line + 2, line + 2 + length))
    at = line + 2 + length + 2
  }
}
