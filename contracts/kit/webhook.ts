import type { z } from 'zod'
import type { Evidence } from './evidence.ts'

/** A message that an API sends by itself, as JSON, to a URL that a caller has named. */
export interface WebhookEvent {
  readonly summary: string
  /** When it is sent. */
  readonly description: string
  readonly evidence: Evidence
  /** Operations whose work it reports. */
  readonly operations: readonly string[]
  readonly body: z.ZodType
}
