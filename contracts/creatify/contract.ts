import { z } from 'zod'
import type { Contract } from '../kit/contract.ts'
import type { Endpoint, ReplyVariant } from '../kit/endpoint.ts'
import type { Envelope } from '../kit/envelope.ts'
import type { QuotaRule } from '../kit/quota.ts'
import { codes, notEmulated, rules } from './facts.ts'
import * as supporting from './supporting.ts'
import * as wire from './wire.ts'

const anyRefusal = z.union([wire.detailRefusal, wire.listRefusal, wire.fieldRefusal])

const envelope: Envelope = {
  success: (data) => data,
  failure: anyRefusal,
  open(status, body) {
    if (body === undefined) return undefined
    if (status >= 200 && status < 300) return { ok: true, data: body }
    if (status < 400) return undefined
    return { ok: false, code: status, message: messageOf(body) }
  },
}

/** The first sentence of a refusal, behind the field it is about. */
function messageOf(body: unknown, field = ''): string {
  if (typeof body === 'string') return field + body
  const [first] = typeof body === 'object' && body !== null ? Object.entries(body) : []
  if (!first) return field + JSON.stringify(body)
  const [name, inner] = first
  return messageOf(inner, Array.isArray(body) || name === 'detail' ? field : `${field}${name}: `)
}

const throttle: QuotaRule = {
  limit: 60,
  windowMs: 60_000,
  window: 'sliding',
  per: 'account',
  penaltyMs: 0,
  bucket: 'requests',
  evidence: 'assumed',
}

/** HTTP statuses that any call may be refused with. */
const everywhere = [401, 429, 500] as const

const refusals: Readonly<Record<number, ReplyVariant>> = {
  400: { description: 'Something about the request is wrong.', schema: anyRefusal },
  401: { description: 'No credential, or no right one.', schema: wire.detailRefusal },
  402: { description: 'Too few credits.', schema: wire.detailRefusal },
  404: { description: 'There is no such object.', schema: wire.detailRefusal },
  413: { description: 'The body is too large.', schema: wire.detailRefusal },
  415: { description: 'A body of this media type cannot be read.', schema: wire.detailRefusal },
  429: { description: 'Too many calls; `Retry-After` tells when.', schema: wire.detailRefusal },
  500: { description: 'Something went wrong inside.', schema: wire.detailRefusal },
}

type Declared = Omit<Endpoint, 'replies' | 'quota'> & {
  readonly refusals: readonly number[]
  /** HTTP status of success; 200 unless told otherwise. */
  readonly status?: number
}

function endpoint({ status = 200, ...declared }: Declared): Endpoint {
  const withBody = declared.request.body ? [413, 415] : []
  const possible = [...everywhere, ...withBody, ...declared.refusals].sort((a, b) => a - b)
  return {
    ...declared,
    refusals: [...new Set([...declared.refusals, ...withBody])].sort((a, b) => a - b),
    quota: throttle,
    replies: {
      [status]: { description: 'What was asked for.', schema: declared.data },
      ...Object.fromEntries(possible.map((code) => [code, refusals[code]])),
    },
  }
}

const byId = z.object({ id: z.string() })
const paging = { page: 'integer', page_size: 'integer' } as const
const filters = { age_range: 'csv', gender: 'csv', location: 'csv', style: 'csv' } as const

/** What reads and nothing else. */
const reading = { method: 'GET', idempotent: true, cost: 'free', evidence: 'documented' } as const
/** What costs credits. */
const paying = { method: 'POST', idempotent: false, cost: 'paid', evidence: 'documented' } as const

/** Creatify's link to video. */
export const creatify: Contract = {
  id: 'creatify',
  title: 'Creatify link to video',
  description:
    'Marketing videos from a product link: links, previews, renderings, and what they are made with.',
  version: '1.0',
  sources: {
    documented: "the vendor's reference pages of these operations",
    public: "other pages of the vendor's platform",
    observed: 'integrators who have seen it, or whose code relies on it',
    assumed: 'our choice, after what the Django REST framework does by itself',
  },
  liveHosts: ['https://api.creatify.ai'],
  basePath: '/api',
  credential: {
    headers: ['X-API-ID', 'X-API-KEY'],
    description: 'Id and key of the account, which belong together.',
  },
  grants: {},
  checks: ['credential', 'quota', 'method', 'object', 'mediaType', 'parameters'],
  trailingSlash: 'redirectGet',
  repeatedQuery: 'last',
  nulCharacters: 'refuse',
  bodyTypes: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  emptyBody: 'object',
  spelledValues: 'read',
  bodyLimit: 10 * 1024 * 1024,
  transport: {
    301: {
      description: 'The path of a GET lacks its last slash; `Location` has it.',
      contentType: 'text/html',
      evidence: 'assumed',
    },
  },
  envelope,
  lifecycles: {
    render: { path: ['pending', 'in_queue', 'running', 'done'], failure: 'failed' },
    previews: {
      path: ['pending', 'previews_ready'],
      failure: 'failed',
      shownAs: { previews_ready: 'pending' },
    },
  },
  endpoints: [
    endpoint({
      ...paying,
      id: 'createLink',
      path: '/links/',
      status: 201,
      cost: 'cheap',
      summary: 'Read a product page',
      description: 'Finds texts, pictures and videos of a product on its page. One credit.',
      request: { body: wire.createLinkBody },
      data: wire.link,
      refusals: [400, 402],
      fates: {
        scrapeFailed: 'The page cannot be read.',
        noMedia: 'The page has neither pictures nor videos.',
      },
    }),
    endpoint({
      ...reading,
      id: 'listLinks',
      path: '/links/',
      summary: 'Look at links',
      description: 'Reports links by id.',
      request: { query: wire.idsQuery, encodings: { ids: 'csv' } },
      data: z.array(wire.link),
      refusals: [400],
    }),
    endpoint({
      ...paying,
      id: 'createLinkWithParams',
      path: '/links/link_with_params/',
      cost: 'cheap',
      summary: 'Tell of a product',
      description: 'Makes a link without a page, from texts, pictures and videos. One credit.',
      request: { body: wire.createLinkWithParamsBody },
      data: wire.link,
      refusals: [400, 402],
    }),
    endpoint({
      ...reading,
      id: 'getLink',
      path: '/links/{id}/',
      summary: 'Look at a link',
      description: 'Reports one link.',
      request: { params: byId },
      data: wire.link,
      refusals: [404],
    }),
    endpoint({
      ...reading,
      id: 'updateLink',
      method: 'PUT',
      path: '/links/{id}/',
      summary: 'Correct a link',
      description: 'Changes what was found on the page. Answers the page alone.',
      request: { params: byId, body: wire.updateLinkBody },
      data: wire.innerLink,
      refusals: [400, 404],
    }),
    endpoint({
      ...paying,
      id: 'createVideo',
      path: '/link_to_videos/',
      status: 201,
      summary: 'Make a video',
      description: 'Starts a video of a link, without previews. Five credits for each half minute.',
      request: { body: wire.createVideoBody },
      data: wire.video,
      refusals: [400, 402],
      creates: 'render',
    }),
    endpoint({
      ...reading,
      id: 'listVideos',
      path: '/link_to_videos/',
      summary: 'Look at jobs',
      description: 'Reports jobs by id, as a bare array.',
      request: { query: wire.idsQuery, encodings: { ids: 'csv' } },
      data: z.array(wire.video),
      refusals: [400],
    }),
    endpoint({
      ...paying,
      id: 'createPreview',
      path: '/link_to_videos/preview/',
      summary: 'Make a preview and wait for it',
      description: 'Answers when the preview is there. One credit for each half minute.',
      request: { body: wire.createVideoBody },
      data: wire.video,
      refusals: [400, 402],
      creates: 'previews',
    }),
    endpoint({
      ...paying,
      id: 'createPreviewList',
      path: '/link_to_videos/preview_list_async/',
      status: 201,
      summary: 'Make previews',
      description:
        'Starts a preview for each style in each shape. The job stays `pending` while `previews` fills.',
      request: { body: wire.createPreviewListBody },
      data: wire.video,
      refusals: [400, 402],
      creates: 'previews',
    }),
    endpoint({
      ...reading,
      id: 'getVideo',
      path: '/link_to_videos/{id}/',
      summary: 'Look at a job',
      description: 'Reports one job.',
      request: { params: byId },
      data: wire.video,
      refusals: [404],
    }),
    endpoint({
      ...paying,
      id: 'renderVideo',
      path: '/link_to_videos/{id}/render/',
      evidence: 'observed',
      summary: 'Make a video of a preview',
      description: 'Renders the first preview of a job. Four credits for each half minute.',
      request: { params: byId },
      data: wire.video,
      refusals: [400, 402, 404],
      continues: 'render',
    }),
    endpoint({
      ...paying,
      id: 'renderSinglePreview',
      path: '/link_to_videos/{id}/render_single_preview/',
      summary: 'Make a video of one of several previews',
      description: 'Renders the preview that is named. Four credits for each half minute.',
      request: { params: byId, body: wire.renderSinglePreviewBody },
      data: wire.video,
      refusals: [400, 402, 404],
      continues: 'render',
    }),
    endpoint({
      ...reading,
      id: 'listPersonas',
      path: '/personas/',
      summary: 'List personas',
      description: 'Every persona that fits, as a bare array.',
      request: { query: supporting.personasQuery, encodings: filters },
      data: z.array(supporting.persona),
      refusals: [400],
    }),
    endpoint({
      ...reading,
      id: 'listPersonasPaginated',
      path: '/personas/paginated/',
      summary: 'Page through personas',
      description: 'The personas that fit, page by page.',
      request: { query: supporting.personasPageQuery, encodings: { ...filters, ...paging } },
      data: supporting.pageOf(supporting.persona, 'PersonaPage'),
      refusals: [400, 404],
    }),
    endpoint({
      ...reading,
      id: 'getPersona',
      path: '/personas/{id}/',
      summary: 'Look at a persona',
      description: 'Reports one persona.',
      request: { params: byId },
      data: supporting.persona,
      refusals: [404],
    }),
    endpoint({
      ...reading,
      id: 'listVoices',
      path: '/voices/',
      summary: 'List voices',
      description: 'Every voice, as a bare array.',
      request: {},
      data: z.array(supporting.voice),
      refusals: [],
    }),
    endpoint({
      ...reading,
      id: 'listVoicesPaginated',
      path: '/voices/paginated/',
      summary: 'Page through voices',
      description: 'Voices, page by page.',
      request: { query: supporting.pageQuery, encodings: paging },
      data: supporting.pageOf(supporting.voice, 'VoicePage'),
      refusals: [404],
    }),
    endpoint({
      ...reading,
      id: 'listMusics',
      path: '/musics/',
      summary: 'Page through music',
      description: 'Pieces of music that fit, page by page.',
      request: {
        query: supporting.musicsQuery,
        encodings: { category: 'string', search: 'string', ...paging },
      },
      data: supporting.pageOf(supporting.music, 'MusicPage'),
      refusals: [404],
    }),
    endpoint({
      ...reading,
      id: 'listMusicCategories',
      path: '/music_categories/',
      summary: 'List categories of music',
      description: 'Every category, as a bare array.',
      request: {},
      data: supporting.musicCategories,
      refusals: [],
    }),
    endpoint({
      ...reading,
      id: 'getRemainingCredits',
      path: '/remaining_credits/',
      summary: 'Look at the credits',
      description: 'What the account has left.',
      request: {},
      data: supporting.remainingCredits,
      refusals: [],
    }),
  ],
  webhooks: {
    previews: {
      summary: 'Previews are ready, or failed',
      description:
        'Sent when the previews of a list end. The job is still `pending` when they are ready.',
      evidence: 'documented',
      operations: ['createPreviewList'],
      body: wire.previewsEvent,
    },
    render: {
      summary: 'A rendering has ended',
      description: 'Sent when a video is done or failed; it may come more than once.',
      evidence: 'documented',
      operations: ['createVideo', 'renderVideo', 'renderSinglePreview'],
      body: wire.renderEvent,
    },
  },
  codes,
  rules,
  notEmulated,
}
