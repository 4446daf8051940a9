import type { Redaction } from '../engine/redaction.ts'
import type { HarBody, HarExchange, Pairs } from './exchange.ts'
import { headerOf } from './exchange.ts'

/** An exchange without credentials, cookies and secrets in queries and bodies; twice is the same as once. */
export function redactExchange(exchange: HarExchange, redaction: Redaction): HarExchange {
  const { request, response } = exchange
  const secrets = redaction.secretsIn(request.headers)
  const headers = (pairs: Pairs): Pairs => Object.entries(redaction.headers(pairs, secrets))
  const text = (body: string, type: string): string => redaction.body(body, type, secrets)
  return {
    ...exchange,
    request: {
      ...request,
      url: redaction.target(withoutUser(request.url), secrets),
      headers: headers(request.headers),
      body: request.body && redactBody(request.body, text, redaction),
    },
    response: {
      ...response,
      headers: headers(response.headers).map(([name, value]) =>
        name === 'location' ? [name, redaction.target(withoutUser(value), secrets)] : [name, value],
      ),
      text:
        response.text === undefined
          ? undefined
          : text(
              response.text,
              response.mimeType || (headerOf(response.headers, 'content-type') ?? ''),
            ),
    },
    comment: exchange.comment === undefined ? undefined : redaction.text(exchange.comment, secrets),
  }
}

function redactBody(
  body: HarBody,
  text: (body: string, type: string) => string,
  redaction: Redaction,
): HarBody {
  if ('text' in body) return { ...body, text: text(body.text, body.mimeType) }
  return {
    ...body,
    parts: body.parts.map((part) =>
      part.value === undefined
        ? part
        : { ...part, value: redaction.member(part.name, text(part.value, 'text/plain')) },
    ),
  }
}

/** A URL without the name and password before its host. */
const withoutUser = (url: string): string => url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, '$1')
