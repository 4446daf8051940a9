import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { createClosing } from './closing.ts'
import type { Lane } from './lane.ts'

export interface ListenOptions {
  /** 0, the default, for a free one. */
  readonly port?: number
  /** Address to bind; loopback unless told otherwise. */
  readonly host?: string
  /** Certificate and private key, PEM texts: then it listens for HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Bearer token that the control plane asks for; needed beyond loopback. */
  readonly token?: string
}

/** How long a caller may take; real milliseconds. */
export interface Patience {
  /** For the head of a call. */
  readonly headersMs: number
  /** For the whole of it. */
  readonly requestMs: number
}

/**
 * Real milliseconds for which an idle connection is kept. Clients keep theirs for less than a minute; one that is
 * closed from here just as it is used again costs a call that may not be repeated.
 */
const keepAliveTimeout = 65_000

/** An open port. */
export interface Listening {
  readonly url: string
  readonly port: number
  readonly server: Server
  /** Takes no more calls and resolves once those that have begun to come have been answered, or took too long. */
  close(): Promise<void>
}

/**
 * Opens a port for an app, and for the lane beside it. Whoever takes too long to say what he wants is cut off.
 * Rejects with Node's error when it cannot, e.g. EADDRINUSE.
 */
export function listen(
  app: Hono,
  lane: Lane,
  patience: Patience,
  { port = 0, host = '127.0.0.1', tls }: ListenOptions,
): Promise<Listening> {
  const adapted = getRequestListener(app.fetch)
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (!lane(incoming, outgoing)) void adapted(incoming, outgoing)
  }
  const closing = createClosing()
  const options = {
    ServerResponse: closing.ServerResponse,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: Math.min(1000, patience.headersMs),
    keepAliveTimeout,
  }
  const server = tls
    ? createSecureServer({ ...options, ...tls }, answer)
    : createServer(options, answer)
  closing.lookAfter(server)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const bound = server.address() as AddressInfo
      resolve({
        server,
        port: bound.port,
        url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${bound.port}`,
        close: () => closing.close(server),
      })
    })
  })
}
