import type { z } from 'zod'

/** What a caller finds in a reply once its wrapping is off. */
export type Opened =
  | { readonly ok: true; readonly data: unknown; readonly requestId?: string }
  | {
      readonly ok: false
      readonly code: string | number
      readonly message: string
      readonly requestId?: string
    }

/** How an API wraps what the caller is after; it stands between `data` and what travels. */
export interface Envelope {
  /** Schema of a success body around `data`. */
  success(data: z.ZodType): z.ZodType
  /** Schema of a refusal's body. */
  readonly failure: z.ZodType
  /** Takes the wrapping off; undefined when the body is none of this API's. */
  open(status: number, body: unknown): Opened | undefined
}
