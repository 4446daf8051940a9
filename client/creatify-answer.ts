import type { ReceivedResponse } from './exchange.ts'
import type { operations } from './generated/creatify.operations.ts'
import type { Opened } from './provider.ts'
import type { Trouble } from './retry.ts'
import { hasId, holds, isObject } from './shape.ts'

/** Reads an answer of Creatify: there is no envelope, and a refusal has one of three shapes. */
export function open({ status, json }: ReceivedResponse, id: keyof typeof operations): Opened {
  if (status >= 400) {
    const message = messageOf(json)
    if (message === undefined) return { kind: 'garbage', why: `HTTP ${status} without a reason` }
    return { kind: 'refusal', code: status, message }
  }
  if (status < 200 || status > 299) return { kind: 'garbage', why: `HTTP ${status}` }
  if (isShapedFor[id](json)) return { kind: 'data' }
  return { kind: 'garbage', why: `HTTP ${status} without the body of ${id}` }
}

/** No refusal but that of too many calls, which its HTTP status tells already, may be gone the next time. */
export const troubleOf = (_code: string | number): Trouble | undefined => undefined

/**
 * Every reason in a refusal, one after the other: `{"detail": …}`, a bare list, or lists of sentences by field, which
 * may lie deeper. Undefined where there is none.
 */
function messageOf(json: unknown): string | undefined {
  if (Array.isArray(json) || isObject(json)) return reasonsOf(json, '').join(' ') || undefined
  return undefined
}

function reasonsOf(value: unknown, field: string): string[] {
  if (typeof value === 'string') return [field === '' ? value : `${field}: ${value}`]
  if (Array.isArray(value)) return value.flatMap((item) => reasonsOf(item, field))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    reasonsOf(inner, name === 'detail' && field === '' ? '' : field ? `${field}.${name}` : name),
  )
}

const isPage = holds('results')

/** What the body of an operation must be for its caller to get on; the rest is left to the contract. */
const isShapedFor: Record<keyof typeof operations, (data: unknown) => boolean> = {
  createLink: hasId,
  createLinkWithParams: hasId,
  listLinks: Array.isArray,
  getLink: hasId,
  updateLink: hasId,
  createVideo: hasId,
  createPreview: hasId,
  createPreviewList: hasId,
  listVideos: Array.isArray,
  getVideo: hasId,
  renderVideo: hasId,
  renderSinglePreview: hasId,
  listPersonas: Array.isArray,
  listPersonasPaginated: isPage,
  getPersona: hasId,
  listVoices: Array.isArray,
  listVoicesPaginated: isPage,
  listMusics: isPage,
  listMusicCategories: Array.isArray,
  getRemainingCredits: (data) => isObject(data) && typeof data['remaining_credits'] === 'number',
}
