import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { type Origin, openOrigin } from './origin.ts'

/** A webhook as it arrived. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server that takes webhooks and remembers them. */
export interface Receiver extends Origin {
  /** Where to send webhooks to. */
  readonly hook: string
  readonly received: readonly Received[]
  /** Bodies in the order in which they arrived. */
  readonly bodies: readonly string[]
}

export type Answering = (response: ServerResponse, nth: number, received: Received) => unknown

/** Opens a receiver that answers 204, or as it is told to. */
export async function openReceiver(
  answer: Answering = (response) => response.writeHead(204).end(),
): Promise<Receiver> {
  const received: Received[] = []
  const bodies: string[] = []
  const listener: RequestListener = async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('')
    const { method = '', url = '', headers } = request
    const one = { method, path: url, headers, body }
    received.push(one)
    bodies.push(body)
    answer(response, received.length, one)
  }
  const origin = await openOrigin(listener)
  return { ...origin, hook: `${origin.url}/hook`, received, bodies }
}

/** Answers with these statuses in turn, and with the last one for ever. */
export const statuses =
  (...codes: readonly [number, ...number[]]): Answering =>
  (response, nth) =>
    response.writeHead(codes[nth - 1] ?? codes.at(-1) ?? 204).end()
