import { subscribe } from 'node:diagnostics_channel'
import { writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into the server's process before the server itself, whose code knows nothing of it: measures when it is
// asked to, and writes down at the end which calls were left without an answer.

/** What a server process tells of itself. */
export interface Reading {
  /** Bytes, after everything that can be was collected. */
  readonly heap: number
  readonly rss: number
  /** Milliseconds of processor time since the process began. */
  readonly cpu: number
  /** Milliseconds by which the event loop was late since the last reading that began anew. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly max: number }
  /** Calls with the header `x-soak` that have wholly come and are not yet answered. */
  readonly inFlight: number
}

/** What is written down when the process ends. */
export interface LastWords {
  /** Calls that had wholly come and were never answered: what, in which world, since when, and how far. */
  readonly unanswered: readonly string[]
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** When each call began. */
const began = new WeakMap<IncomingMessage, number>()

const open = new Set<Exchange>()
subscribe('http.server.request.start', (message) => {
  // What Node publishes on this channel.
  const exchange = message as Exchange
  open.add(exchange)
  began.set(exchange.request, performance.now())
  exchange.response.once('close', () => open.delete(exchange))
})
const unanswered = (): Exchange[] =>
  [...open].filter(({ request, response }) => request.complete && !response.writableFinished)

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()

function read(isAnew: boolean): Reading {
  const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max].map(
    (nanoseconds) => nanoseconds / 1e6,
  )
  // What the measuring itself costs is no delay of the server's.
  delay.disable()
  globalThis.gc?.()
  if (isAnew) delay.reset()
  delay.enable()
  const { heapUsed: heap, rss } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const cpu = (user + system) / 1000
  const inFlight = unanswered().filter(({ request }) => request.headers['x-soak']).length
  return { heap, rss, cpu, delay: { p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0 }, inFlight }
}

process.on('message', ({ anew }: { anew: boolean }) => void process.send?.(read(anew)))
// Being asked is no reason to stay alive.
process.channel?.unref()

process.on('exit', () => {
  const file = process.env['SOAK_LAST_WORDS']
  const words: LastWords = { unanswered: unanswered().map(tell) }
  if (file) writeFileSync(file, JSON.stringify(words))
})

function tell({ request, response }: Exchange): string {
  const { headers, method, url = '', socket } = request
  const credential = headers['access-token'] ?? headers['x-api-key'] ?? 'no credential'
  const ms = Math.round(performance.now() - (began.get(request) ?? 0))
  const far = response.headersSent ? `${response.statusCode} begun` : 'nothing said'
  const line = socket.destroyed
    ? 'gone'
    : `${socket.readyState}, ${socket.bytesWritten} bytes written`
  return `${method} ${url.slice(0, 80)} of ${credential}, ${ms} ms ago: ${far}, connection ${line}`
}
