import type { Exchange } from '../../client/exchange.ts'
import type { ApiOperation } from './api.ts'
import type { Speaker } from './clients.ts'
import type { Fields } from './evaluation.ts'
import type { Step } from './scenario.ts'

/** Somewhere that scenarios can be played: a backlot, or the real APIs. */
export type Stage = {
  /** Real milliseconds since some moment, to tell how long things take. */
  elapsed(): number
  /** Opens a place for one play alone. @throws {CallError} when nobody is there. */
  open(world: string): Promise<Venue>
}

/** The place that one play has for itself, and the time in it. */
export type Venue = {
  /** The client of an API. */
  speakerFor(provider: string): Speaker
  /** Inputs for whoever declares them. */
  readonly offered: Fields
  /** Now by the clock that the play lives by, Unix milliseconds. */
  now(): Promise<number>
  /** Lets so many of its milliseconds pass. */
  wait(milliseconds: number): Promise<void>
  /** Takes the cost of a step from what may be spent. @returns why the step may not be played, if so */
  pay?(step: Step, provider: string, operation: ApiOperation): string | undefined
  /** Why the backlot refused this call, by its journal; undefined when it did not. */
  reasonFor(exchange: Exchange): Promise<string | undefined>
  /** The first such webhook, and undefined when none came in time. */
  webhook(wanted: WantedWebhook): Promise<HeardWebhook | undefined>
  close(): Promise<void>
}

export type WantedWebhook = {
  readonly provider?: string | undefined
  readonly task?: string | undefined
  readonly event?: string | undefined
  /** Whether its receiver must have taken it; else it is enough that it was sent. */
  readonly delivered: boolean
  readonly withinMs: number
}

export type HeardWebhook = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** What the receiver answered, if it did. */
  readonly status: number | undefined
}
