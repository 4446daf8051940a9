import type { z } from 'zod'
import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint, Method } from '../../../contracts/kit/endpoint.ts'
import type { QueryEncodings } from '../../../contracts/kit/query.ts'
import * as wire from './wire.ts'

interface Declared {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly data: z.ZodType
}

const numbers = new Set(['page', 'pageSize', 'status'])
const encodingsOf = (query: z.ZodObject): QueryEncodings =>
  Object.fromEntries(
    Object.keys(query.shape).map((name) => [name, numbers.has(name) ? 'integer' : 'string']),
  )

function endpoint({ params, query, body, data, ...declared }: Declared): Endpoint {
  return {
    ...declared,
    description: declared.summary,
    evidence: 'documented',
    idempotent: declared.method !== 'POST',
    cost: 'free',
    request: {
      ...(params && { params }),
      ...(query && { query, encodings: encodingsOf(query) }),
      ...(body && { body }),
    },
    data,
    replies: {
      200: { description: 'Done.', schema: data },
      400: problemReply('The call was wrong, and changed nothing.'),
      404: problemReply('There is no such thing.'),
      409: problemReply('It cannot be done in the present state; nothing was changed.'),
    },
    refusals: [],
  }
}

const problemReply = (description: string) => ({
  description,
  schema: wire.problem,
  contentType: 'application/problem+json',
})

const moving = (['step', 'finish', 'fail', 'hold'] as const).map((hand) =>
  endpoint({
    id: `${hand}Task`,
    method: 'POST',
    path: `/tasks/{id}/${hand}`,
    summary: {
      step: 'Bring a task to its next state',
      finish: 'Let a task succeed now',
      fail: 'Let a task fail now',
      hold: 'Stop a task where it is',
    }[hand],
    params: wire.taskPath,
    query: wire.worldQuery,
    data: wire.task,
  }),
)

/** The control plane, declared like any other API: what stands under `/_backlot`. */
export const controlContract: Contract = {
  id: 'backlot',
  title: 'Backlot control plane',
  description: 'Everything a test arranges and asks: time, worlds, tasks, fates, quotas, journal.',
  version: '1',
  liveHosts: ['http://127.0.0.1:4747'],
  basePath: '/_backlot',
  credential: { headers: [], description: 'None on loopback.' },
  grants: {},
  checks: ['method', 'parameters'],
  trailingSlash: 'absent',
  repeatedQuery: 'refuse',
  nulCharacters: 'refuse',
  bodyTypes: ['application/json'],
  emptyBody: 'object',
  spelledValues: 'refuse',
  bodyLimit: 1024 * 1024,
  envelope: {
    success: (data) => data,
    failure: wire.problem,
    open(status, body) {
      if (status < 400) return { ok: true, data: body }
      const problem = wire.problem.safeParse(body)
      if (!problem.success) return undefined
      return { ok: false, code: status, message: problem.data.detail }
    },
  },
  lifecycles: {},
  endpoints: [
    endpoint({
      id: 'getClock',
      method: 'GET',
      path: '/clock',
      summary: 'Read the clock of a world',
      query: wire.worldQuery,
      data: wire.clock,
    }),
    endpoint({
      id: 'setClock',
      method: 'PUT',
      path: '/clock',
      summary: 'Change how the clock of a world runs',
      query: wire.worldQuery,
      body: wire.clockChange,
      data: wire.clock,
    }),
    endpoint({
      id: 'advanceClock',
      method: 'POST',
      path: '/clock/advance',
      summary: 'Let virtual time pass, and hear what happened',
      query: wire.worldQuery,
      body: wire.advance,
      data: wire.advanced,
    }),
    endpoint({
      id: 'listWorlds',
      method: 'GET',
      path: '/worlds',
      summary: 'List the open worlds',
      data: wire.worlds,
    }),
    endpoint({
      id: 'openWorld',
      method: 'POST',
      path: '/worlds',
      summary: 'Open a world',
      body: wire.newWorld,
      data: wire.world,
    }),
    endpoint({
      id: 'dropWorld',
      method: 'DELETE',
      path: '/worlds/{name}',
      summary: 'Drop a world and all that is in it',
      params: wire.worldName,
      data: wire.dropped,
    }),
    endpoint({
      id: 'listTasks',
      method: 'GET',
      path: '/tasks',
      summary: 'List the tasks of every API',
      query: wire.tasksQuery,
      data: wire.tasks,
    }),
    endpoint({
      id: 'getTask',
      method: 'GET',
      path: '/tasks/{id}',
      summary: 'Look at a task',
      params: wire.taskPath,
      query: wire.worldQuery,
      data: wire.task,
    }),
    ...moving,
    endpoint({
      id: 'listFates',
      method: 'GET',
      path: '/fates',
      summary: 'List the fates that wait',
      query: wire.worldQuery,
      data: wire.fates,
    }),
    endpoint({
      id: 'addFate',
      method: 'POST',
      path: '/fates',
      summary: 'Ask for what shall happen to the next matching call',
      query: wire.worldQuery,
      body: wire.fateOrder,
      data: wire.fate,
    }),
    endpoint({
      id: 'dropFates',
      method: 'DELETE',
      path: '/fates',
      summary: 'Drop fates that wait',
      query: wire.fatesQuery,
      data: wire.dropped,
    }),
    endpoint({
      id: 'getApp',
      method: 'GET',
      path: '/apps/{app}',
      summary: 'See what an app may do',
      params: wire.appPath,
      query: wire.worldQuery,
      data: wire.app,
    }),
    endpoint({
      id: 'setApp',
      method: 'PUT',
      path: '/apps/{app}',
      summary: 'Grant an app something, or take it away',
      params: wire.appPath,
      query: wire.grantQuery,
      body: wire.grantChange,
      data: wire.app,
    }),
    endpoint({
      id: 'listQuotas',
      method: 'GET',
      path: '/quotas',
      summary: 'See how much an app has used of its quotas',
      query: wire.quotasQuery,
      data: wire.quotas,
    }),
    endpoint({
      id: 'setQuota',
      method: 'PUT',
      path: '/quotas',
      summary: 'Set a quota of this world',
      query: wire.worldQuery,
      body: wire.quotaChange,
      data: wire.quota,
    }),
    endpoint({
      id: 'listCredits',
      method: 'GET',
      path: '/credits',
      summary: 'See what an account has to spend, and its ledger',
      query: wire.creditsQuery,
      data: wire.allCredits,
    }),
    endpoint({
      id: 'setCredits',
      method: 'PUT',
      path: '/credits',
      summary: 'Set what an account has to spend',
      query: wire.worldQuery,
      body: wire.creditsChange,
      data: wire.credits,
    }),
    endpoint({
      id: 'listRequests',
      method: 'GET',
      path: '/requests',
      summary: 'Read the journal',
      query: wire.requestsQuery,
      data: wire.requests,
    }),
    endpoint({
      id: 'getRequest',
      method: 'GET',
      path: '/requests/{id}',
      summary: 'Read one call and why it was refused',
      params: wire.entryPath,
      query: wire.worldQuery,
      data: wire.entry,
    }),
    endpoint({
      id: 'listWebhooks',
      method: 'GET',
      path: '/webhooks',
      summary: 'Read what webhooks were sent, and what became of them',
      query: wire.deliveriesQuery,
      data: wire.deliveries,
    }),
    // Before the path with an id, which it would be one of.
    endpoint({
      id: 'awaitWebhook',
      method: 'GET',
      path: '/webhooks/await',
      summary: 'Wait for a webhook, or take one that was sent already',
      query: wire.awaitQuery,
      data: wire.awaited,
    }),
    endpoint({
      id: 'getWebhook',
      method: 'GET',
      path: '/webhooks/{id}',
      summary: 'Read one webhook and every attempt to deliver it',
      params: wire.deliveryPath,
      query: wire.worldQuery,
      data: wire.delivery,
    }),
    endpoint({
      id: 'resendWebhook',
      method: 'POST',
      path: '/webhooks/{id}/resend',
      summary: 'Send a webhook once more, now, and wait for the answer',
      params: wire.deliveryPath,
      query: wire.worldQuery,
      data: wire.delivery,
    }),
    endpoint({
      id: 'followMediaLink',
      method: 'GET',
      path: '/media',
      summary: 'Fetch a media link as a client would, and tell what came',
      query: wire.mediaQuery,
      data: wire.media,
    }),
    endpoint({
      id: 'reset',
      method: 'POST',
      path: '/reset',
      summary: 'Bring a world back to its beginning',
      query: wire.worldQuery,
      data: wire.done,
    }),
    endpoint({
      id: 'getHealth',
      method: 'GET',
      path: '/health',
      summary: 'Whether the process is alive',
      data: wire.state,
    }),
    endpoint({
      id: 'getReady',
      method: 'GET',
      path: '/ready',
      summary: 'Whether calls are answered',
      data: wire.state,
    }),
    endpoint({
      id: 'getDocument',
      method: 'GET',
      path: '/openapi.json',
      summary: 'This document',
      data: wire.document,
    }),
  ],
  codes: [],
  rules: {},
  notEmulated: [],
}
