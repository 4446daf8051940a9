import { type BacklotClient, type BacklotData, createBacklotClient } from '../../client/backlot.ts'
import type { Exchange } from '../../client/exchange.ts'
import { jsonOf } from '../../client/exchange.ts'
import type { Fetch } from '../../client/transport.ts'
import { createSpeakers } from './clients.ts'
import type { HeardWebhook, Stage, Venue, WantedWebhook } from './venue.ts'

export type BacklotStageOptions = {
  /** Origin of the backlot. */
  readonly baseUrl: string
  /** The way to it; the network unless given. */
  readonly fetch?: Fetch | undefined
  /** What its control plane asks for when it can be reached from other machines. */
  readonly token?: string | undefined
  /** Real milliseconds since some moment. */
  elapsed(): number
  /**
   * The clock of every world. On a frozen one, which it is unless told otherwise, waiting moves the clock; on
   * one that runs (`real`, or a factor such as `60x`) it takes its time.
   */
  readonly clock?: string | undefined
  /** Resolves after so many real milliseconds; needed where clocks run. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined
}

/** A backlot as a stage: every play gets a world of its own there, and the world is dropped after it. */
export function backlotStage(options: BacklotStageOptions): Stage {
  return { elapsed: options.elapsed, open: (world) => openWorld(options, world) }
}

async function openWorld(options: BacklotStageOptions, world: string): Promise<Venue> {
  const { baseUrl, fetch, token, clock = 'frozen', sleep } = options
  const control = createBacklotClient({ baseUrl, fetch, token, world })
  const opened = await control.openWorld({ body: { name: world, clock } })
  const speed = clock === 'frozen' ? undefined : Number.parseFloat(clock) || 1
  let seen = Date.parse(opened.clock.now)

  async function now(): Promise<number> {
    seen = Date.parse((await control.getClock()).now)
    return seen
  }

  async function wait(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return
    if (speed !== undefined && sleep !== undefined) return void (await sleep(milliseconds / speed))
    const { now } = await control.advanceClock({ body: { by: `${Math.ceil(milliseconds)}ms` } })
    seen = Date.parse(now)
  }

  return {
    speakerFor: createSpeakers({
      ...{ baseUrl, fetch, token, world },
      credential: opened.credential,
      // A scenario says itself what is tried again, and when.
      retry: false,
      now: () => seen,
      sleep: wait,
    }),
    offered: { credential: opened.credential, world },
    now,
    wait,
    reasonFor: (exchange) => reasonIn(control, baseUrl, exchange),
    webhook: (wanted) => heard(control, wanted, { now, wait }),
    close: async () => void (await control.dropWorld({ params: { name: world } })),
  }
}

async function reasonIn(
  control: BacklotClient,
  baseUrl: string,
  { request }: Exchange,
): Promise<string | undefined> {
  const query = { refused: 'true', pageSize: 1 } as const
  const [newest] = (await control.listRequests({ query })).requests
  const { pathname, searchParams } = new URL(request.url)
  // A call of the control plane may have followed a link for the caller.
  const visited = pathOf(searchParams.get('url') ?? '')
  const path = newest === undefined ? '' : pathOf(newest.request.target, baseUrl)
  return path === pathname || path === visited ? newest?.refused?.reason : undefined
}

function pathOf(url: string, base?: string): string | undefined {
  return URL.canParse(url, base) ? new URL(url, base).pathname : undefined
}

/** Goes from one thing that falls due to the next, until a webhook is there or the time is over. */
async function heard(
  control: BacklotClient,
  { provider, task, event, delivered, withinMs }: WantedWebhook,
  time: Pick<Venue, 'now' | 'wait'>,
): Promise<HeardWebhook | undefined> {
  const query = {
    pageSize: 100,
    ...(provider !== undefined && { provider }),
    ...(task !== undefined && { task }),
    ...(event !== undefined && { event }),
  }
  const deadline = (await time.now()) + withinMs
  for (;;) {
    const { webhooks } = await control.listWebhooks({ query })
    const found = webhooks.findLast(({ state, attempts }) =>
      delivered ? state === 'delivered' : attempts.length > 0,
    )
    if (found !== undefined) return heardFrom(found)
    const { now, next } = await control.getClock()
    const left = deadline - Date.parse(now)
    if (left <= 0) return undefined
    const due = next === null ? left : Date.parse(next) - Date.parse(now)
    await time.wait(Math.min(left, Math.max(due, shortestHopMs)))
  }
}

/** What is under way by the real clock gets a little time, so that nobody turns in circles. */
const shortestHopMs = 100

type Delivery = BacklotData<'listWebhooks'>['webhooks'][number]

function heardFrom({ url, body, attempts }: Delivery): HeardWebhook {
  const last = attempts.at(-1)
  return {
    url,
    headers: last?.headers ?? {},
    body: jsonOf(body) ?? body,
    status: last?.answer?.status,
  }
}
