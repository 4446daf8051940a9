import { createBacklotClient } from '../../client/backlot.ts'
import type { Exchange } from '../../client/exchange.ts'
import type { Fetch } from '../../client/transport.ts'
import type { Connection } from './clients.ts'

/** A backlot that scenarios are played on. */
export type Stage = {
  /** Origin of the backlot. */
  readonly baseUrl: string
  /** The way to it; the network unless given. */
  readonly fetch?: Fetch | undefined
  /** What its control plane asks for when it can be reached from other machines. */
  readonly token?: string | undefined
  /** Real milliseconds since some moment, to tell how long things take. */
  elapsed(): number
}

/** The world that one play has for itself, and the time in it. */
export type Venue = {
  readonly connection: Connection
  /** Virtual now, Unix milliseconds. */
  now(): Promise<number>
  /** Lets so many virtual milliseconds pass. */
  wait(milliseconds: number): Promise<void>
  /** Why the backlot refused this call, by its journal; undefined when it did not. */
  reasonFor(exchange: Exchange): Promise<string | undefined>
  close(): Promise<void>
}

/**
 * Opens a world of this name, in which time stands still until it is moved.
 *
 * @throws {CallError} when the backlot is out of reach, or has a world of this name already.
 */
export async function openVenue(stage: Stage, world: string): Promise<Venue> {
  const { baseUrl, fetch, token } = stage
  const control = createBacklotClient({ baseUrl, fetch, token, world })
  const opened = await control.openWorld({ body: { name: world, clock: 'frozen' } })
  let seen = Date.parse(opened.clock.now)

  async function now(): Promise<number> {
    seen = Date.parse((await control.getClock()).now)
    return seen
  }

  async function wait(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return
    const { now } = await control.advanceClock({ body: { by: `${Math.ceil(milliseconds)}ms` } })
    seen = Date.parse(now)
  }

  async function reasonFor({ request }: Exchange): Promise<string | undefined> {
    const query = { refused: 'true', pageSize: 1 } as const
    const [newest] = (await control.listRequests({ query })).requests
    const { pathname, searchParams } = new URL(request.url)
    // A call of the control plane may have followed a link for the caller.
    const visited = pathOf(searchParams.get('url') ?? '')
    const path = newest === undefined ? '' : pathOf(newest.request.target, baseUrl)
    return path === pathname || path === visited ? newest?.refused?.reason : undefined
  }

  return {
    connection: {
      ...{ baseUrl, fetch, token, world },
      credential: opened.credential,
      // A scenario says itself what is tried again, and when.
      retry: false,
      now: () => seen,
      sleep: wait,
    },
    now,
    wait,
    reasonFor,
    close: async () => void (await control.dropWorld({ params: { name: world } })),
  }
}

function pathOf(url: string, base?: string): string | undefined {
  return URL.canParse(url, base) ? new URL(url, base).pathname : undefined
}
