import { isUtf8 } from 'node:buffer'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { wall } from '../engine/clock.ts'

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
  /** Whether the caller waits for no answer any more. */
  readonly isAbandoned: boolean
  /** Value of a header, by its lower-case name. */
  header(name: string): string | undefined
  /** Names and values in turn. */
  rawHeaders(): readonly string[]
  /**
   * The body as text; undefined when it is longer than `limit` bytes. May be called once.
   * @throws BrokenOff when the caller hangs up first
   */
  text(limit: number): Promise<string | undefined>
  /** Whether the body, once it was read, is no UTF-8: what is none was replaced. */
  readonly isGarbled: boolean
}

/** The caller hung up before the whole body had come: nothing is wrong here, and nobody hears the answer. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
  constructor(cause: unknown) {
    super('the caller hung up before the whole body had come', { cause })
  }
}

export type Incoming = HttpBindings['incoming']

/** The request of a Hono context. Over a socket Node's own message is read, which spares a second set of objects. */
export function inboundOf(c: Context): Inbound {
  // Set by @hono/node-server for requests that came over a socket, absent in process
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming
  return incoming ? inboundOver(incoming) : new InProcess(c.req.raw)
}

/** The request of one of Node's messages. */
export const inboundOver = (incoming: Incoming): Inbound => new OverSocket(incoming)

// Classes, because one of them is made for every call: their methods are shared.

class OverSocket implements Inbound {
  readonly method: string
  readonly target: string
  readonly path: string
  readonly query: string
  isGarbled = false
  readonly #incoming: Incoming

  constructor(incoming: Incoming) {
    this.#incoming = incoming
    this.method = incoming.method ?? 'GET'
    this.target = incoming.url ?? '/'
    const mark = this.target.indexOf('?')
    this.path = mark < 0 ? this.target : this.target.slice(0, mark)
    this.query = mark < 0 ? '' : this.target.slice(mark + 1)
  }

  get origin(): string {
    const scheme = 'encrypted' in this.#incoming.socket ? 'https' : 'http'
    return `${scheme}://${this.#incoming.headers.host ?? 'localhost'}`
  }

  get isAbandoned(): boolean {
    return this.#incoming.socket.destroyed
  }

  header(name: string): string | undefined {
    const value = this.#incoming.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }

  rawHeaders(): readonly string[] {
    return this.#incoming.rawHeaders
  }

  text(limit: number): Promise<string | undefined> {
    const incoming = this.#incoming
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let length = 0
      const tooLong = (): void => {
        // What is still to come is read and thrown away, so that the refusal reaches its sender.
        incoming.removeAllListeners('data')
        incoming.off('end', whole)
        incoming.resume()
        if (/\bclose\b/i.test(incoming.headers.connection ?? '')) linger(incoming, resolve)
        else resolve(undefined)
      }
      const whole = (): void => {
        const [only] = chunks
        const bytes = chunks.length === 1 && only ? only : Buffer.concat(chunks)
        const text = bytes.toString('utf8')
        this.isGarbled = isGarbled(text, bytes)
        resolve(text)
      }
      if (Number(incoming.headers['content-length'] ?? 0) > limit) {
        tooLong()
        return
      }
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > limit) tooLong()
        else chunks.push(chunk)
      })
      incoming.on('end', whole)
      incoming.on('error', (cause) => reject(new BrokenOff(cause)))
    })
  }
}

/** Most bytes that are read beyond the limit of a body, and real milliseconds for which they are waited for. */
const longest = { bytes: 64 * 1024 * 1024, waitMs: 5_000 }

/**
 * Waits until a body has come to its end, or has become too much. A connection that closes after its answer would
 * otherwise be reset while its caller still sends, and a caller who is reset may never see the answer.
 */
function linger(incoming: Incoming, done: (nothing: undefined) => void): void {
  let length = 0
  const end = (): void => {
    stopWaiting()
    done(undefined)
  }
  const stopWaiting = wall.after(longest.waitMs, end)
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > longest.bytes) end()
  })
  incoming.on('end', end).on('close', end)
}

class InProcess implements Inbound {
  readonly method: string
  readonly target: string
  readonly path: string
  readonly query: string
  readonly origin: string
  isGarbled = false
  readonly #request: Request

  constructor(request: Request) {
    this.#request = request
    this.method = request.method
    const start = request.url.indexOf('/', request.url.indexOf('//') + 2)
    this.origin = request.url.slice(0, start)
    this.target = request.url.slice(start)
    const mark = this.target.indexOf('?')
    this.path = mark < 0 ? this.target : this.target.slice(0, mark)
    this.query = mark < 0 ? '' : this.target.slice(mark + 1)
  }

  get isAbandoned(): boolean {
    return this.#request.signal.aborted
  }

  header(name: string): string | undefined {
    return this.#request.headers.get(name) ?? undefined
  }

  rawHeaders(): readonly string[] {
    return [...this.#request.headers].flat()
  }

  async text(limit: number): Promise<string | undefined> {
    // Not as text: that would take a mark of byte order away, which a socket does not.
    const bytes = Buffer.from(await this.#request.arrayBuffer())
    if (bytes.length > limit) return undefined
    const text = bytes.toString('utf8')
    this.isGarbled = isGarbled(text, bytes)
    return text
  }
}

/** Whether bytes that were read as this text are no UTF-8; only one that holds the character of replacement can be. */
const isGarbled = (text: string, bytes: Buffer): boolean =>
  text.includes('\uFFFD') && !isUtf8(bytes)
