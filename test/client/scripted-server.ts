import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What the server does with one request. */
export type Turn = (response: ServerResponse, request: Arrived) => void

/** A real server that takes its turns in order and repeats the last one. */
export async function scriptedServer(...turns: readonly Turn[]) {
  const arrived: Arrived[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() }
    arrived.push(request)
    turns[Math.min(arrived.length, turns.length) - 1]?.(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    async [Symbol.asyncDispose](): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers with JSON. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Turn =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body))

/** Answers with text as it stands. */
export const text =
  (body: string, status: number, headers: Record<string, string> = {}): Turn =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** Breaks the connection without an answer. */
export const reset: Turn = (response) => response.socket?.destroy()

/** Never answers. */
export const silence: Turn = () => undefined
