import type { z } from 'zod'

/**
 * How we know a fact about a vendor, strongest first: the vendor's own pages say so; public pages or
 * SDKs of the same platform say so; it was seen in the wild; we decided it ourselves.
 */
export const evidenceMarks = ['documented', 'public', 'observed', 'assumed'] as const
export type Evidence = (typeof evidenceMarks)[number]

declare module 'zod' {
  interface GlobalMeta {
    /** How we know that the field or schema is as written here. */
    evidence?: Evidence
  }
}

/** What a schema says of itself: meaning in our own words, and how we know. */
export type Fact = {
  readonly description: string
  readonly evidence: Evidence
  /** Names the schema, so that printed documents refer to it instead of repeating it. */
  readonly id?: string
  /** Values that are recommended, where any other may be sent as well. */
  readonly examples?: readonly unknown[]
}

type More = Omit<Fact, 'description' | 'evidence'>

/** Meta data of a schema that the vendor documents. */
export const documented = (description: string, more?: More): Fact =>
  Object.assign({ description, evidence: 'documented' } as const, more)

/** Meta data of a schema known from public documentation or SDKs of the same platform. */
export const published = (description: string, more?: More): Fact =>
  Object.assign({ description, evidence: 'public' } as const, more)

/** Meta data of a schema seen in the wild. */
export const observed = (description: string, more?: More): Fact =>
  Object.assign({ description, evidence: 'observed' } as const, more)

/** Meta data of a schema that is our own decision where nothing is known. */
export const assumed = (description: string, more?: More): Fact =>
  Object.assign({ description, evidence: 'assumed' } as const, more)

/** The evidence mark a schema carries, if any. */
export const evidenceOf = (schema: z.ZodType): Evidence | undefined => schema.meta()?.evidence
