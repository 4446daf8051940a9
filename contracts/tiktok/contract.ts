import { z } from 'zod'
import type { Contract } from '../kit/contract.ts'
import type { Endpoint } from '../kit/endpoint.ts'
import type { Envelope } from '../kit/envelope.ts'
import type { QuotaRule } from '../kit/quota.ts'
import { codes } from './codes.ts'
import { notices } from './notices.ts'
import * as wire from './wire.ts'

const envelope: Envelope = {
  success: wire.success,
  failure: wire.failure,
  open(status, body) {
    const parsed = anyBody.safeParse(body)
    if (status !== 200 || !parsed.success) return undefined
    const { code, message, request_id, data } = parsed.data
    if (code === 0) return { ok: true, data, requestId: request_id }
    return { ok: false, code, message, requestId: request_id }
  },
}

const anyBody = z.object({
  code: z.int(),
  message: z.string(),
  request_id: z.string(),
  data: z.unknown(),
})

const perMinute = (limit: number, evidence: QuotaRule['evidence']): QuotaRule => ({
  limit,
  windowMs: 60_000,
  window: 'sliding',
  per: 'app',
  penaltyMs: 0,
  evidence,
})

type Declared = Omit<Endpoint, 'replies'>

const endpoint = (declared: Declared): Endpoint => ({
  ...declared,
  replies: {
    200: {
      description: 'What was asked for, or a refusal with a code other than 0.',
      schema: z.union([wire.success(declared.data), wire.failure]),
    },
  },
})

const sourceCodes = [40900, 40902, 40903, 40907, 40908, 40915] as const

/** TikTok's *Generate & Remix Videos* and *Image to Video*. */
export const tiktok: Contract = {
  id: 'tiktok',
  title: 'TikTok AI video',
  description:
    'Generate & Remix Videos and Image to Video of TikTok for Business, as an application meets them.',
  version: '1.3',
  sources: {
    documented: "the vendor's pages about Generate & Remix Videos and Image to Video",
    public: 'public pages and SDKs of TikTok for Business, about its other endpoints',
    observed: 'integrators who have seen it on the wire',
    assumed: 'our choice of what an integrator would expect',
  },
  liveHosts: ['https://business-api.tiktok.com'],
  basePath: '/open_api/v1.3',
  credential: {
    headers: ['Access-Token'],
    description:
      'The access token itself, without `Bearer`. It belongs to one app and one account.',
  },
  grants: {
    allowlisted: 'The app is on the allowlist of the AI-video feature (else 40118).',
    avatar:
      'The app is on the allowlist of Digital Avatar (else 40118 wherever avatars take part).',
    permission: 'The app holds the video-generation permission (else 40001).',
  },
  checks: ['method', 'credential', 'permission', 'quota', 'mediaType', 'parameters'],
  trailingSlash: 'required',
  repeatedQuery: 'refuse',
  nulCharacters: 'refuse',
  bodyTypes: ['application/json'],
  emptyBody: 'malformed',
  spelledValues: 'refuse',
  bodyLimit: 10 * 1024 * 1024,
  transport: {
    404: {
      description: 'The path lacks its trailing slash: `404 page not found`.',
      contentType: 'text/plain',
      evidence: 'public',
    },
    405: {
      description: 'The path does not know the verb: a page for people.',
      contentType: 'text/html',
      evidence: 'observed',
    },
    413: {
      description: 'The body is larger than 10 MiB.',
      contentType: 'text/html',
      evidence: 'assumed',
    },
  },
  envelope,
  notices,
  lifecycles: {
    remix: {
      path: ['SUBMITTED', 'PROCESSING', 'SUCCESS'],
      failure: 'FAILED',
      listedBy: 'success',
    },
    animation: {
      path: ['SUBMITTED', 'PROCESSING', 'SUCCESS'],
      failure: 'FAILED',
      listedBy: 'success',
    },
  },
  endpoints: [
    endpoint({
      id: 'uploadVideo',
      method: 'POST',
      path: '/file/video/ad/upload/',
      summary: 'Take over a video from a URL',
      description:
        'Fetches a video and keeps it as footage for remixes. Every upload gets a new id, also for the same bytes.',
      evidence: 'documented',
      idempotent: false,
      cost: 'cheap',
      request: { body: wire.uploadVideoBody },
      data: wire.uploadVideoData,
      refusals: sourceCodes,
      quota: perMinute(20, 'documented'),
      fates: {
        md5Mismatch: 'The fetched file differs from its Content-MD5 (40900).',
        fetchTimeout: 'Fetching the file takes too long (40902).',
        unreachable: 'The URL cannot be reached (40903).',
        tooLarge: 'The file is too large (40907).',
        badMediaType: 'The file is no video of a supported container (40908).',
        badRatio: 'The video is neither 9:16, 16:9 nor 1:1 (40915).',
        invalidId: 'The call succeeds with an id that a later task refuses with 40053.',
      },
    }),
    endpoint({
      id: 'createVideoTask',
      method: 'POST',
      path: '/creative/aigc/video/task/create/',
      summary: 'Generate or remix videos',
      description:
        'Starts the making of one to five videos of a product; each is a task with an id of its own.',
      evidence: 'documented',
      idempotent: false,
      cost: 'paid',
      request: { body: wire.createVideoTaskBody },
      data: wire.createdTasks,
      refusals: [40053],
      quota: perMinute(20, 'documented'),
      creates: 'remix',
      fates: { emptyTaskIds: 'The call succeeds with an empty list of task ids.' },
    }),
    endpoint({
      id: 'createImageAnimationTask',
      method: 'POST',
      path: '/creative/aigc/image_animation/task/create/',
      summary: 'Animate a picture',
      description: 'Starts the making of one to five 9:16 videos from one picture.',
      evidence: 'documented',
      idempotent: false,
      cost: 'paid',
      request: { body: wire.createImageAnimationTaskBody },
      data: wire.createdTasks,
      refusals: [],
      quota: perMinute(1, 'documented'),
      creates: 'animation',
      fates: { emptyTaskIds: 'The call succeeds with an empty list of task ids.' },
    }),
    endpoint({
      id: 'listVideoTasks',
      method: 'GET',
      path: '/creative/aigc/video/task/list/',
      summary: 'Look at tasks',
      description:
        'Reports up to five tasks by id. Without `aigc_video_type` only dubbed videos are looked at.',
      evidence: 'documented',
      idempotent: true,
      cost: 'free',
      request: {
        query: wire.listVideoTasksQuery,
        encodings: { task_ids: 'json', aigc_video_type: 'string' },
      },
      data: wire.listVideoTasksData,
      refusals: [],
      quota: perMinute(20, 'documented'),
    }),
    endpoint({
      id: 'listVideos',
      method: 'GET',
      path: '/creative/aigc/video/list/',
      summary: 'List generated videos',
      description: 'Pages through the videos of succeeded tasks of the account, newest first.',
      evidence: 'documented',
      idempotent: true,
      cost: 'free',
      request: {
        query: wire.listVideosQuery,
        encodings: { aigc_video_types: 'json', page: 'integer', page_size: 'integer' },
      },
      data: wire.listVideosData,
      refusals: [],
      quota: perMinute(20, 'documented'),
    }),
    endpoint({
      id: 'listDigitalAvatars',
      method: 'GET',
      path: '/creative/digital_avatar/get/',
      summary: 'List digital avatars',
      description: 'Pages through the avatars that can speak in an AVATAR_PRODUCT video.',
      evidence: 'observed',
      idempotent: true,
      cost: 'free',
      request: {
        query: wire.listDigitalAvatarsQuery,
        encodings: { page: 'integer', page_size: 'integer' },
      },
      data: wire.listDigitalAvatarsData,
      refusals: [],
      quota: perMinute(20, 'assumed'),
    }),
  ],
  codes,
  rules: {
    applicationErrorsAreHttp200: {
      statement: 'A refusal by the application travels with HTTP status 200 and `data: {}`.',
      evidence: 'observed',
    },
    logIdRepeatsRequestId: {
      statement: 'The header `X-Tt-Logid` repeats `request_id`.',
      evidence: 'assumed',
    },
    noRateLimitHeaders: {
      statement: 'No header tells of quotas, and a refusal carries no `Retry-After`.',
      evidence: 'observed',
    },
    trailingSlash: {
      statement: 'A path without its trailing slash is a plain 404.',
      evidence: 'public',
    },
    wrongVerb: {
      statement: 'A wrong verb on a known path is a 405 with an HTML page.',
      evidence: 'observed',
    },
    unknownPath: {
      statement: 'An unknown path below the base answers code 40006 with HTTP status 200.',
      evidence: 'observed',
    },
    orderOfChecks: {
      statement: 'Route, token, permission and allowlist, rate limit, parameters: in this order.',
      evidence: 'assumed',
    },
    quotaPerEndpointAndApp: {
      statement: 'Calls are counted per endpoint and app; two tokens of one app share the count.',
      evidence: 'documented',
    },
    quotaWindow: {
      statement:
        'The window is the last sixty seconds. Calls refused for their rate, route or token do not count.',
      evidence: 'assumed',
    },
    parametersBeforeIds: {
      statement: 'Every 40002 check comes before 40053.',
      evidence: 'assumed',
    },
    typeFilterDefaultsToDubbed: {
      statement: 'Without a type filter only dubbed videos are answered.',
      evidence: 'documented',
    },
    taskOrder: {
      statement: 'Tasks are answered in the order asked, each once.',
      evidence: 'assumed',
    },
    momentOfSuccess: {
      statement: '`create_time` and the moment in `video_name` are the one of success.',
      evidence: 'assumed',
    },
    videoOrder: {
      statement: 'Videos are listed newest success first, ties by task id, descending.',
      evidence: 'assumed',
    },
    previewLife: {
      statement: 'A preview URL lives for six hours.',
      evidence: 'documented',
    },
    previewEnd: {
      statement: 'The six hours of a preview URL count from success.',
      evidence: 'assumed',
    },
    previewDead: {
      statement: 'A preview URL that is past its life answers 403.',
      evidence: 'observed',
    },
    previewFixed: {
      statement: 'Listing a video again never renews its preview URL.',
      evidence: 'assumed',
    },
    previewSigned: {
      statement: 'A preview URL that was changed answers 403.',
      evidence: 'observed',
    },
    lifecycle: {
      statement: 'A task goes from SUBMITTED over PROCESSING to SUCCESS or FAILED and never back.',
      evidence: 'documented',
    },
    failureWithoutReason: { statement: 'A FAILED task carries no reason.', evidence: 'documented' },
    oneIdPerVideo: {
      statement: 'Each video asked for is a task with its own id.',
      evidence: 'assumed',
    },
    uploadsAreNew: {
      statement: 'Every upload gets a new id, also for the same bytes.',
      evidence: 'public',
    },
    unusablePicturesAreDropped: {
      statement: 'A picture URL that cannot be used is dropped, not refused.',
      evidence: 'documented',
    },
    unknownFieldsAreIgnored: {
      statement: 'A body field that the API does not know is ignored.',
      evidence: 'assumed',
    },
    accountsAreApart: {
      statement: 'An account sees its own tasks, videos and uploads only.',
      evidence: 'assumed',
    },
    ratioIsPortrait: {
      statement: 'An animated picture becomes a 9:16 video.',
      evidence: 'documented',
    },
  },
  notEmulated: [
    { what: 'OAuth and the registration of apps', answer: 'code 40006 below the base path' },
    { what: 'the sandbox host', answer: 'nothing; there is one origin' },
    { what: 'dubbing, scripts and voices', answer: 'code 40006 below the base path' },
    {
      what: 'aigc_video_type TRYON',
      answer: 'code 40002, as any value outside the enum',
      names: ['TRYON'],
    },
    {
      what: 'the fields voice_id, video_duration, subtitle_enabled, provider_model',
      answer: 'ignored, as any unknown field',
      names: ['voice_id', 'video_duration', 'subtitle_enabled', 'provider_model'],
    },
  ],
}
