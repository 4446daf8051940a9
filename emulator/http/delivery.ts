import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/** Waits so many real milliseconds, or less when the world is closed. */
type Pause = (milliseconds: number) => Promise<void>

/** How the bytes of an answer travel where they do not simply arrive. */
export type Delivery =
  /** Nothing is said: the connection is reset, or ended from this side. */
  | { readonly kind: 'nothing'; readonly ending: 'reset' | 'end' }
  /** The headers promise `promised` bytes, `sent` of them come, and then the connection breaks. */
  | {
      readonly kind: 'partial'
      readonly promised: number
      readonly sent: number
      readonly ending: 'reset' | 'end'
      readonly pause: Pause
    }
  /** The body comes in drops. */
  | {
      readonly kind: 'slow'
      readonly bytesPerSecond: number
      readonly pause: Pause
    }

/** An answer whose bytes are at hand. */
export interface Parcel {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** Milliseconds after which what came can be thought read. */
const resetsAfter = 20

/** Drops a second in which a slow body comes. */
const dropsPerSecond = 10

/** Answers a call so, over its socket or, where there is none, as `fetch` tells it. */
export async function deliver(c: Context, parcel: Parcel, delivery: Delivery): Promise<Response> {
  // Set by @hono/node-server for requests that came over a socket, absent in process
  const outgoing = (c.env as Partial<HttpBindings> | undefined)?.outgoing
  if (!outgoing) return deliverInProcess(parcel, delivery)
  // Bindings tell of HTTP/2 as well, which nothing here listens for.
  await deliverOver(outgoing as ServerResponse, parcel, delivery)
  return RESPONSE_ALREADY_SENT
}

/** Sends an answer over a socket so. Resolves once this side is done with it. */
export function deliverOver(
  outgoing: ServerResponse,
  parcel: Parcel,
  delivery: Delivery,
): Promise<void> {
  const { status, bytes } = parcel
  return new Promise((resolve) => {
    outgoing.once('close', resolve)
    // Whoever hangs up on a broken answer is right to.
    outgoing.on('error', () => undefined)
    const end = (ending: 'reset' | 'end'): void =>
      inTurn(outgoing, (socket) => {
        if (ending === 'reset') socket.resetAndDestroy()
        else socket.end()
      })
    switch (delivery.kind) {
      case 'nothing':
        end(delivery.ending)
        return
      case 'partial': {
        const headers = { ...parcel.headers, 'content-length': String(delivery.promised) }
        outgoing.writeHead(status, { ...headers, connection: 'close' })
        outgoing.flushHeaders()
        outgoing.write(bytes.subarray(0, delivery.sent), () => {
          // A reset on the heels of the bytes is taken for an ordinary end by some.
          void delivery.pause(resetsAfter).then(() => end(delivery.ending))
        })
        return
      }
      case 'slow': {
        outgoing.writeHead(status, { ...parcel.headers, 'content-length': String(bytes.length) })
        outgoing.flushHeaders()
        void drip(bytes, delivery, {
          write: (drop) => outgoing.write(drop),
          end: () => outgoing.end(),
          isOff: () => outgoing.destroyed,
        })
      }
    }
  })
}

/** Acts on the connection of an answer once all answers before it are through: until then it belongs to them. */
function inTurn(outgoing: ServerResponse, act: (socket: Socket) => void): void {
  if (outgoing.socket) act(outgoing.socket)
  else if (!outgoing.destroyed) outgoing.once('socket', act)
}

/**
 * The same in process, as `fetch` tells it: the body breaks with an error, or comes in drops.
 * @throws Severed where nothing is said at all
 */
function deliverInProcess(parcel: Parcel, delivery: Delivery): Response {
  const { status, bytes } = parcel
  switch (delivery.kind) {
    case 'nothing':
      throw new Severed()
    case 'partial': {
      const headers = { ...parcel.headers, 'content-length': String(delivery.promised) }
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(bytes.subarray(0, delivery.sent)),
        pull: (controller) => controller.error(new TypeError('terminated')),
      })
      return new Response(body, { status, headers })
    }
    case 'slow': {
      const headers = { ...parcel.headers, 'content-length': String(bytes.length) }
      let isOff = false
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          void drip(bytes, delivery, {
            write: (drop) => controller.enqueue(drop),
            end: () => controller.close(),
            isOff: () => isOff,
          })
        },
        cancel() {
          isOff = true
        },
      })
      return new Response(body, { status, headers })
    }
  }
}

/** The connection ended before any answer; told in the words and with the code in which Node's `fetch` tells it. */
export class Severed extends TypeError {
  override readonly name = 'TypeError'
  constructor() {
    super('fetch failed', {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    })
  }
}

interface Drain {
  write(drop: Uint8Array): void
  end(): void
  /** Whether nobody listens any more. */
  isOff(): boolean
}

async function drip(
  bytes: Uint8Array,
  { bytesPerSecond, pause }: Extract<Delivery, { kind: 'slow' }>,
  drain: Drain,
): Promise<void> {
  const size = Math.max(1, Math.ceil(bytesPerSecond / dropsPerSecond))
  const wait = (size / bytesPerSecond) * 1000
  for (let at = 0; at < bytes.length; at += size) {
    if (drain.isOff()) return
    drain.write(bytes.subarray(at, at + size))
    // Its reader has the whole answer with the last drop, and may call again at once.
    if (at + size < bytes.length) await pause(wait)
  }
  if (!drain.isOff()) drain.end()
}
