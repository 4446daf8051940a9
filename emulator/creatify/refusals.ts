import { creatify as contract } from '../../contracts/creatify/contract.ts'
import type { ReturnCode } from '../../contracts/kit/contract.ts'
import type { GeneralRefusal, Refusal, Reply, Talk } from '../engine/provider.ts'
import { type Fields, fieldsOf } from './wording.ts'

/** The refusals that only this API knows. */
export type CreatifyRefusal =
  | (Refusal & { readonly kind: 'noObject'; readonly model: 'Link' | 'LinkToVideo' | 'Persona' })
  | (Refusal & { readonly kind: 'noPage' })
  /** Something about single fields that no schema can tell. */
  | (Refusal & { readonly kind: 'fields'; readonly fields: Fields })
  /** A bare list of one sentence. */
  | (Refusal & { readonly kind: 'sentence'; readonly sentence: string })
  | (Refusal & { readonly kind: 'fewCredits' })

/** HTTP status of success, by operation. */
const successes = new Map(
  contract.endpoints.map(({ id, replies }) => [
    id,
    Number(Object.keys(replies).find((status) => status.startsWith('2')) ?? 200),
  ]),
)

/** Answers data, given as JSON: there is no wrapping. */
export const succeed = (json: string, { endpoint }: Talk): Reply => ({
  status: successes.get(endpoint?.id ?? '') ?? 200,
  headers: { 'content-type': 'application/json' },
  body: json,
})

/** How this API says no, where paying fails with such a status. */
export const createRefuse = (fewCreditsStatus: number) =>
  function refuse(refusal: GeneralRefusal | CreatifyRefusal, talk: Talk): Reply {
    switch (refusal.kind) {
      case 'unknownPath':
        return detail(404, 'Not found.')
      case 'missingSlash':
        if (refusal.redirected) return redirect(refusal.target)
        return detail(404, 'Not found. The path of this operation ends in a slash.')
      case 'wrongMethod':
        return detail(405, `Method "${talk.method}" not allowed.`, {
          allow: refusal.allowed.join(', '),
        })
      case 'bodyTooLarge':
        return detail(413, 'The request body is too large.')
      case 'credentialMissing':
        return detail(401, 'Authentication credentials were not provided.', challenge)
      case 'credentialUnknown':
        return detail(401, 'Incorrect authentication credentials.', challenge)
      case 'quotaExceeded':
        return throttled(refusal.grant.forgivenAt - talk.now)
      case 'mediaType':
        return detail(415, `Unsupported media type "${refusal.sent}" in request.`)
      case 'malformedBody':
        return detail(400, `${readerOf(talk)} parse error - ${refusal.detail}`)
      case 'parameters': {
        const isPage = refusal.issues.some(({ in: where, path }) => {
          return where === 'query' && path[0] === 'page'
        })
        return isPage ? detail(404, 'Invalid page.') : json(400, fieldsOf(refusal.issues))
      }
      case 'fields':
        return json(400, refusal.fields)
      case 'sentence':
        return json(400, [refusal.sentence])
      case 'noObject':
        return detail(404, `No ${refusal.model} matches the given query.`)
      case 'noPage':
        return detail(404, 'Invalid page.')
      case 'fewCredits':
        return detail(fewCreditsStatus, 'Not enough credits.')
      case 'fault':
        return injected(refusal.code)
      case 'internal':
        return detail(500, 'A server error occurred.')
    }
  }

/** A code that a fault asks for: here it is the HTTP status. */
const injected = ({ status, when }: ReturnCode): Reply =>
  status === 429 ? throttled(60_000) : detail(status, when, status === 401 ? challenge : {})

const challenge = { 'www-authenticate': 'ApiKey realm="api"' }

function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    code: status,
  }
}

const detail = (
  status: number,
  sentence: string,
  headers?: Readonly<Record<string, string>>,
): Reply => json(status, { detail: sentence }, headers)

const redirect = (target: string): Reply => ({
  status: 301,
  headers: { 'content-type': 'text/html; charset=utf-8', location: target },
  body: '',
  code: 301,
})

function throttled(waitMs: number): Reply {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const unit = seconds === 1 ? 'second' : 'seconds'
  const sentence = `Request was throttled. Expected available in ${seconds} ${unit}.`
  return detail(429, sentence, { 'retry-after': String(seconds) })
}

const readerOf = (talk: Talk): string =>
  /form/i.test(talk.header('content-type') ?? '') ? 'Form' : 'JSON'
