import { brief, cut, mapTexts } from './brief.ts'
import { formatInstant } from './instant.ts'
import { createRedaction, type Redaction } from './redaction.ts'

/** Why a call was refused: the check that said no, and the facts it went by. */
export interface Refused {
  readonly check: string
  readonly reason: string
  readonly [fact: string]: unknown
}

/** One call and its answer, as it is handed to the journal. */
export interface Recorded {
  /** The virtual moment at which it came in. */
  readonly at: number
  /** Real milliseconds it took to answer. */
  readonly tookMs: number
  readonly provider: string
  readonly operation?: string | undefined
  readonly app?: string | undefined
  readonly account?: string | undefined
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** Names and values in turn. */
  readonly requestHeaders: readonly string[]
  readonly requestBody: string
  readonly status: number
  /** The code inside the answer, where the API has one. */
  readonly code?: string | number | undefined
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: string
  readonly refused?: Refused | undefined
  /** What happened inside, for a call that ended in an internal error. */
  readonly stack?: string | undefined
  /** Body fields and parameters that were sent and that nobody reads. */
  readonly unread?: readonly string[] | undefined
  /** The credential the call came with; it is blotted out wherever it stands. */
  readonly secret?: string | undefined
}

/** A call as the journal shows it: redacted, with bodies cut to size. */
export interface Entry {
  readonly id: string
  readonly at: string
  readonly tookMs: number
  readonly provider: string
  readonly operation?: string
  readonly app?: string
  readonly account?: string
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly bodyTruncated: boolean
  }
  readonly response: {
    readonly status: number
    readonly code?: string | number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly bodyTruncated: boolean
  }
  readonly refused?: Refused
  readonly stack?: string
  readonly unread?: readonly string[]
}

export interface JournalFilter {
  readonly provider?: string | undefined
  readonly operation?: string | undefined
  readonly account?: string | undefined
  readonly app?: string | undefined
  readonly status?: number | undefined
  readonly code?: string | undefined
  /** Unix milliseconds of the virtual clock; earlier calls are left out. */
  readonly since?: number | undefined
  /** Only calls that were refused, or only calls that were not. */
  readonly refused?: boolean | undefined
}

export interface Journal {
  record(call: Recorded): void
  /** Calls, newest first. */
  page(filter: JournalFilter, offset: number, limit: number): { total: number; entries: Entry[] }
  entry(id: string): Entry | undefined
  /** Hears of each call as it is recorded, and its id; returns the way to stop hearing. */
  listen(hear: (call: Recorded, id: string) => void): () => void
  clear(): void
}

export interface JournalOptions {
  /** Calls kept; older ones are forgotten. */
  readonly entries?: number
  /** Characters kept of each body. */
  readonly bodyLength?: number
  /** Headers that carry credentials. */
  readonly secretHeaders?: readonly string[]
}

/** A call as it is kept; the marks stand only on a call whose bodies were cut. */
type Kept = Recorded & { readonly requestCut?: boolean; readonly responseCut?: boolean }

/** An empty journal of bounded size. Redaction happens when it is read, so that keeping it costs little. */
export function createJournal(options: JournalOptions = {}): Journal {
  const { entries: capacity = 1000, bodyLength = 32_768 } = options
  const redaction = createRedaction(options.secretHeaders ?? [])
  const ring: Kept[] = []
  const listeners = new Set<(call: Recorded, id: string) => void>()
  let count = 0

  const newestFirst = function* (): Generator<[number, Kept]> {
    for (let index = count - 1; index >= Math.max(0, count - ring.length); index -= 1) {
      const kept = ring[index % capacity]
      if (kept) yield [index + 1, kept]
    }
  }

  return {
    record(call) {
      ring[count % capacity] = bounded(call, bodyLength, redaction)
      count += 1
      for (const hear of listeners) hear(call, idOf(count))
    },
    page(filter, offset, limit) {
      const entries: Entry[] = []
      let total = 0
      for (const [number, kept] of newestFirst()) {
        if (!matches(kept, filter)) continue
        if (total >= offset && entries.length < limit) entries.push(show(number, kept, redaction))
        total += 1
      }
      return { total, entries }
    },
    entry(id) {
      for (const [number, kept] of newestFirst())
        if (idOf(number) === id) return show(number, kept, redaction)
      return undefined
    },
    listen(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    clear() {
      ring.length = 0
      count = 0
    },
  }
}

const idOf = (number: number): string => `req-${String(number).padStart(6, '0')}`

/** A call of bounded size. Most are already, and are kept as they came. */
function bounded(call: Recorded, bodyLength: number, redaction: Redaction): Kept {
  const requestCut = call.requestBody.length > bodyLength
  const responseCut = call.responseBody.length > bodyLength
  if (!requestCut && !responseCut && !call.refused && !call.unread?.length) return call
  const secrets = requestCut || responseCut ? secretsOf(call, redaction) : []
  return {
    ...call,
    requestBody: cut(call.requestBody, bodyLength, secrets),
    responseBody: cut(call.responseBody, bodyLength, secrets),
    requestCut,
    responseCut,
    // The same data, shorter.
    refused: brief(call.refused) as Refused | undefined,
    unread: brief(call.unread, 1) as readonly string[] | undefined,
  }
}

/** The secrets that a call came with. */
export const secretsOf = (call: Recorded, redaction: Redaction): string[] => [
  ...redaction.secretsIn(pairs(call.requestHeaders)),
  ...(call.secret === undefined ? [] : [call.secret]),
]

function matches(call: Recorded, filter: JournalFilter): boolean {
  return (
    (filter.provider === undefined || call.provider === filter.provider) &&
    (filter.operation === undefined || call.operation === filter.operation) &&
    (filter.app === undefined || call.app === filter.app) &&
    (filter.account === undefined || call.account === filter.account) &&
    (filter.status === undefined || call.status === filter.status) &&
    (filter.code === undefined || String(call.code) === filter.code) &&
    (filter.since === undefined || call.at >= filter.since) &&
    (filter.refused === undefined || (call.refused !== undefined) === filter.refused)
  )
}

function show(number: number, call: Kept, redaction: Redaction): Entry {
  const secrets = secretsOf(call, redaction)
  const blot = (text: string): string => redaction.text(text, secrets)
  return {
    id: idOf(number),
    at: formatInstant(call.at),
    tookMs: call.tookMs,
    provider: call.provider,
    ...(call.operation !== undefined && { operation: call.operation }),
    ...(call.app !== undefined && { app: call.app }),
    ...(call.account !== undefined && { account: call.account }),
    request: {
      method: call.method,
      target: redaction.target(call.target, secrets),
      headers: redaction.headers(pairs(call.requestHeaders), secrets),
      body: redaction.body(call.requestBody, typeIn(call.requestHeaders), secrets),
      bodyTruncated: call.requestCut ?? false,
    },
    response: {
      status: call.status,
      ...(call.code !== undefined && { code: call.code }),
      headers: redaction.headers(Object.entries(call.responseHeaders), secrets),
      body: redaction.body(call.responseBody, call.responseHeaders['content-type'] ?? '', secrets),
      bodyTruncated: call.responseCut ?? false,
    },
    // The same data with other texts
    ...(call.refused && { refused: mapTexts(call.refused, blot) as Refused }),
    ...(call.stack !== undefined && { stack: blot(call.stack) }),
    ...(call.unread && call.unread.length > 0 && { unread: call.unread.map(blot) }),
  }
}

const typeIn = (flat: readonly string[]): string =>
  pairs(flat).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''

function pairs(flat: readonly string[]): [string, string][] {
  const found: [string, string][] = []
  for (let index = 0; index + 1 < flat.length; index += 2)
    found.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return found
}
