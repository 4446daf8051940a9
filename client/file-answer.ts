import { ApiError, ContractError } from './errors.ts'
import { type Exchange, jsonOf, type SentRequest } from './exchange.ts'

/** The link is dead: its time has passed, or the server says so. */
export class LinkExpiredError extends Error {
  override readonly name = 'LinkExpiredError'
  readonly url: string
  /** Where the link's life ended, if the link tells. */
  readonly expiredAt: Date | undefined

  constructor(url: string, expiresAt: number | undefined, options?: ErrorOptions) {
    const expiredAt = expiresAt === undefined ? undefined : new Date(expiresAt)
    super(
      `the link ${expiredAt ? `died at ${expiredAt.toISOString()}` : 'is dead'}: ${url}`,
      options,
    )
    this.url = url
    this.expiredAt = expiredAt
  }
}

/** What is known and held of a file. */
export interface FileSoFar {
  /** Bytes held. */
  readonly offset: number
  /** Length of the whole file in bytes, once an answer has told. */
  readonly total?: number | undefined
  /** Strong ETag, else the date of the last change: proves that a later answer is of the same file. */
  readonly validator?: string | undefined
}

/** What the head of an answer says of the bytes that follow. */
export interface FileHead {
  readonly file: Omit<FileSoFar, 'offset'>
  /** Bytes at the beginning of the body that are held already. */
  readonly skip: number
  /** @throws ContractError when the file has grown beyond its promised length. */
  refuseBeyond(offset: number): void
}

/**
 * Reads the head of an answer to the request for the rest of a file.
 * @throws ContractError when what follows is not that rest.
 */
export function fileHead(request: SentRequest, response: Response, begun: FileSoFar): FileHead {
  const fail = (why: string): never => {
    const exchange = exchangeOf(request, response, '')
    throw new ContractError(`GET ${request.url} answered ${why}`, { exchange })
  }
  const range = rangeOf(response)
  const whole = response.status === 200
  const validator = validatorOf(response)
  const total = whole ? lengthOf(response) : range?.total
  if (response.status === 416) {
    if (total !== begun.offset) fail(`that there is no byte ${begun.offset}`)
  } else if (!whole && (response.status !== 206 || range === undefined))
    fail(`with HTTP ${response.status} instead of a file`)
  else if (!whole && range?.start !== begun.offset)
    fail(`from byte ${range?.start} when asked from byte ${begun.offset}`)
  if (begun.offset > 0 && begun.validator !== (validator ?? begun.validator))
    fail(`with another file than before: ${validator} instead of ${begun.validator}`)
  if (begun.total !== undefined && begun.total !== (total ?? begun.total))
    fail(`with a file of ${total} bytes that had ${begun.total} before`)
  const file = { total: total ?? begun.total, validator: validator ?? begun.validator }
  return {
    file,
    skip: whole ? begun.offset : 0,
    refuseBeyond: (offset) => {
      if (file.total !== undefined && offset > file.total) fail(`more than ${file.total} bytes`)
    },
  }
}

/** The error that a refused download means. A 403 is the end of the link's life unless that is yet to come. */
export function refusalOf(
  request: SentRequest,
  response: Response,
  text: string,
  expiresAt: number | undefined,
): ApiError | LinkExpiredError {
  const { status } = response
  const message = `HTTP ${status} to GET ${request.url}`
  const refusal = new ApiError({
    code: status,
    message,
    exchange: exchangeOf(request, response, text),
  })
  const sentAt = Date.parse(response.headers.get('date') ?? '')
  const alive = expiresAt !== undefined && sentAt < expiresAt
  if (status !== 410 && (status !== 403 || alive)) return refusal
  return new LinkExpiredError(request.url, expiresAt, { cause: refusal })
}

function exchangeOf(request: SentRequest, response: Response, text: string): Exchange {
  const headers = Object.fromEntries(response.headers)
  return { request, response: { status: response.status, headers, text, json: jsonOf(text) } }
}

function rangeOf(response: Response): { start?: number; total?: number } | undefined {
  const match = /^bytes (?:(\d+)-\d+|\*)\/(?:(\d+)|\*)$/.exec(
    response.headers.get('content-range') ?? '',
  )
  if (!match) return undefined
  const [, start, total] = match
  return {
    ...(start !== undefined && { start: Number(start) }),
    ...(total !== undefined && { total: Number(total) }),
  }
}

function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length')
  return length === null || headers.has('content-encoding') ? undefined : Number(length)
}

function validatorOf({ headers }: Response): string | undefined {
  const etag = headers.get('etag')
  if (etag !== null && !etag.startsWith('W/')) return etag
  return headers.get('last-modified') ?? undefined
}
