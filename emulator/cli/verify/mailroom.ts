import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Arrival, type Mailbox, Unreachable } from '../../../contracts/kit/bench.ts'
import { isLoopbackHost } from '../../http/guard.ts'

/** Addresses on this machine to which a target may send webhooks. */
export interface Mailroom {
  /** @throws Unreachable when the target is on another machine */
  open(): Promise<Mailbox>
  close(): Promise<void>
}

/** A mailroom for the target at a base URL; a server runs from the first mailbox on. */
export function createMailroom(base: string): Mailroom {
  const boxes = new Map<string, Arrival[]>()
  let serving: Promise<Server> | undefined

  const serve = (): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer(async (request, response) => {
        const text = (await request.setEncoding('utf8').toArray()).join('')
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        )
        const { method = '', url = '' } = request
        boxes.get(url)?.push({ method, headers, text, json: jsonOf(text) })
        response.writeHead(boxes.has(url) ? 204 : 404).end()
      })
      server.on('error', reject)
      // Nothing of it may keep a run alive that has come to its end otherwise.
      server.listen(0, '127.0.0.1', () => resolve(server.unref()))
    })

  return {
    async open() {
      if (!isNear(base)) throw new Unreachable('webhooks of the target do not reach this machine')
      serving ??= serve()
      // A server that listens on a port has an address with one.
      const { port } = (await serving).address() as AddressInfo
      const path = `/webhooks/${boxes.size + 1}`
      const arrivals: Arrival[] = []
      boxes.set(path, arrivals)
      return { url: `http://127.0.0.1:${port}${path}`, arrivals: () => arrivals }
    },
    async close() {
      const server = await serving
      server?.closeAllConnections()
      server?.close()
    },
  }
}

const isNear = (base: string): boolean => isLoopbackHost(new URL(base).hostname)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
