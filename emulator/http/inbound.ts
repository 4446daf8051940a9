import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** A request as the emulator reads it: the same over a socket and in process. */
export interface Inbound {
  readonly method: string
  /** Path and query as they were sent, not normalised where a socket tells. */
  readonly target: string
  /** Path alone, as sent. */
  readonly path: string
  /** Query without `?`. */
  readonly query: string
  /** Scheme and host under which the caller reached us. */
  readonly origin: string
  header(name: string): string | undefined
  /** Names and values in turn. */
  rawHeaders(): readonly string[]
  /** The body as text; undefined when it is longer than `limit` bytes. May be called once. */
  text(limit: number): Promise<string | undefined>
}

/** The request of a Hono context. Over a socket Node's own message is read, which spares a second set of objects. */
export function inboundOf(c: Context): Inbound {
  // Set by @hono/node-server for requests that came over a socket, absent in process
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming
  return incoming ? overSocket(incoming) : inProcess(c.req.raw)
}

function overSocket(incoming: HttpBindings['incoming']): Inbound {
  const target = incoming.url ?? '/'
  const secure = 'encrypted' in incoming.socket
  return {
    method: incoming.method ?? 'GET',
    target,
    ...splitTarget(target),
    origin: `${secure ? 'https' : 'http'}://${incoming.headers.host ?? 'localhost'}`,
    header(name) {
      const value = incoming.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    rawHeaders: () => incoming.rawHeaders,
    text: (limit) =>
      new Promise((resolve, reject) => {
        const declared = Number(incoming.headers['content-length'] ?? 0)
        const chunks: Buffer[] = []
        let length = 0
        const tooLong = (): void => {
          // What is still to come is read and thrown away, so that the refusal reaches its sender.
          incoming.removeAllListeners('data')
          incoming.resume()
          resolve(undefined)
        }
        if (declared > limit) {
          tooLong()
          return
        }
        incoming.on('data', (chunk: Buffer) => {
          length += chunk.length
          if (length > limit) tooLong()
          else chunks.push(chunk)
        })
        incoming.on('end', () => {
          const [only] = chunks
          const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks)
          resolve(whole.toString('utf8'))
        })
        incoming.on('error', reject)
      }),
  }
}

function inProcess(request: Request): Inbound {
  const start = request.url.indexOf('/', request.url.indexOf('//') + 2)
  const target = start < 0 ? '/' : request.url.slice(start)
  return {
    method: request.method,
    target,
    ...splitTarget(target),
    origin: start < 0 ? request.url : request.url.slice(0, start),
    header: (name) => request.headers.get(name) ?? undefined,
    rawHeaders: () => [...request.headers].flat(),
    async text(limit) {
      const text = await request.text()
      return text.length > limit || Buffer.byteLength(text) > limit ? undefined : text
    },
  }
}

function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?')
  if (mark < 0) return { path: target, query: '' }
  return { path: target.slice(0, mark), query: target.slice(mark + 1) }
}
