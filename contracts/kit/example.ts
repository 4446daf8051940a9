import type { CallInput } from './bench.ts'

/** One call and what it answers, made up, as it would travel. */
export interface Example {
  readonly summary: string
  /** What is sent; absent for a reply that any request may get. */
  readonly input?: Pick<CallInput, 'params' | 'query' | 'body'>
  /** HTTP status of the reply; 200 unless told otherwise. */
  readonly status?: number
  readonly reply: unknown
}

/** Examples by operation, then by name in camelCase. */
export type Examples = Readonly<Record<string, Readonly<Record<string, Example>>>>
