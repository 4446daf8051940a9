import type { Recorded } from '../recorded.ts'

/** What can be heard of a world; the moment each bears is a virtual one, Unix milliseconds. */
export type WorldEvent = News & {
  /** Tells where a listener stands; another one goes on from there. */
  readonly id: string
  readonly at: number
}

export type News =
  | { readonly kind: 'request'; readonly data: RequestNews }
  | { readonly kind: 'task'; readonly data: TaskNews }
  | { readonly kind: 'media'; readonly data: MediaNews }
  | { readonly kind: 'webhook'; readonly data: WebhookNews }
  | { readonly kind: 'clock'; readonly data: ClockNews }
  | { readonly kind: 'gap'; readonly data: GapNews }

/** A call to an API was answered; whole it stands in the journal. */
export interface RequestNews
  extends Pick<
    Recorded,
    'tookMs' | 'provider' | 'operation' | 'app' | 'account' | 'method' | 'status' | 'code'
  > {
  /** Id in the journal. */
  readonly id: string
  /** Path and query without secrets, cut to size. */
  readonly target: string
  /** Why it was refused. */
  readonly refused?: { readonly check: string; readonly reason: string } | undefined
}

/** A task was made, or entered a state. */
export interface TaskNews {
  readonly id: string
  readonly provider: string
  readonly operation: string
  readonly app: string
  readonly account: string
  readonly status: string
  /** Whether it was made just now. */
  readonly isNew: boolean
  /** Whether the state is its last. */
  readonly ended: boolean
}

/** The media of a task can be fetched no more. */
export interface MediaNews {
  readonly task: string
  readonly provider: string
  readonly account: string
  readonly state: 'expired'
}

/** A webhook entered a state; whole it stands in the log of deliveries. */
export interface WebhookNews {
  /** Id in the log. */
  readonly id: string
  readonly message: string
  readonly provider: string
  readonly account: string
  readonly operation: string
  readonly task: string | null
  readonly event: string
  readonly url: string
  readonly state: string
  /** Attempts made. */
  readonly attempts: number
  /** HTTP status of the receiver's last answer; null without one. */
  readonly status: number | null
}

/** The clock was moved, or runs in another way. */
export interface ClockNews {
  readonly mode: string
  /** Where it stood before, Unix milliseconds. */
  readonly from: number
}

/** What happened in between is forgotten, or was never taken down. */
export interface GapNews {
  readonly reason: string
  /** Events that are missing; null when nobody counted them. */
  readonly missed: number | null
}
