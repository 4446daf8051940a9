import type { Caller } from './caller.ts'
import { ApiError, NetworkError } from './errors.ts'
import { eventsIn } from './event-stream.ts'
import { jsonOf } from './exchange.ts'
import type { components } from './generated/backlot.ts'

/** Something that happened in a world of a backlot; `kind` tells what. */
export type BacklotEvent = components['schemas']['WorldEvent'] & {
  /** Where the stream stands; `after` goes on from there. */
  readonly eventId: string | undefined
}

export interface WatchOptions {
  /** The world that is followed; the client's own unless given. */
  readonly world?: string | undefined
  /** Goes on after the event of this id. */
  readonly after?: string | undefined
  /** Ends it. */
  readonly signal?: AbortSignal | undefined
}

/** Times in a row that connecting may fail. */
const patience = 4

/**
 * Follows what happens in a world; a connection that breaks is made anew, and goes on where it broke. It ends when
 * the reader leaves the loop or the signal is aborted, whose reason it throws.
 * @throws ApiError when there is no such world, NetworkError when the backlot cannot be reached several times in a row
 */
export async function* watchEvents(
  { connection, transport }: Pick<Caller<string>, 'connection' | 'transport'>,
  { world, after, signal }: WatchOptions,
): AsyncGenerator<BacklotEvent> {
  const query = world === undefined ? '' : `?${new URLSearchParams({ world })}`
  const url = `${connection.baseUrl}/events${query}`
  const reconnection = { retryMs: 1000 }
  let last = after
  for (let failures = 0; ; ) {
    try {
      const headers = {
        ...connection.headers,
        ...(last !== undefined && { 'last-event-id': last }),
      }
      const response = await transport.open(url, headers, { timeoutMs: 30_000, signal })
      await insistOnStream(response, url)
      failures = 0
      for await (const { id, data } of eventsIn(bodyOf(response), reconnection, signal)) {
        if (id !== undefined) last = id
        // What the control plane's own document promises of each event.
        const event = jsonOf(data) as components['schemas']['WorldEvent'] | undefined
        if (event) yield { ...event, eventId: id }
      }
    } catch (error) {
      signal?.throwIfAborted()
      failures += 1
      if (error instanceof ApiError || failures >= patience) throw networkErrorOf(error, url)
    }
    await transport.sleep(reconnection.retryMs, signal)
  }
}

const bodyOf = (response: Response): ReadableStream<Uint8Array> =>
  response.body ?? new ReadableStream({ start: (controller) => controller.close() })

/** @throws ApiError for anything but a stream of events */
async function insistOnStream(response: Response, url: string): Promise<void> {
  const { status } = response
  const headers = Object.fromEntries(response.headers)
  if (status === 200 && headers['content-type']?.startsWith('text/event-stream')) return
  const text = await response.text()
  const json = jsonOf(text)
  const isProblem = typeof json === 'object' && json !== null && 'detail' in json
  throw new ApiError({
    code: status,
    message: isProblem ? String(json.detail) : `HTTP ${status} in place of events`,
    exchange: {
      request: { method: 'GET', url, headers: {} },
      response: { status, headers, text, json },
    },
  })
}

function networkErrorOf(error: unknown, url: string): unknown {
  if (error instanceof ApiError || error instanceof NetworkError) return error
  return new NetworkError(`the events of ${url} broke off`, { cause: error, sent: true })
}
