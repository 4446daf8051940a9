import { brief, cut, mapTexts } from './brief.ts'
import { formatInstant } from './instant.ts'
import { isMeant, type JournalFilter } from './journal-filter.ts'
import type { Recorded, Refused } from './recorded.ts'
import { createRedaction, type Redaction } from './redaction.ts'
import { createRing } from './ring.ts'
import type { Tally } from './tally.ts'

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
  /** Faults that struck it: nothing on the wire tells. */
  readonly faults?: readonly { readonly id: string; readonly kind: string }[]
  readonly abandoned?: true
  readonly stack?: string
  readonly unread?: readonly string[]
}

export interface Journal {
  record(call: Recorded): void
  /** Calls, newest first. */
  page(filter: JournalFilter, offset: number, limit: number): { total: number; entries: Entry[] }
  entry(id: string): Entry | undefined
  /** Number of the oldest call kept, and of the one that comes next; they count from 1. */
  readonly extent: { readonly first: number; readonly next: number }
  /** A call as it came, with its bodies cut to size. */
  call(number: number): Recorded | undefined
  /** Hears of each call as it is recorded, and its id; returns the way to stop hearing. */
  listen(hear: (call: Recorded, id: string) => void): () => void
  clear(): void
}

export interface JournalOptions {
  /** Calls kept; older ones are forgotten. */
  readonly entries?: number
  /** Characters kept of all calls together, in targets, headers and bodies. */
  readonly characters?: number
  /** Characters kept of each body. */
  readonly bodyLength?: number
  /** Headers that carry credentials. */
  readonly secretHeaders?: readonly string[]
  /** Counts every call, for as long as it lives. */
  readonly tally?: Tally
}

/** A call as it is kept; the marks stand only on a call whose bodies were cut. */
type Kept = Recorded & { readonly requestCut?: boolean; readonly responseCut?: boolean }

/** An empty journal of bounded size. Redaction happens when it is read, so that keeping it costs little. */
export function createJournal(options: JournalOptions = {}): Journal {
  const { entries = 1000, characters = 32 * 1024 * 1024, bodyLength = 32_768 } = options
  const { tally } = options
  const redaction = createRedaction(options.secretHeaders ?? [])
  const ring = createRing<Kept>(entries, characters, lengthOf)
  const listeners = new Set<(call: Recorded, id: string) => void>()

  const newestFirst = function* (end: number): Generator<[number, Kept]> {
    for (let number = Math.min(end, ring.next) - 1; number >= ring.first; number -= 1) {
      const kept = ring.get(number)
      if (kept) yield [number, kept]
    }
  }

  return {
    record(call) {
      tally?.note(call)
      ring.push(bounded(call, bodyLength, redaction))
      for (const hear of listeners) hear(call, idOf(ring.next - 1))
    },
    page(filter, offset, limit) {
      const entries: Entry[] = []
      let total = 0
      for (const [number, kept] of newestFirst(numberOf(filter.before ?? idOf(ring.next)))) {
        if (!isMeant(kept, filter)) continue
        if (total >= offset && entries.length < limit) entries.push(show(number, kept, redaction))
        total += 1
      }
      return { total, entries }
    },
    entry(id) {
      const number = numberOf(id)
      const kept = ring.get(number)
      return kept && show(number, kept, redaction)
    },
    get extent() {
      return { first: ring.first, next: ring.next }
    },
    call: ring.get,
    listen(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    clear: ring.clear,
  }
}

/** The id of a call by its number. */
export const idOf = (number: number): string => `req-${String(number).padStart(6, '0')}`

/** The number of a call by its id; NaN where that is none. */
export function numberOf(id: string): number {
  const number = Number(/^req-(\d{6,})$/.exec(id)?.[1] ?? Number.NaN)
  return idOf(number) === id ? number : Number.NaN
}

/** What a call weighs: the characters that make it long. */
function lengthOf({ target, requestHeaders, requestBody, responseBody }: Kept): number {
  let length = target.length + requestBody.length + responseBody.length
  for (const text of requestHeaders) length += text.length
  return length
}

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
    ...(call.faults &&
      call.faults.length > 0 && {
        faults: call.faults.map(({ id, fault }) => ({ id, kind: fault.kind })),
      }),
    ...(call.abandoned && { abandoned: true }),
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
