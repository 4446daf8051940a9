/** One event of a stream of server-sent events. */
export interface ServerSentEvent {
  /** What a later connection goes on after; undefined where the stream names none. */
  readonly id: string | undefined
  readonly data: string
}

/** How long to wait before connecting anew, as the stream asks for it; milliseconds. */
export interface Reconnection {
  retryMs: number
}

/**
 * Reads server-sent events, as the HTML standard writes them, from a body until it ends or the signal is aborted.
 * Comments are passed over; what the stream says of reconnecting is written into `reconnection`.
 */
export async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  reconnection: Reconnection,
  signal?: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader()
  const stop = (): void => void reader.cancel(signal?.reason).catch(() => undefined)
  signal?.addEventListener('abort', stop, { once: true })
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal?.throwIfAborted()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      // A CR at the end may be the first half of a line's end.
      const whole = rest.endsWith('\r') ? rest.slice(0, -1) : rest
      const blocks = whole.replace(/\r\n?/g, '\n').split('\n\n')
      const last = blocks.pop() ?? ''
      rest = last + rest.slice(whole.length)
      for (const block of blocks) {
        const { retry, ...event } = fieldsOf(block)
        if (retry !== undefined) reconnection.retryMs = retry
        if (event.data !== undefined) yield { id: event.id, data: event.data }
      }
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

interface Fields {
  id?: string
  data?: string
  retry?: number
}

function fieldsOf(block: string): Fields {
  const fields: Fields = {}
  for (const line of block.split('\n')) {
    const mark = line.indexOf(':')
    const name = mark < 0 ? line : line.slice(0, mark)
    const value = mark < 0 ? '' : line.slice(mark + 1).replace(/^ /, '')
    if (name === 'data')
      fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`
    else if (name === 'id') fields.id = value
    else if (name === 'retry' && /^\d+$/.test(value)) fields.retry = Number(value)
  }
  return fields
}
