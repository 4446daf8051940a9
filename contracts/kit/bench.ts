/** A request exactly as it is to travel. */
export interface RawRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** One request and what came back. */
export interface Exchange {
  readonly request: RawRequest
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown
}

/** Bytes fetched from a media URL. */
export interface MediaExchange {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

export interface CallInput {
  readonly params?: Readonly<Record<string, string>>
  /** Values by name; each travels as the endpoint's encodings say. */
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  /** Headers to add; undefined removes one that would have been sent, the credential's included. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** Whose eyes a case looks through: the same app with another token and account, or a stranger. */
export type Other = 'sameApp' | 'otherApp' | 'otherAccount'

/** A webhook as it arrived. */
export interface Arrival {
  readonly method: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown
}

/** An address that takes webhooks, answers each with 204, and keeps it. */
export interface Mailbox {
  readonly url: string
  /** What has arrived so far, in order. */
  arrivals(): readonly Arrival[]
}

/** What a contract case can do. It is handed in, and cannot tell whose API is behind it. */
export interface Bench {
  /** Calls an operation as an integrator would. */
  call(operation: string, input?: CallInput): Promise<Exchange>
  /** Sends exactly these bytes; no header is added but those of the transport. */
  send(request: RawRequest): Promise<Exchange>
  /** Path of an operation below the origin, with the base path. */
  path(operation: string, params?: Readonly<Record<string, string>>): string
  /** The credential headers that `call` sends. */
  readonly credentials: Readonly<Record<string, string>>
  /** The same bench with another credential. @throws Unreachable where the target has none. */
  as(other: Other): Bench
  /** URLs that the target can fetch; absent where it judges a URL by its looks alone. */
  readonly assets?: {
    /** A portrait video, MP4. */
    readonly video: string
    /** A picture, JPEG. */
    readonly picture: string
  }
  /** Fetches a media URL. */
  media(
    url: string,
    init?: {
      readonly method?: 'GET' | 'HEAD'
      readonly headers?: Readonly<Record<string, string>>
    },
  ): Promise<MediaExchange>
  /** The target's own moment, Unix milliseconds. */
  now(): Promise<number>
  /** Lets time pass on the target, in milliseconds: on a virtual clock at once, elsewhere by waiting. */
  pass(milliseconds: number): Promise<void>
  /** Asks for the outcome of the next matching call. @throws Unreachable where nothing can arrange it. */
  fate(operation: string, fate: string, times?: number): Promise<void>
  /** An address of its own for webhooks. @throws Unreachable where the target cannot reach one, or none could be waited for. */
  mailbox(): Promise<Mailbox>
  /** Id of something that every fresh account has. @throws Unreachable where nothing can tell it. */
  given(what: string): Promise<string>
  /** Grants or denies the app something. @throws Unreachable where nothing can arrange it. */
  grant(grants: Readonly<Record<string, boolean>>): Promise<void>
}

/** The case needs something that this target cannot give: its verdict is *unverified*, with this reason. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}
