import type { Entry, Har, Header, PostData, QueryString } from 'har-format'
import { formatInstant } from '../engine/instant.ts'
import type { Redaction } from '../engine/redaction.ts'
import { version } from '../version.ts'
import type { HarBody, HarExchange, HarResponse, Pairs } from './exchange.ts'
import { redactExchange } from './redact.ts'

/**
 * Exchanges as an HTTP Archive 1.2. Whatever is secret is blotted out on the way, so that no archive can hold it;
 * what was blotted already stays as it is. Media bodies are referred to by type and size, not kept.
 */
export function harOf(
  exchanges: readonly HarExchange[],
  { redaction, comment }: { readonly redaction: Redaction; readonly comment?: string },
): Har {
  return {
    log: {
      version: '1.2',
      creator,
      entries: exchanges.map((exchange) => entryOf(redactExchange(exchange, redaction))),
      ...(comment !== undefined && { comment }),
    },
  }
}

/** Who writes archives here. */
export const creator = { name: 'backlot', version } as const

function entryOf(exchange: HarExchange): Entry {
  const { request, response, startedAt, tookMs, virtualAt } = exchange
  return {
    startedDateTime: formatInstant(startedAt),
    time: tookMs,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: listed(request.headers),
      queryString: queryOf(request.url),
      ...(request.body && { postData: postDataOf(request.body) }),
      headersSize: -1,
      bodySize: request.body && 'text' in request.body ? Buffer.byteLength(request.body.text) : -1,
    },
    response: {
      status: response.status,
      statusText: response.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: listed(response.headers),
      content: contentOf(response),
      redirectURL: response.headers.find(([name]) => name === 'location')?.[1] ?? '',
      headersSize: -1,
      bodySize: sizeOf(response) ?? -1,
    },
    cache: {},
    timings: { send: 0, wait: tookMs, receive: 0 },
    ...(exchange.comment !== undefined && { comment: exchange.comment }),
    ...(exchange.provider !== undefined && { _provider: exchange.provider }),
    ...(exchange.operation !== undefined && { _operation: exchange.operation }),
    ...(exchange.caller !== undefined && { _caller: exchange.caller }),
    ...(virtualAt !== undefined && { _virtualTime: formatInstant(virtualAt) }),
  }
}

function queryOf(url: string): QueryString[] {
  const pairs = URL.canParse(url) ? new URL(url).searchParams : []
  return [...pairs].map(([name, value]) => ({ name, value }))
}

const listed = (pairs: Pairs): Header[] => pairs.map(([name, value]) => ({ name, value }))

const sizeOf = ({ size, text }: HarResponse): number | undefined =>
  size ?? (text === undefined ? undefined : Buffer.byteLength(text))

function contentOf(response: HarResponse): Entry['response']['content'] {
  const { mimeType, text } = response
  const size = sizeOf(response)
  return {
    size: size ?? 0,
    mimeType,
    ...(text !== undefined
      ? { text }
      : (size === undefined || size > 0) && { comment: 'the body is not stored' }),
  }
}

function postDataOf(body: HarBody): PostData {
  const { mimeType } = body
  if ('text' in body) return { mimeType, text: body.text }
  return {
    mimeType,
    params: body.parts.map(({ name, value, fileName, contentType }) => ({
      name,
      ...(value !== undefined && { value }),
      ...(fileName !== undefined && { fileName, comment: 'the file is not stored' }),
      ...(contentType !== undefined && { contentType }),
    })),
  }
}
