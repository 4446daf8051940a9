import type { z } from 'zod'
import type { Evidence } from './evidence.ts'
import type { QueryEncodings } from './query.ts'
import type { QuotaRule } from './quota.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What a call spends on the real API: nothing but quota, a little, or money. */
export type CostClass = 'free' | 'cheap' | 'paid'

/** What travels back under one HTTP status. */
export interface ReplyVariant {
  readonly description: string
  readonly schema: z.ZodType
  /** Media type of the body; `application/json` unless told otherwise. */
  readonly contentType?: string
  /** Further media types that may travel in its place, where they are asked for, and what each of them holds. */
  readonly others?: Readonly<Record<string, string>>
}

/** One operation of an API, as a declaration. */
export interface Endpoint {
  /** The operationId, unique within the API. */
  readonly id: string
  readonly method: Method
  /** Path below the contract's base path, `{name}` for parameters. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly evidence: Evidence
  /** Whether sending the same call twice does no more than sending it once. */
  readonly idempotent: boolean
  readonly cost: CostClass
  /** `optional`: a call without a credential is welcome; one that is sent must be right. Required unless told. */
  readonly credential?: 'required' | 'optional'
  readonly request: {
    readonly params?: z.ZodObject
    readonly query?: z.ZodObject
    /** How each query parameter travels; required wherever `query` is. */
    readonly encodings?: QueryEncodings
    readonly body?: z.ZodType
  }
  /** What the caller is after, without wrapping. */
  readonly data: z.ZodType
  /** What travels, by HTTP status. */
  readonly replies: Readonly<Record<number, ReplyVariant>>
  /** Codes of the refusals this operation can answer with, beside those every operation can. */
  readonly refusals: readonly (string | number)[]
  readonly quota?: QuotaRule
  /** Name of the lifecycle of the tasks that this operation creates. */
  readonly creates?: string
  /** Name of the lifecycle that a task enters anew by this operation. */
  readonly continues?: string
  /** Outcomes that a caller may ask for by name, beside the ones every task knows. */
  readonly fates?: Readonly<Record<string, string>>
}
