import { z } from 'zod'

/**
 * HAR 1.2 as far as it is read. Writers differ: many leave out what the format requires (versions, sizes, cookies,
 * timings) or put null there, so only what a replay needs is asked for.
 */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish()
const text = optional(z.string()).transform((value) => value ?? '')

const pair = z.object({ name: z.string(), value: text })
const pairs = optional(z.array(pair)).transform((found) => found ?? [])

const postData = z.object({
  mimeType: text,
  text: optional(z.string()),
  params: optional(
    z.array(
      z.object({
        name: z.string(),
        value: optional(z.string()),
        fileName: optional(z.string()),
        contentType: optional(z.string()),
      }),
    ),
  ),
  encoding: optional(z.string()),
})

const request = z.object({
  method: z.string().regex(/^[A-Za-z]{1,32}$/, 'must be an HTTP method'),
  url: z.string().refine((url) => URL.canParse(url), 'must be an absolute URL'),
  headers: pairs,
  postData: optional(postData),
})

const content = z.object({
  size: optional(z.number()),
  mimeType: text,
  text: optional(z.string()),
  encoding: optional(z.string()),
})

const response = z.object({
  status: z.int().min(0).max(999),
  statusText: text,
  headers: pairs,
  content: optional(content),
})

export const harEntry = z.object({
  startedDateTime: optional(z.union([z.string(), z.number()])),
  time: optional(z.number()),
  request,
  response: optional(response),
  comment: optional(z.string()),
  _provider: optional(z.string()).catch(undefined),
  _operation: optional(z.string()).catch(undefined),
  _caller: optional(z.int().min(1)).catch(undefined),
  _virtualTime: optional(z.string()).catch(undefined),
})

/** Each entry is read by itself, so that a mistake names its number. */
export const harDocument = z.object({
  log: z.object({
    version: optional(z.union([z.string(), z.number()])),
    creator: optional(
      z.object({ name: text, version: optional(z.union([z.string(), z.number()])) }),
    ).catch(undefined),
    entries: z.array(z.unknown()),
  }),
})

export type HarEntry = z.output<typeof harEntry>
