import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A server on this machine that tests fetch from. */
export type Origin = {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** How many connections are open at the moment. */
  connections(): number
  close(): Promise<void>
}

/** Starts a server on a free port of 127.0.0.1. */
export async function openOrigin(listener: RequestListener): Promise<Origin> {
  const server = createServer(listener)
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    connections: () => sockets.size,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
