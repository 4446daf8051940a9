import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { contracts } from '../../../contracts/index.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import { defaultName, identityOf } from '../../engine/credential.ts'
import { type HarExchange, headerOf, type Pairs } from '../../har/exchange.ts'
import { arranging, contractAt, isControl } from './arranging.ts'
import { createKeeper, requestBodyOf, responseOf } from './bodies.ts'
import { forward, handedOn, pairsOf } from './forward.ts'
import type { Upstream } from './upstream.ts'

/** A proxy that hands an application's calls on and hears of each exchange once it is over. */
export interface Recorder {
  readonly url: string
  /** Takes no more calls, and resolves once those in flight are answered and heard of. */
  close(): Promise<void>
}

export interface RecorderOptions {
  readonly upstream: Upstream
  readonly port: number
  readonly host: string
  onExchange(exchange: HarExchange): void
}

/** Opens the proxy. Rejects with Node's error when the port cannot be had. */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  const { upstream, port, host, onExchange } = options
  const callers = new Map<string, string[]>()
  const inFlight = new Set<Promise<void>>()
  let origin = ''
  // Links to media name no world that could be read here: they are followed where the last call was made.
  let world: string = defaultName

  /** Credentials are counted by API, and forgotten with the recorder. */
  const callerOf = (api: string, key: string): number | undefined => {
    if (key === '') return undefined
    const known = callers.get(api) ?? []
    callers.set(api, known)
    return known.indexOf(key) + 1 || known.push(key)
  }

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const headers = pairsOf(incoming)
    const target = incoming.url ?? '/'
    const api = contractAt(target)
    const valuesOf = (names: readonly string[]): string[] =>
      names.flatMap((name) => headerOf(headers, name.toLowerCase()) ?? [])
    const refusal = upstream.refusalOf(valuesOf(everyCredential))
    if (refusal !== undefined) return problem(outgoing, 403, 'Credential not handed on', refusal)
    const method = incoming.method ?? 'GET'
    const operation = api && endpointAt(api, method, target)?.id
    const isKept = !isControl(api) || arranging.has(operation ?? '')
    const credentials = valuesOf(api?.credential.headers ?? [])
    world = worldOf(target, credentials) ?? world
    const virtualAt = isKept ? await upstream.nowFor(world) : undefined
    const begun = {
      startedAt: Date.now(),
      provider: api?.id,
      operation,
      caller: callerOf(api?.id ?? '', credentials.join('\n')),
      virtualAt,
    }
    const sent = createKeeper()
    const started = performance.now()
    const tell = async (response: HarExchange['response'], comment?: string): Promise<void> => {
      const url = upstream.url.origin + upstream.url.pathname.replace(/\/$/, '') + target
      const body = await requestBodyOf(headers, sent.kept())
      const request = { method, url, headers: withHost(headers, upstream.url.host), body }
      const tookMs = Math.round((performance.now() - started) * 1000) / 1000
      if (isKept) onExchange({ ...begun, tookMs, request, response, comment })
    }
    const hungUp = new AbortController()
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) hungUp.abort()
    })
    try {
      const answer = await forward(incoming, upstream.url, sent.add, hungUp.signal)
      const received = createKeeper()
      const back = pairsOf(answer)
      outgoing.writeHead(
        answer.statusCode ?? 502,
        answer.statusMessage,
        handedOn(back).flatMap(([name, value]) => [
          name,
          redirected(name, value, upstream.url.origin, origin),
        ]),
      )
      answer.on('data', received.add)
      await pipeline(answer, outgoing)
      await tell(
        responseOf(answer.statusCode ?? 0, answer.statusMessage ?? '', back, received.kept()),
      )
    } catch (error) {
      const why = hungUp.signal.aborted
        ? 'the application hung up'
        : `${upstream.url.host} gave no whole answer: ${error instanceof Error ? error.message : error}`
      if (outgoing.headersSent) outgoing.destroy()
      else problem(outgoing, 502, 'No answer', why)
      await tell({ status: 0, headers: [], mimeType: '' }, why)
    }
  }

  const server = createServer((incoming, outgoing) => {
    const passing = pass(incoming, outgoing)
      .catch(() => void outgoing.destroy())
      .finally(() => inFlight.delete(passing))
    inFlight.add(passing)
  })
  // An application may wait for a slow answer as long as it likes.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const shown = host.includes(':') ? `[${host}]` : host
  // A server that listens on a port has an address with one.
  origin = `http://${shown}:${(server.address() as AddressInfo).port}`
  return {
    url: origin,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.all(inFlight)
      server.closeAllConnections()
      await closed
    },
  }
}

const everyCredential = contracts.flatMap(({ credential }) => credential.headers)

/** The world that a call is about, where there are worlds behind. */
const worldOf = (target: string, [credential]: readonly string[]): string | undefined =>
  /[?&]world=([\w-]+)/.exec(target)?.[1] ?? identityOf(credential ?? '')?.world

const withHost = (headers: Pairs, host: string): Pairs =>
  headers.map(([name, value]) => [name, name.toLowerCase() === 'host' ? host : value])

/** A redirection within the server stays within the recorder; every other header is handed on as it is. */
const redirected = (name: string, value: string, from: string, to: string): string =>
  name.toLowerCase() === 'location' && value.startsWith(`${from}/`)
    ? to + value.slice(from.length)
    : value

function problem(outgoing: ServerResponse, status: number, title: string, detail: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/problem+json', connection: 'close' })
  outgoing.end(JSON.stringify({ type: 'about:blank', title, status, detail }))
}
