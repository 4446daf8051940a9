import type { OutboundProblem } from '../outbound/result.ts'
import type { WebhookFate } from './fate.ts'
import type { Sender } from './letter.ts'

export const deliveryStates = [
  /** An attempt is under way. */
  'sending',
  /** An attempt is to come. */
  'waiting',
  /** Answered with a 2xx. */
  'delivered',
  /** Given up. */
  'failed',
  /** Its target may not be spoken to; nothing was sent. */
  'blocked',
  /** Never sent, because that was asked for. */
  'dropped',
] as const

export type DeliveryState = (typeof deliveryStates)[number]

/** One webhook on its way to its receiver. A value: it is replaced, never changed. */
export interface Delivery extends Sender {
  readonly id: string
  /** Id of the message; repetitions of a webhook share it. */
  readonly message: string
  readonly event: string
  readonly url: string
  /** The virtual moment at which it fell due. */
  readonly dueAt: number
  readonly state: DeliveryState
  /** When the next attempt is due, while it waits for a moment. */
  readonly nextAt?: number
  readonly fate?: WebhookFate
  /** The delivery that it repeats, asked for by a fate or by hand. */
  readonly copyOf?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly attempts: readonly Attempt[]
}

/** One try to hand a webhook over, and what came of it: an answer, or an error. */
export interface Attempt {
  /** From 1. */
  readonly attempt: number
  /** The virtual moment at which it began. */
  readonly at: number
  /** Real milliseconds until the answer was read, or none was expected any more. */
  readonly tookMs: number
  /** Headers as they were sent. */
  readonly headers: Readonly<Record<string, string>>
  readonly answer?: Answer
  readonly error?: {
    /** `internal`: the emulator itself failed. */
    readonly problem: OutboundProblem | 'internal'
    readonly detail: string
  }
}

/** What a receiver answered; the body is cut to size. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly bodyTruncated: boolean
}

/** Whether the receiver took a webhook. */
export const isTaken = ({ answer }: Attempt): boolean =>
  answer !== undefined && answer.status >= 200 && answer.status < 300
