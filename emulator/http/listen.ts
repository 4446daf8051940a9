import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Lane } from './lane.ts'

export interface ListenOptions {
  /** 0, the default, for a free one. */
  readonly port?: number
  /** Address to bind; loopback unless told otherwise. */
  readonly host?: string
  /** Bearer token that the control plane asks for; needed beyond loopback. */
  readonly token?: string
}

/** An open port. */
export interface Listening {
  readonly url: string
  readonly port: number
  readonly server: Server
  /** Takes no more calls and resolves once those in flight have been answered. */
  close(): Promise<void>
}

/** Opens a port for an app, and for the lane beside it. Rejects with Node's error when it cannot, e.g. EADDRINUSE. */
export function listen(
  app: Hono,
  lane: Lane,
  { port = 0, host = '127.0.0.1' }: ListenOptions,
): Promise<Listening> {
  const adapted = getRequestListener(app.fetch)
  const server = createServer((incoming, outgoing) => {
    if (!lane(incoming, outgoing)) void adapted(incoming, outgoing)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const bound = server.address() as AddressInfo
      resolve({
        server,
        port: bound.port,
        url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`,
        close: () =>
          new Promise((closed) => {
            // A connection that is answered from now on is not kept for another call.
            Object.assign(server, { keepAliveTimeout: 1, keepAliveTimeoutBuffer: 0 })
            server.close(() => closed())
            server.closeIdleConnections()
          }),
      })
    })
  })
}
