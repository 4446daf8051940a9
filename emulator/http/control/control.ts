import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { decodeQuery } from '../../../contracts/kit/query.ts'
import { wall } from '../../engine/clock.ts'
import { defaultName } from '../../engine/credential.ts'
import { checkParameters } from '../../engine/parameters.ts'
import type { World } from '../../engine/world.ts'
import { httpDate } from '../dates.ts'
import { playFailures } from '../failure.ts'
import { inboundOf } from '../inbound.ts'
import { foreignOrigin } from '../origin.ts'
import { problemResponse } from '../problem.ts'
import { type Answer, type ControlCall, type ControlStage, conflict, data } from './answer.ts'
import { getApp, listQuotas, setApp, setQuota } from './apps.ts'
import { bodyOf, limitOf, mayHoldAnything, tooLong } from './body.ts'
import { advanceClock, getClock, setClock } from './clock.ts'
import { controlContract } from './contract.ts'
import { getCoverage } from './coverage.ts'
import { listCredits, setCredits } from './credits.ts'
import { getDocument, getProviderDocument } from './documents.ts'
import { watchEvents } from './events.ts'
import { addFate, dropFates, listFates } from './fates.ts'
import { armFault, dropFaults, listFaults } from './faults.ts'
import { listFindings } from './findings.ts'
import { plantFixture } from './fixtures.ts'
import { healthOf } from './health.ts'
import { getRequest, listRequests } from './journal.ts'
import { followMediaLink } from './media.ts'
import { getMetrics } from './metrics.ts'
import { getAsset, getReference } from './reference.ts'
import { restoreSnapshot, takeSnapshot } from './snapshot.ts'
import { getTask, listTasks, moveTaskBy } from './tasks.ts'
import { listUnread } from './unread.ts'
import { awaitWebhook, getWebhook, listWebhooks, resendWebhook } from './webhooks.ts'
import { dropWorld, listWorlds, openWorld, resetWorld } from './worlds.ts'
import { problemOf, unknownParameter, wrongBody } from './wrong-call.ts'

// Each handler is given what its endpoint's schemas let through.
// biome-ignore lint/suspicious/noExplicitAny: the table below joins handlers of different calls
type Handler = (call: ControlCall<any, any>) => Answer | Promise<Answer>

const health: Handler = ({ stage }) => data(healthOf(stage))

const handlers: Readonly<Record<string, Handler>> = {
  getClock,
  setClock,
  advanceClock,
  listWorlds,
  openWorld,
  dropWorld,
  listTasks,
  getTask,
  stepTask: moveTaskBy('step'),
  finishTask: moveTaskBy('finish'),
  failTask: moveTaskBy('fail'),
  holdTask: moveTaskBy('hold'),
  listFates,
  addFate,
  dropFates,
  listFaults,
  armFault,
  dropFaults,
  getApp,
  setApp,
  listQuotas,
  setQuota,
  listCredits,
  setCredits,
  listRequests,
  getRequest,
  listWebhooks,
  awaitWebhook,
  getWebhook,
  resendWebhook,
  watchEvents,
  listUnread,
  listFindings,
  getMetrics,
  followMediaLink,
  reset: resetWorld,
  takeSnapshot,
  restoreSnapshot,
  plantFixture,
  getHealth: health,
  getReady: health,
  getDocument,
  getProviderDocument,
  getCoverage,
  getReference,
  getAsset,
}

/** The control plane, whole. */
export function createControl(stage: ControlStage): Hono {
  const app = new Hono()
  playFailures(app, stage)
  const { basePath, endpoints } = controlContract
  const paths = new Map<string, Endpoint[]>()
  for (const endpoint of endpoints)
    paths.set(endpoint.path, [...(paths.get(endpoint.path) ?? []), endpoint])
  for (const [path, verbs] of paths)
    app.all(basePath + path.replace(/\{(\w+)\}/g, ':$1'), function control(c) {
      return answer(c, stage, verbs)
    })
  app.all(`${basePath}/*`, (c) => unknownPath(c.req.path, [...paths.keys()]))
  return app
}

async function answer(
  c: Context,
  stage: ControlStage,
  verbs: readonly Endpoint[],
): Promise<Response> {
  const inbound = inboundOf(c)
  // Whoever asks for the head alone gets it without the body, which the transport leaves out.
  const verb = inbound.method === 'HEAD' ? 'GET' : inbound.method
  const endpoint = verbs.find(({ method }) => method === verb)
  if (!endpoint) {
    const allowed = verbs.map(({ method }) => method)
    const detail = `${inbound.method} is not possible here`
    return problemResponse(
      { title: 'Method not allowed', status: 405, detail, allowed },
      { allow: allowed.join(', ') },
    )
  }
  const foreign = foreignOrigin(inbound.header('origin'), verb, inbound.origin)
  if (foreign) return problemResponse(foreign)
  // First of all: a name that was misspelt may be one that is missed below.
  const [stranger] = decodeQuery(inbound.query, endpoint.request.encodings ?? {}).unknown
  if (stranger !== undefined) return problemResponse(unknownParameter(endpoint, stranger, 'query'))
  const text = verb === 'GET' ? '' : await inbound.text(limitOf(endpoint))
  if (text === undefined) return problemResponse(tooLong(endpoint))
  const body = bodyOf(text, endpoint)
  if (!body.ok) return problemResponse(wrongBody(endpoint, body.detail))
  const sent = {
    params: c.req.param(),
    query: inbound.query,
    body: body.value,
    suspectNul: !mayHoldAnything(endpoint),
    isLong: true,
  }
  const result = checkParameters(controlContract, endpoint, sent)
  if ('issues' in result) return problemResponse(problemOf(endpoint, result.issues))
  const [unread] = result.checked.unread
  if (unread !== undefined) return problemResponse(unknownParameter(endpoint, unread, 'body'))
  const { params, query, body: checked } = result.checked
  // Every world-bound endpoint declares `world`, and only as a name.
  const name = (query as { world?: string } | undefined)?.world ?? defaultName
  const handle = handlers[endpoint.id] ?? (() => conflict(`${endpoint.id} is not played`))
  const known = name === defaultName || stage.worlds.get(name)
  if (!known)
    return problemResponse({
      title: 'Not found',
      status: 404,
      detail: `there is no world "${name}"; a call with the credential demo.${name}, or POST /_backlot/worlds, opens it`,
      allowed: stage.worlds.list().map((world) => world.name),
    })
  const world = stage.worlds.open(name)
  const outcome = await using(world, async () =>
    handle({
      stage,
      origin: inbound.origin,
      params,
      query,
      body: checked,
      text,
      world,
      header: (name) => inbound.header(name),
      hangUp: () => hangUp(c),
    }),
  )
  if ('problem' in outcome) return problemResponse(outcome.problem)
  if ('response' in outcome) return headOnly(inbound.method, outcome.response)
  return new Response(JSON.stringify(outcome.data), {
    headers: { 'content-type': 'application/json', date: httpDate(world.clock.now()) },
  })
}

/** Acts while a world counts as used. */
async function using<T>({ use }: World, act: () => Promise<T>): Promise<T> {
  use.inFlight += 1
  try {
    return await act()
  } finally {
    use.inFlight -= 1
    use.lastAt = wall.elapsed()
  }
}

/** Breaks the connection of a call that has not been answered to the end. */
function hangUp(c: Context): void {
  // Set by @hono/node-server for requests that came over a socket, absent in process
  const { incoming, outgoing } = (c.env ?? {}) as Partial<HttpBindings>
  if (outgoing && !outgoing.writableFinished) incoming?.socket.destroy()
}

/** Nobody would ever read the body of an answer to HEAD, and one may have no end. */
async function headOnly(method: string, response: Response): Promise<Response> {
  if (method !== 'HEAD') return response
  await response.body?.cancel()
  return new Response(null, response)
}

function unknownPath(path: string, known: readonly string[]): Response {
  const allowed = known.map((one) => controlContract.basePath + one)
  const detail = `the control plane has no ${path}`
  return problemResponse({ title: 'Not found', status: 404, detail, allowed })
}
