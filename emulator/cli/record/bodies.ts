import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import {
  type HarBody,
  type HarPart,
  type HarResponse,
  headerOf,
  isText,
  type Pairs,
} from '../../har/exchange.ts'

/** Bytes of a body that are held for the recording; a longer one still passes, and is not stored. */
export const longestKept = 16 * 1024 * 1024

/** What was kept of a body on its way: everything, or only its length when it grew too long. */
export interface Kept {
  readonly bytes: Buffer | undefined
  readonly length: number
}

/** Keeps what passes, up to {@link longestKept}. */
export function createKeeper(): { add(chunk: Buffer): void; kept(): Kept } {
  let chunks: Buffer[] | undefined = []
  let length = 0
  return {
    add(chunk) {
      length += chunk.length
      if (length > longestKept) chunks = undefined
      chunks?.push(chunk)
    },
    kept: () => ({ bytes: chunks && Buffer.concat(chunks), length }),
  }
}

/** A request's body as a recording holds it; files in forms are named, other media are left out. */
export async function requestBodyOf(headers: Pairs, kept: Kept): Promise<HarBody | undefined> {
  if (kept.length === 0) return undefined
  const mimeType = headerOf(headers, 'content-type') ?? ''
  const bytes = kept.bytes && decoded(kept.bytes, headerOf(headers, 'content-encoding'))
  if (!bytes) return { mimeType, parts: [] }
  if (/^multipart\//i.test(mimeType)) return formOf(mimeType, bytes)
  return isText(mimeType) ? { mimeType, text: bytes.toString('utf8') } : { mimeType, parts: [] }
}

async function formOf(mimeType: string, bytes: Buffer): Promise<HarBody> {
  try {
    // A buffer is a body; the DOM types want to know where its memory lies.
    const form = await new Response(bytes as BodyInit, {
      headers: { 'content-type': mimeType },
    }).formData()
    const parts = [...form].map(
      ([name, value]): HarPart =>
        typeof value === 'string'
          ? { name, value }
          : { name, fileName: value.name, contentType: value.type },
    )
    // Without files the text itself is kept, so that it can be sent again to the letter.
    return parts.every(({ fileName }) => fileName === undefined)
      ? { mimeType, text: bytes.toString('utf8') }
      : { mimeType, parts }
  } catch {
    return { mimeType, text: bytes.toString('utf8') }
  }
}

/** An answer as a recording holds it; media are referred to by type and length. */
export function responseOf(
  status: number,
  statusText: string,
  headers: Pairs,
  kept: Kept,
): HarResponse {
  const mimeType = headerOf(headers, 'content-type') ?? ''
  const bytes = kept.bytes && decoded(kept.bytes, headerOf(headers, 'content-encoding'))
  const readable = isText(mimeType) && bytes !== undefined && kept.length > 0
  return {
    status,
    statusText,
    headers,
    mimeType,
    size: bytes?.length ?? kept.length,
    text: readable ? bytes.toString('utf8') : undefined,
  }
}

/** Bytes without their compression; undefined where it is unknown or broken. */
function decoded(bytes: Buffer, encoding = 'identity'): Buffer | undefined {
  const limit = { maxOutputLength: longestKept }
  try {
    switch (encoding.trim().toLowerCase()) {
      case '':
      case 'identity':
        return bytes
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, limit)
      case 'deflate':
        return inflateSync(bytes, limit)
      case 'br':
        return brotliDecompressSync(bytes, limit)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}
