import { open } from 'node:fs/promises'
import type { z } from 'zod'
import { type HarBody, type HarExchange, type HarResponse, headerOf, isText } from './exchange.ts'
import { type HarEntry, harDocument, harEntry } from './format.ts'
import { deepestNesting, isTooDeep } from './json.ts'

/** The largest file that is read, in bytes: 64 MiB. A recording without media is far smaller. */
export const largestHar = 64 * 1024 * 1024

/** The file is no recording that can be used; the message says which file, where in it, and what would be right. */
export class HarError extends Error {
  override readonly name = 'HarError'
}

/** A recording as it was read: who made it, and what travelled, in the order it was sent. */
export interface HarFile {
  readonly creator: string
  readonly exchanges: readonly HarExchange[]
}

/**
 * Reads a recording, whoever made it. Nothing is redacted yet.
 * @throws HarError when the file cannot be read, is larger than {@link largestHar}, no JSON, or no HAR
 */
export async function readHar(path: string): Promise<HarFile> {
  return parseHar(await textOf(path), path)
}

/** Reads the text of a recording; `name` is what messages call it. @throws HarError */
export function parseHar(text: string, name: string): HarFile {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (bare.trim() === '') throw new HarError(`${name} is empty; a HAR file is JSON`)
  if (isTooDeep(bare))
    throw new HarError(`${name} nests deeper than ${deepestNesting} levels; no HAR file does`)
  const log = held(harDocument, jsonIn(bare, name), name, []).log
  const entries = log.entries.map((entry, index) =>
    held(harEntry, entry, name, ['log', 'entries', index]),
  )
  const by = [log.creator?.name ?? '', String(log.creator?.version ?? '')]
  return { creator: by.join(' ').trim(), exchanges: inOrder(entries, name) }
}

async function textOf(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      const stat = await file.stat()
      if (!stat.isFile()) throw new HarError(`${path} is no file`)
      if (stat.size > largestHar) throw tooLarge(path, stat.size)
      // A file may grow while it is read: one byte more than allowed is asked for, and no more.
      const buffer = Buffer.alloc(stat.size + 1)
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
      if (bytesRead > largestHar) throw tooLarge(path, bytesRead)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof HarError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new HarError(`there is no file ${path}`)
    throw new HarError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

const tooLarge = (path: string, size: number): HarError =>
  new HarError(
    `${path} is ${Math.ceil(size / 1024 / 1024)} MiB; at most ${largestHar / 1024 / 1024} MiB are read, so record without media bodies`,
  )

function jsonIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new HarError(`${name} is no JSON, so no HAR file: ${why.slice(0, 200)}`)
  }
}

function held<T extends z.ZodType>(
  schema: T,
  value: unknown,
  name: string,
  at: readonly PropertyKey[],
): z.output<T> {
  const parsed = schema.safeParse(value, { jitless: true })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = [...at, ...(issue?.path ?? [])].map(String).join('.')
  throw new HarError(
    `${name} is no HAR 1.2 file: ${place || 'the top level'}: ${issue?.message ?? 'is wrong'}`,
  )
}

function inOrder(entries: readonly HarEntry[], name: string): HarExchange[] {
  let before = 0
  const exchanges = entries.map((entry, index) => {
    const place = `log.entries.${index}.startedDateTime`
    const startedAt = momentOf(
      entry.startedDateTime,
      before,
      `${name} is no HAR 1.2 file: ${place}`,
    )
    before = startedAt
    return exchangeOf(entry, startedAt)
  })
  // Browsers list requests as they end, or by page.
  return exchanges.toSorted((a, b) => a.startedAt - b.startedAt)
}

function momentOf(written: HarEntry['startedDateTime'], before: number, place: string): number {
  if (written === null || written === undefined) return before
  const moment = typeof written === 'number' ? written : Date.parse(written)
  if (Number.isNaN(moment) || Math.abs(moment) > 8.64e15)
    throw new HarError(`${place}: must be an instant such as 2026-01-01T00:00:00.000Z`)
  return Math.round(moment)
}

function exchangeOf(entry: HarEntry, startedAt: number): HarExchange {
  const { request } = entry
  const virtual = Date.parse(entry._virtualTime ?? '')
  return {
    startedAt,
    tookMs: Math.max(0, entry.time ?? 0),
    request: {
      method: request.method.toUpperCase(),
      url: request.url,
      headers: plainHeaders(request.headers),
      body: bodyOf(request.postData),
    },
    response: responseOf(entry.response),
    provider: entry._provider ?? undefined,
    operation: entry._operation ?? undefined,
    caller: entry._caller ?? undefined,
    virtualAt: Number.isNaN(virtual) ? undefined : virtual,
    comment: entry.comment ?? undefined,
  }
}

/** Without what HTTP/2 writes as headers and is none. */
const plainHeaders = (headers: readonly { name: string; value: string }[]) =>
  headers
    .filter(({ name }) => !name.startsWith(':'))
    .map(({ name, value }) => [name, value] as const)

function bodyOf(data: HarEntry['request']['postData']): HarBody | undefined {
  if (!data) return undefined
  const { mimeType, text, params, encoding } = data
  if (text !== null && text !== undefined && text !== '')
    return { mimeType, text: encoding === 'base64' ? decoded(text) : text }
  if (!params || params.length === 0) return undefined
  if (/^multipart\//i.test(mimeType))
    return {
      mimeType,
      parts: params.map((one) => ({
        name: one.name,
        value: one.value ?? undefined,
        fileName: one.fileName ?? undefined,
        contentType: one.contentType ?? undefined,
      })),
    }
  const form = new URLSearchParams(params.map(({ name, value }) => [name, value ?? '']))
  return { mimeType, text: form.toString() }
}

function responseOf(response: HarEntry['response']): HarResponse {
  if (!response) return { status: 0, headers: [], mimeType: '' }
  const { status, statusText, content } = response
  const headers = plainHeaders(response.headers)
  const mimeType = content?.mimeType || (headerOf(headers, 'content-type') ?? '')
  const text = content?.text ?? undefined
  const kept = text !== undefined && isText(mimeType)
  return {
    status,
    statusText,
    headers,
    mimeType,
    size: content?.size ?? undefined,
    text: kept ? (content?.encoding === 'base64' ? decoded(text) : text) : undefined,
  }
}

const decoded = (text: string): string => Buffer.from(text, 'base64').toString('utf8')
