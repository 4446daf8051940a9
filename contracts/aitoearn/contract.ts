import { z } from 'zod'
import type { Contract, ReturnCode } from '../kit/contract.ts'
import type { Endpoint } from '../kit/endpoint.ts'
import type { Envelope } from '../kit/envelope.ts'
import type { Evidence } from '../kit/evidence.ts'
import * as wire from './wire.ts'

const anyBody = z.object({
  code: z.int(),
  message: z.string(),
  requestId: z.string(),
  data: z.unknown(),
})

const envelope: Envelope = {
  success: wire.success,
  failure: wire.failure,
  open(status, body) {
    const parsed = anyBody.safeParse(body)
    if (status !== 200 || !parsed.success) return undefined
    const { code, message, requestId, data } = parsed.data
    return code === 0 ? { ok: true, data, requestId } : { ok: false, code, message, requestId }
  },
}

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

const code = (
  number: number,
  evidence: Evidence,
  when: string,
  more: Partial<ReturnCode> = {},
): ReturnCode => ({ code: number, status: 200, when, evidence, ...more })

/** AiToEarn's open platform: video generation. */
export const aitoearn: Contract = {
  id: 'aitoearn',
  title: 'AiToEarn video generation',
  description: 'Video tasks of the AiToEarn open platform, as an application meets them.',
  version: '1',
  sources: {
    documented: "the vendor's own pages, above all the one of the paged list",
    observed: "the vendor's open source, and answers that its documentation recorded live",
    assumed: 'our choice of what an integrator would expect',
  },
  liveHosts: ['https://aitoearn.ai', 'https://aitoearn.cn'],
  basePath: '/api/ai',
  credential: {
    headers: ['X-Api-Key'],
    description: 'An API key. It belongs to one account of one of the two sites.',
  },
  grants: {},
  checks: ['method', 'credential', 'quota', 'mediaType', 'parameters'],
  trailingSlash: 'absent',
  repeatedQuery: 'refuse',
  nulCharacters: 'accept',
  bodyTypes: ['application/json'],
  emptyBody: 'object',
  spelledValues: 'refuse',
  bodyLimit: 50 * 1024 * 1024,
  transport: {
    502: {
      description: 'The gateway cannot reach the service: a page for people.',
      contentType: 'text/html',
      evidence: 'assumed',
    },
  },
  envelope,
  lifecycles: {
    video: { path: ['InProgress', 'SUCCESS'], failure: 'FAILURE', listedBy: 'birth' },
  },
  endpoints: [
    endpoint({
      id: 'listVideoModels',
      method: 'GET',
      path: '/models/video/generation',
      summary: 'List the video models',
      description: 'Every model with what it can do and what it costs. No key is needed.',
      evidence: 'observed',
      idempotent: true,
      cost: 'free',
      credential: 'optional',
      request: {},
      data: wire.listVideoModelsData,
      refusals: [],
    }),
    endpoint({
      id: 'createVideoTask',
      method: 'POST',
      path: '/video/generations',
      summary: 'Make a video',
      description: 'Charges the account and starts the making of one video.',
      evidence: 'observed',
      idempotent: false,
      cost: 'paid',
      request: { body: wire.createVideoTaskBody },
      data: wire.createdTask,
      refusals: [12001, 12300, 12301, 12310, 12801],
      creates: 'video',
      fates: {
        upstreamRefusal: 'The model refuses the job (12301); nothing is recorded or charged.',
      },
    }),
    endpoint({
      id: 'listVideoTasks',
      method: 'GET',
      path: '/video/generations',
      summary: 'List video tasks',
      description: 'Pages through the tasks of the caller, newest first.',
      evidence: 'documented',
      idempotent: true,
      cost: 'free',
      request: {
        query: wire.listVideoTasksQuery,
        encodings: { page: 'number', pageSize: 'number' },
      },
      data: wire.listVideoTasksData,
      refusals: [12302],
      fates: { poisonedRecord: 'A broken record fails the whole page (12302).' },
    }),
    endpoint({
      id: 'getVideoTask',
      method: 'GET',
      path: '/video/generations/{taskId}',
      summary: 'Look at a video task',
      description: 'One task of the caller, of the same shape as in the list.',
      evidence: 'documented',
      idempotent: true,
      cost: 'free',
      request: { params: wire.taskPath },
      data: wire.videoTask,
      refusals: [12302],
    }),
  ],
  codes: [
    code(0, 'documented', 'The call worked.', { outside: 'success' }),
    code(401, 'documented', 'The key is missing, empty, unknown, or of the other site.', {
      check: 'credential',
    }),
    code(404, 'observed', 'The path or the verb is unknown.', { outside: 'unknownPath' }),
    code(429, 'assumed', 'Too many calls. No limit is set unless asked for.', { check: 'quota' }),
    code(500, 'assumed', 'Something went wrong inside the service.', { faultOnly: true }),
    code(10002, 'documented', 'A parameter or the body is not as it must be.', {
      check: 'parameters',
    }),
    code(12001, 'observed', 'The account cannot pay for the task.'),
    code(12300, 'documented', 'No model has this name.'),
    code(12301, 'observed', 'The model refuses the job; no task is recorded.'),
    code(12302, 'documented', 'The id is unknown or another account’s; or a record is broken.'),
    code(12310, 'documented', 'The model does not know this mode.'),
    code(12801, 'documented', 'No material group of the account has this id.'),
  ],
  rules: {
    everythingIsHttp200: {
      statement: 'Every answer of the application has HTTP status 200; `code` tells a refusal.',
      evidence: 'documented',
    },
    successMessage: {
      statement: 'The message of a success is the same in every language, and has no timestamp.',
      evidence: 'observed',
    },
    requestIdEcho: {
      statement: 'An `x-request-id` that is sent comes back in the body and in the header.',
      evidence: 'observed',
    },
    messageLanguage: {
      statement: 'Messages follow `Accept-Language`: Chinese for `zh*`, English for the rest.',
      evidence: 'observed',
    },
    orderOfChecks: {
      statement: 'Key, body, group, model, mode, credits, then the model itself: in this order.',
      evidence: 'observed',
    },
    keyBeforeParameters: {
      statement: 'The key is looked at before anything else that is sent.',
      evidence: 'observed',
    },
    optionalKey: {
      statement: 'The list of models needs no key, but refuses a bad one.',
      evidence: 'observed',
    },
    inputsAreCounted: {
      statement:
        'At most nine images, three videos, three audios and twelve references; no audio alone, no last frame without a first.',
      evidence: 'assumed',
    },
    looseChoices: {
      statement: 'Resolution, ratio and duration are not held against the catalogue.',
      evidence: 'observed',
    },
    inputIsWhatWasSent: {
      statement: 'The input of a task holds what was sent and nothing else.',
      evidence: 'observed',
    },
    absentIsLeftOut: {
      statement: 'What a task does not have is left out; nothing is null.',
      evidence: 'observed',
    },
    keyOrder: {
      statement: 'The keys of a task and of its input stand in one order.',
      evidence: 'observed',
    },
    submittedIsSaidOnce: {
      statement: 'Only the answer to the creation says SUBMITTED; from then on it is InProgress.',
      evidence: 'observed',
    },
    presence: {
      statement:
        'A video and its end with SUCCESS, an error and its end with FAILURE; cover, media id and group with SUCCESS where a group was named.',
      evidence: 'observed',
    },
    tick: {
      statement: 'Tasks move when the service looks after them, every thirty seconds.',
      evidence: 'observed',
    },
    failuresAreRefunded: {
      statement: 'A task that fails costs nothing in the end.',
      evidence: 'observed',
    },
    numberCoercion: {
      statement: 'Paging parameters are read as JavaScript’s `Number()` reads them.',
      evidence: 'observed',
    },
    newestFirst: {
      statement: 'Tasks are listed newest first; a page behind the last is empty.',
      evidence: 'documented',
    },
    accountsAreApart: {
      statement: 'An account sees its own tasks only; another’s id is unknown to it.',
      evidence: 'observed',
    },
    noIdempotencyKey: {
      statement: 'The same body sent twice makes two tasks.',
      evidence: 'observed',
    },
  },
  notEmulated: [
    { what: 'cancelling or deleting a task', answer: 'code 404; the API does not have it either' },
    { what: 'webhooks', answer: 'nothing; the API has none' },
    { what: 'the raw pair `/api/ai/v3/contents/generations/tasks`', answer: 'code 404' },
    { what: 'the other site', answer: 'there is one origin; code 401 for a key of the other' },
  ],
}
