import type { ReturnCode } from '../../contracts/kit/contract.ts'
import type { Issue } from '../engine/parameters.ts'
import type { GeneralRefusal, Refusal, Reply, Talk } from '../engine/provider.ts'
import { requestId } from './ids.ts'

/** What can be wrong with the source of an upload. */
export type SourceProblem =
  | 'md5Mismatch'
  | 'fetchTimeout'
  | 'unreachable'
  | 'tooLarge'
  | 'badMediaType'
  | 'badRatio'

/** The refusals that only this API knows. */
export type TikTokRefusal =
  | (Refusal & { readonly kind: 'noPermission' })
  | (Refusal & { readonly kind: 'notAllowlisted'; readonly feature: string })
  | (Refusal & { readonly kind: 'unknownAvatar'; readonly path: string })
  | (Refusal & { readonly kind: 'badVideoId'; readonly id: string })
  | (Refusal & { readonly kind: 'badSource'; readonly problem: SourceProblem })

const sources: Readonly<Record<SourceProblem, readonly [number, string]>> = {
  md5Mismatch: [40900, 'The fetched file does not have the MD5 digest that its server states.'],
  fetchTimeout: [40902, 'Fetching video_url took too long.'],
  unreachable: [40903, 'video_url cannot be fetched. Check that it is a valid, reachable URL.'],
  tooLarge: [40907, 'The video file is too large.'],
  badMediaType: [40908, 'The file is not a video of a supported container: mp4, mov, mpeg or avi.'],
  badRatio: [40915, 'The aspect ratio of the video must be 9:16, 16:9 or 1:1.'],
}

/** Wraps data, given as JSON. */
export const succeed = (json: string, talk: Talk): Reply => enveloped(0, '"OK"', json, talk)

/** Says no as TikTok does: most often with HTTP status 200. */
export function refuse(refusal: GeneralRefusal | TikTokRefusal, talk: Talk): Reply {
  const no = (code: number, message: string): Reply =>
    enveloped(code, JSON.stringify(message), '{}', talk)
  switch (refusal.kind) {
    case 'unknownPath':
      return no(40006, 'no schema found')
    case 'missingSlash':
      return plain(404, 'text/plain', '404 page not found')
    case 'wrongMethod':
      return plain(405, 'text/html', page('405 Method Not Allowed'), {
        allow: refusal.allowed.join(', '),
      })
    case 'bodyTooLarge':
      return plain(413, 'text/html', page('413 Request Entity Too Large'))
    case 'credentialMissing':
      return no(
        40104,
        'Access token is null, you should set it in http header with key Access-Token.',
      )
    case 'credentialUnknown':
      return no(40105, 'Access token is incorrect or has been revoked.')
    case 'noPermission':
      return no(40001, 'This app does not hold the permission to generate videos.')
    case 'notAllowlisted':
      return no(40118, `This app is not on the allowlist of ${refusal.feature}.`)
    case 'quotaExceeded':
      return no(40100, 'Too many requests. Please retry in some time.')
    case 'mediaType':
      return no(40002, 'Content-Type: Must be application/json.')
    case 'malformedBody':
      return no(40002, 'body: Not a valid JSON object.')
    case 'parameters':
      return no(40002, refusal.issues.slice(0, 1).map(wordingOf).join())
    case 'unknownAvatar':
      return no(40002, `${refusal.path}: Not a valid choice.`)
    case 'badVideoId':
      return no(
        40053,
        `Video ${named(refusal.id)} does not exist or cannot be used by this account.`,
      )
    case 'badSource':
      return no(...sources[refusal.problem])
    case 'fault':
      return injected(refusal.code, talk)
    case 'internal':
      return no(50000, 'System error.')
  }
}

const longestName = 64

/** An id that a caller made up, as a sentence names it: its first 64 characters, and `…` where there are more. */
export function named(id: string): string {
  // The slice, of two units a character, spares a string of megabytes from being taken apart.
  const characters = [...id.slice(0, 2 * longestName + 2)]
  return characters.length > longestName ? `${characters.slice(0, longestName).join('')}…` : id
}

/** A code that a fault asks for, carried as the contract says. */
const injected = ({ code, status, when }: ReturnCode, talk: Talk): Reply => ({
  ...enveloped(Number(code), JSON.stringify(when), '{}', talk),
  status,
})

/** An answer in its envelope; message and data are JSON already. */
function enveloped(code: number, message: string, json: string, talk: Talk): Reply {
  const id = requestId(talk.now, talk.chance)
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-tt-logid': id },
    body: `{"code":${code},"message":${message},"request_id":"${id}","data":${json}}`,
    code,
  }
}

const plain = (
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ status, headers: { 'content-type': type, ...headers }, body })

const page = (title: string): string =>
  `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>\n`

/** `<field.path>: <reason>`, for the first thing that is wrong. */
function wordingOf(issue: Issue): string {
  const path = issue.path.map(String).join('.') || issue.in
  return `${path}: ${reasonOf(issue)}`
}

function reasonOf({ problem, detail }: Issue): string {
  if (problem === 'missing') return 'Missing data for required field.'
  if (problem === 'repeated') return 'Sent more than once.'
  if (problem === 'nul') return 'NUL characters are not allowed.'
  if (problem === 'unknown') return 'Unknown field.'
  switch (detail?.code) {
    case 'invalid_type':
      return detail.expected === 'int' ? 'Not a valid integer.' : `Not a valid ${detail.expected}.`
    case 'invalid_value':
      return `Must be one of: ${detail.values.slice(0, 12).map(String).join(', ')}.`
    case 'too_small':
      return detail.origin === 'array'
        ? `Shorter than minimum length ${detail.minimum}.`
        : `Must be greater than or equal to ${detail.minimum}.`
    case 'too_big':
      return detail.origin === 'array' || detail.origin === 'string'
        ? `Longer than maximum length ${detail.maximum}.`
        : `Must be less than or equal to ${detail.maximum}.`
    case 'invalid_format':
      return detail.format === 'url' ? 'Not a valid URL.' : 'Not in the expected form.'
    case 'custom':
      return detail.message
    default:
      return 'Not a valid value.'
  }
}
