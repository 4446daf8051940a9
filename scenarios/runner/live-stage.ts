import type { CallInput } from '../../client/caller.ts'
import type { Fetch } from '../../client/transport.ts'
import type { Speaker } from './clients.ts'
import { createSpeakers } from './clients.ts'
import type { LiveTime } from './live-control.ts'
import { createLiveControl } from './live-control.ts'
import type { Purse } from './purse.ts'
import { costOf } from './purse.ts'
import type { Stage, Venue } from './venue.ts'

/** A real API, and how to speak to it. */
export type LiveApi = {
  readonly baseUrl: string
  /** The headers that carry the credential, and what they carry. */
  readonly credentials: Readonly<Record<string, string>>
}

export type LiveStageOptions = LiveTime & {
  readonly apis: Readonly<Record<string, LiveApi>>
  readonly purse: Purse
  /** Whether a credential stands for another one, and must not be sent. */
  isPlaceholder(credential: string): boolean
  /** Real milliseconds since some moment. */
  elapsed(): number
  readonly fetch?: Fetch | undefined
}

/**
 * The real APIs as a stage: one account, real time, calls paced to stay under the quotas and paid from the purse.
 * What a scenario says in a credential header stays there unless it is a placeholder; then the real one travels.
 */
export function liveStage(options: LiveStageOptions): Stage {
  const { now, sleep, elapsed, fetch, purse } = options
  const control = createLiveControl({ now, sleep }, fetch)
  // The plays share the quotas, and so they share the clients that keep under them.
  const speakers = new Map(
    Object.entries(options.apis).map(([provider, api]) => [
      provider,
      speakerOf(provider, api, options),
    ]),
  )
  const venue: Venue = {
    speakerFor(provider) {
      const speaker = provider === 'backlot' ? control : speakers.get(provider)
      if (speaker === undefined) throw new RangeError(`${provider} is not on this stage`)
      return speaker
    },
    offered: {},
    now: async () => now(),
    wait: async (milliseconds) => void (await sleep(milliseconds)),
    pay(step, provider, operation) {
      if (provider === 'backlot') return undefined
      const cost = costOf(step, operation)
      if (cost === undefined)
        return `nobody says what ${operation.id} costs; say it in x-backlot-cost`
      return purse.take(provider, cost)
    },
    reasonFor: async () => undefined,
    webhook: async () => undefined,
    close: async () => undefined,
  }
  return { elapsed, open: async () => venue }
}

function speakerOf(provider: string, api: LiveApi, options: LiveStageOptions): Speaker {
  const { now, sleep, fetch, isPlaceholder } = options
  const credential = Object.values(api.credentials)
  const { baseUrl } = api
  const client = createSpeakers({
    ...{ baseUrl, fetch, credential, now, sleep },
    // A scenario says itself what is tried again, and when; keeping under the quotas is not its business.
    retry: false,
    pacing: true,
  })(provider)
  const names = new Set(Object.keys(api.credentials).map((name) => name.toLowerCase()))
  return {
    exchange: (operation, input, call) =>
      client.exchange(operation, input && { ...input, headers: realHeaders(input.headers) }, call),
  }

  function realHeaders(headers: CallInput['headers'] = {}): CallInput['headers'] {
    const kept = Object.entries(headers).filter(
      ([name, value]) =>
        value === undefined || !names.has(name.toLowerCase()) || !isPlaceholder(value),
    )
    return Object.fromEntries(kept)
  }
}
