import { ApiError, isCallError, NetworkError } from './errors.ts'
import { type FileSoFar, fileHead, LinkExpiredError, refusalOf } from './file-answer.ts'
import { type RetryOption, retryPolicyOf, troubleOfStatus, waitBeforeRetry } from './retry.ts'
import { type Limits, type Transport, within } from './transport.ts'

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined
  /** Longest silence, before the answer and between its parts, in milliseconds; 0 for without end. */
  readonly timeoutMs?: number | undefined
  /** `attempts` counts connections in a row that brought nothing new. */
  readonly retry?: RetryOption | undefined
}

/** A file on its way: read it in parts as they come, or as a whole. Each reading fetches anew. */
export interface Download extends AsyncIterable<Uint8Array> {
  /** The whole file in memory. @throws as reading in parts does. */
  bytes(): Promise<Uint8Array>
}

/** Where from, and what the link says of itself. */
export interface DownloadSource {
  readonly url: string
  /** When the link dies, Unix milliseconds; undefined where nobody can tell. */
  readonly expiresAt?: number | undefined
}

const usualTimeout = 30_000

/**
 * A file that is fetched on from where it stopped when the connection breaks. No credential is sent.
 * Reading throws LinkExpiredError, ApiError, NetworkError, TimeoutError, the signal's reason, or
 * ContractError when what comes is not the file that it was, or not as long as promised.
 */
export function createDownload(
  transport: Transport,
  source: DownloadSource,
  options: DownloadOptions = {},
): Download {
  const parts = () => partsOf(transport, source, options)
  return { [Symbol.asyncIterator]: parts, bytes: () => joined(parts()) }
}

async function* partsOf(
  transport: Transport,
  source: DownloadSource,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array, void> {
  const policy = retryPolicyOf(options.retry)
  const limits: Limits = {
    timeoutMs: options.timeoutMs ?? usualTimeout,
    signal: options.signal,
  }
  let file: FileSoFar = { offset: 0 }
  for (let attempt = 1; ; attempt += 1) {
    const { offset } = file
    try {
      for await (const { chunk, soFar } of connection(transport, source, file, limits)) {
        file = soFar
        if (chunk.length > 0) yield chunk
      }
      return
    } catch (error) {
      if (!isCallError(error)) throw error
      if (file.offset === file.total) return
      if (file.offset > offset) attempt = 1
      const trouble = error instanceof ApiError ? troubleOfStatus(error.status) : undefined
      const now = transport.now()
      const { random } = transport
      const failure = { error, trouble, attempt, operation: fetching, policy, random, now }
      const wait = waitBeforeRetry(failure)
      if (wait === undefined) throw error
      await transport.sleep(wait, options.signal)
    }
  }
}

const fetching = { method: 'GET', path: '', idempotent: true, query: {} } as const

/** What one connection brings: each chunk, and how far the file has come with it. */
async function* connection(
  transport: Transport,
  source: DownloadSource,
  begun: FileSoFar,
  limits: Limits,
): AsyncGenerator<{ chunk: Uint8Array; soFar: FileSoFar }, void> {
  const { url, expiresAt } = source
  const apiNow = transport.apiNow()
  if (expiresAt !== undefined && apiNow !== undefined && apiNow >= expiresAt)
    throw new LinkExpiredError(url, expiresAt)
  const headers = rangeHeaders(begun)
  const response = await transport.open(url, headers, limits)
  const reader = response.body?.getReader()
  try {
    const request = { method: 'GET', url, headers }
    if (response.status >= 400 && response.status !== 416) {
      const text = await within(limits, `GET ${url}`, () => textOf(reader))
      throw refusalOf(request, response, text, expiresAt)
    }
    const head = fileHead(request, response, begun)
    let { skip } = head
    let { offset } = begun
    yield { chunk: new Uint8Array(), soFar: { ...head.file, offset } }
    for (;;) {
      const { done, value } = (await within(limits, `GET ${url}`, async () => reader?.read())) ?? {
        done: true,
      }
      if (done || !value) break
      const chunk = value.subarray(Math.min(skip, value.length))
      skip -= value.length - chunk.length
      offset += chunk.length
      head.refuseBeyond(offset)
      yield { chunk, soFar: { ...head.file, offset } }
    }
    const { total } = head.file
    if (total !== undefined && offset < total)
      throw new NetworkError(`GET ${url} ended after ${offset} of ${total} bytes`, { sent: true })
  } finally {
    // The file may be left halfway; nobody waits for the connection to notice.
    reader?.cancel().catch(() => undefined)
  }
}

function rangeHeaders({ offset, validator }: FileSoFar): Record<string, string> {
  // A compressed answer has another length than the file.
  const headers = { 'accept-encoding': 'identity' }
  if (offset === 0) return headers
  return { ...headers, range: `bytes=${offset}-`, ...(validator && { 'if-range': validator }) }
}

async function textOf(reader: ReadableStreamDefaultReader<Uint8Array> | undefined) {
  const decoder = new TextDecoder()
  let text = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    text += decoder.decode(part.value, { stream: true })
  return text + decoder.decode()
}

async function joined(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of parts) chunks.push(chunk)
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
