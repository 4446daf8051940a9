import type { z } from 'zod'
import { wall } from '../../engine/clock.ts'
import { parseDuration } from '../../engine/duration.ts'
import type { Reader } from '../../engine/events/feed.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { World } from '../../engine/world.ts'
import type { Worlds } from '../../engine/worlds.ts'
import { type Answer, type ControlCall, wrong } from './answer.ts'
import type { eventsQuery } from './watching-wire.ts'

/** Real milliseconds between two comments, at least and at most. */
const [shortestBeat, longestBeat] = [100, 3_600_000]

/** Events that are handed to the transport at once. */
const portion = 64

/** Real milliseconds that a stream may take to end. */
const graceMs = 500

/** Streams what happens in a world. Nothing is kept for a reader that is slow; it hears of a gap instead. */
export function watchEvents({
  stage,
  world,
  query,
  header,
  hangUp,
}: ControlCall<z.output<typeof eventsQuery>, undefined>): Answer {
  const beatMs = parseDuration(query.heartbeat)
  if (beatMs === undefined || beatMs < shortestBeat || beatMs > longestBeat)
    return wrong(`heartbeat: "${query.heartbeat}" is no duration from 100ms to 1h`, ['15s', '1m'])
  const after = header('last-event-id') || query.after
  return {
    response: new Response(
      streamOf({ worlds: stage.worlds, opened: world, after, beatMs, hangUp }),
      {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      },
    ),
  }
}

interface Wish {
  readonly worlds: Worlds
  readonly opened: World
  readonly after: string | undefined
  readonly beatMs: number
  hangUp(): void
}

function streamOf({ worlds, opened, after, beatMs, hangUp }: Wish): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let world = opened
  /** One who reads nothing must not hold up the end of everybody. */
  const endInTime = (): void => {
    wall.after(graceMs, () => {
      if (reader.isOver && !successor()) hangUp()
    })
  }
  let reader = world.events.read(after, endInTime)
  /** The world that has taken the place of this one. */
  const successor = (): World | undefined => {
    const now = worlds.get(world.name)
    return now === world ? undefined : now
  }
  // What goes out at once tells the client that it is connected, and when to come back.
  let text = 'retry: 1000\n: connected\n\n'

  const next = async (): Promise<string | undefined> => {
    const events = reader.take(portion)
    if (events.length > 0)
      return events.map(({ id, kind, at, data }) => eventOf(id, kind, at, data)).join('')
    if (!reader.isOver) return (await somethingIn(reader, beatMs)) ? '' : ': nothing new\n\n'
    const next = successor()
    if (!next) return undefined
    world = next
    reader = world.events.read(undefined, endInTime)
    return eventOf(undefined, 'reset', world.clock.now(), {})
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (text === '') {
          const more = await next()
          if (more === undefined) return controller.close()
          text = more
        }
        controller.enqueue(encoder.encode(text))
        text = ''
      },
      cancel() {
        reader.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Whether there is something to take, or the end, before so many milliseconds have passed. */
const somethingIn = (reader: Reader, beatMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const cancel = wall.after(beatMs, () => resolve(false))
    reader.wait(() => {
      cancel()
      resolve(true)
    })
  })

function eventOf(id: string | undefined, kind: string, at: number, data: object): string {
  const shown = { kind, at: formatInstant(at), ...data }
  if ('from' in shown && typeof shown.from === 'number') shown.from = formatInstant(shown.from)
  const line = id === undefined ? '' : `id: ${id}\n`
  return `${line}event: ${kind}\ndata: ${JSON.stringify(shown)}\n\n`
}
