/** One request and its answer, as recordings, the journal and reports hand them around. */
export interface HarExchange {
  /** Unix milliseconds at which the request was sent. */
  readonly startedAt: number
  /** Milliseconds until the answer was whole. */
  readonly tookMs: number
  readonly request: HarRequest
  readonly response: HarResponse
  /** The API it belongs to, and the operation of it, where they are known. */
  readonly provider?: string | undefined
  readonly operation?: string | undefined
  /** Which credential it came with, counted from 1 in the order they appeared; the credential itself is not kept. */
  readonly caller?: number | undefined
  /** Unix milliseconds of the virtual clock, where there was one. */
  readonly virtualAt?: number | undefined
  readonly comment?: string | undefined
}

/** Names and values in the order they travelled. */
export type Pairs = readonly (readonly [name: string, value: string])[]

export interface HarRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Pairs
  readonly body?: HarBody | undefined
}

/** A body as text, or as the parts of a form when it holds files: those are named and not kept. */
export type HarBody =
  | { readonly mimeType: string; readonly text: string }
  | { readonly mimeType: string; readonly parts: readonly HarPart[] }

/** A field of a form: its text, or the file that stood there. */
export interface HarPart {
  readonly name: string
  readonly value?: string | undefined
  readonly fileName?: string | undefined
  readonly contentType?: string | undefined
}

export interface HarResponse {
  /** 0 when no answer came. */
  readonly status: number
  readonly statusText?: string | undefined
  readonly headers: Pairs
  readonly mimeType: string
  /** Bytes of the body, as far as known. */
  readonly size?: number | undefined
  /** The body; absent where it is media, or was not recorded. */
  readonly text?: string | undefined
}

/** Value of a header, whatever the case of its name; the first one of several. */
export const headerOf = (headers: Pairs, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1]

/** Whether a body of this media type is read as text; anything else is referred to and not kept. */
export const isText = (mimeType: string): boolean =>
  mimeType === '' ||
  /^(text\/|application\/(json|xml|javascript|problem\+json|x-www-form-urlencoded)|[^;]+\+(json|xml)\b)/i.test(
    mimeType,
  )
