import type { WebhookFate } from './fate.ts'

/** Who has a webhook sent, as far as its receiver is concerned. */
export interface Sender {
  readonly provider: string
  readonly account: string
  /** The operation whose work is reported. */
  readonly operation: string
  /** Id of the task that is reported. */
  readonly task?: string
}

/** A webhook to be sent at a moment. */
export interface Letter {
  /** The virtual moment of the first attempt, Unix milliseconds. */
  readonly at: number
  /** Name of the event, as the API's contract declares it. */
  readonly event: string
  /** Tells it from other letters of its task: under one key a task has one letter sent, however often it is planned. */
  readonly key: string
  readonly url: string
  /** The operation reported, where it is not the one that made the task. */
  readonly operation?: string
  /** Headers beside or instead of our own, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** What happens to it when nothing is asked for. */
  readonly fate?: WebhookFate
  /** The body, JSON: asked for once, at the moment of the first attempt, and sent unchanged by each later one. */
  body(now: number): string | Promise<string>
}
