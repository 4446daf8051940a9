import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterThisTurn } from '../engine/clock.ts'
import type { Provider } from '../engine/provider.ts'
import { deliverOver } from './delivery.ts'
import { inboundOver } from './inbound.ts'
import { type Answered, answer, noParameters, pathsOf } from './play.ts'
import type { Stage } from './stage.ts'
import type { Path } from './visit.ts'

/** Takes a call that came over a socket, or leaves it: then it goes the ordinary way. */
export type Lane = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/** A host that needs no second look. */
const plainHost = /^[a-z0-9.-]+(:\d{1,5})?$/

/** Where a call goes. */
interface Way {
  readonly provider: Provider
  readonly path: Path
  readonly params: Readonly<Record<string, string>>
}

/**
 * A lane beside the router for the calls that come most: a known verb on a path of an API, to the letter, with plain
 * parameters if any. They are answered by the same function; what they are spared is the adapter's and the router's
 * part, a twentieth of the time of a call with a body and a fifth of one without.
 */
export function createLane(stage: Stage): Lane {
  const wayOf = createMap(stage.providers)
  const sender = createSender()
  return function lane(incoming, outgoing) {
    const { url = '', method = '' } = incoming
    const mark = url.indexOf('?')
    const way = wayOf(mark < 0 ? url : url.slice(0, mark))
    if (!way?.path.endpoints.has(method)) return false
    if (!plainHost.test(incoming.headers.host ?? '')) return false
    answer(inboundOver(incoming), way.provider, stage, way.path, way.params).then(
      (reply) => sender(reply, outgoing),
      (error: Error) => outgoing.destroy(error),
    )
    return true
  }
}

/**
 * Finds the way for a path as it was sent; a path without parameters is before those with, as in the router. None
 * begins with a parameter, so that no API reaches into another's paths.
 */
function createMap(providers: readonly Provider[]): (path: string) => Way | undefined {
  const plain = new Map<string, Way>()
  const patterns: { readonly provider: Provider; readonly path: Path; readonly shape: RegExp }[] =
    []
  for (const provider of providers)
    for (const [suffix, path] of pathsOf(provider)) {
      const whole = provider.contract.basePath + suffix
      if (path.hasParameters) patterns.push({ provider, path, shape: shapeOf(whole) })
      else plain.set(whole, { provider, path, params: noParameters })
    }
  return (sent) => {
    const found = plain.get(sent)
    if (found) return found
    for (const { provider, path, shape } of patterns) {
      const params = shape.exec(sent)?.groups
      if (params) return { provider, path, params: { ...params } }
    }
    return undefined
  }
}

/** The form of a path whose parameters read the same encoded and decoded. */
function shapeOf(path: string): RegExp {
  const literal = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, '(?<$1>[\\w-]+)')}$`)
}

/**
 * Sends what was answered in one turn of the event loop at its end, all at once: a caller that sleeps is woken once,
 * not before every answer, and under load that is a third of a call's time.
 */
function createSender(): (reply: Answered, outgoing: ServerResponse) => void {
  let waiting: (() => void)[] = []
  const sendAll = (): void => {
    const due = waiting
    waiting = []
    for (const send of due) send()
  }
  return (reply, outgoing) => {
    if (waiting.length === 0) afterThisTurn(sendAll)
    waiting.push(() => send(reply, outgoing))
  }
}

function send({ status, headers, body, delivery }: Answered, outgoing: ServerResponse): void {
  if (delivery) {
    void deliverOver(outgoing, { status, headers, bytes: Buffer.from(body) }, delivery)
    return
  }
  try {
    // As a flat list, which node:http writes down as it is; set one by one they are kept in a map before.
    const lines: string[] = []
    for (const name in headers) lines.push(name, headers[name] ?? '')
    lines.push('content-length', String(Buffer.byteLength(body)))
    outgoing.writeHead(status, lines)
    outgoing.end(body)
  } catch (error) {
    outgoing.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}
