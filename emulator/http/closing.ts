import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import { breath } from '../engine/clock.ts'

/** How a server takes leave of its callers. */
export interface Closing {
  /** The answers of the server: from the leave on each says that its connection ends with it. */
  readonly ServerResponse: typeof ServerResponse<IncomingMessage>
  /** Looks after the connections of the server, from its beginning on. */
  lookAfter(server: Server): void
  /**
   * Takes no more connections, and resolves once every call that has begun to come was answered, or has taken longer
   * than the server's patience. A call that comes over a kept connection before that is closed is answered too; one
   * that comes later meets a closed connection, and was never read.
   */
  close(server: Server): Promise<void>
}

/** For one server that is yet to be made. */
export function createClosing(): Closing {
  let isClosing = false
  const connections = new Set<Socket>()

  class Answer extends ServerResponse<IncomingMessage> {
    override writeHead(...head: unknown[]): this {
      if (isClosing) this.setHeader('connection', 'close')
      // The arguments are those of one of its forms, whichever that is.
      const write = super.writeHead as (...head: unknown[]) => this
      return write.apply(this, head)
    }
  }

  return {
    ServerResponse: Answer,
    lookAfter(server) {
      server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket) => {
        connections.add(socket)
        socket.once('close', () => connections.delete(socket))
      })
    },
    async close(server) {
      isClosing = true
      const closed = new Promise<void>((resolve) => {
        // Not HTTP's own: that stops looking for callers who take too long, and one of them could keep it open for ever.
        NetServer.prototype.close.call(server, () => resolve())
      })
      // What has arrived by now is read, and answered, before connections are taken for idle.
      for (let turn = 0; turn < 2; turn += 1) await breath()
      // Answers that had begun could not say that their connection ends.
      Object.assign(server, { keepAliveTimeout: 1, keepAliveTimeoutBuffer: 0 })
      server.closeIdleConnections()
      // Browsers open some that they may need: nothing has come over them, so nothing is broken off.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
      await closed
      server.close()
    },
  }
}
