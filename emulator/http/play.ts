import type { Context, Hono } from 'hono'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { wall } from '../engine/clock.ts'
import type { Call, Outcome, Provider, Refusal, Reply } from '../engine/provider.ts'
import type { Refused } from '../engine/recorded.ts'
import { AnsweredCall } from './answered-call.ts'
import { refusalOf } from './checks.ts'
import { httpDate } from './dates.ts'
import { type Delivery, deliver } from './delivery.ts'
import { problemWithFate } from './fate.ts'
import { forestalled, type Instead, struckReply } from './fault.ts'
import { BrokenOff, type Inbound, inboundOf } from './inbound.ts'
import { problemReply } from './problem.ts'
import type { Stage } from './stage.ts'
import { type Path, Visit } from './visit.ts'

/** Plays one API over HTTP: routes its paths, runs its checks in the order it declares, keeps the journal. */
export function playProvider(app: Hono, provider: Provider, stage: Stage): void {
  const { contract } = provider
  for (const [path, route] of pathsOf(provider))
    app.all(contract.basePath + path.replace(/\{(\w+)\}/g, ':$1'), function playEndpoint(c) {
      const params = route.hasParameters ? c.req.param() : noParameters
      return respond(c, answer(inboundOf(c), provider, stage, route, params))
    })
  app.all(`${contract.basePath}/*`, function playUnknownPath(c) {
    return respond(c, answer(inboundOf(c), provider, stage, undefined, noParameters))
  })
}

async function respond(c: Context, answered: Promise<Answered>): Promise<Response> {
  const { status, headers, body, delivery } = await answered
  if (delivery) return deliver(c, { status, headers, bytes: Buffer.from(body) }, delivery)
  return new Response(body, { status, headers })
}

/** The paths of an API, below its base, with its aliases. */
export function pathsOf({ contract, aliases }: Provider): Map<string, Path> {
  const verbs = new Map<string, Map<string, Endpoint>>()
  const add = (path: string, endpoint: Endpoint): void => {
    const found = verbs.get(path) ?? new Map<string, Endpoint>()
    verbs.set(path, found.set(endpoint.method, endpoint))
  }
  for (const endpoint of contract.endpoints) {
    add(endpoint.path, endpoint)
    for (const [alias, path] of Object.entries(aliases))
      if (path === endpoint.path) add(alias, endpoint)
  }
  return new Map(
    [...verbs].map(([path, endpoints]) => [path, { endpoints, hasParameters: path.includes('{') }]),
  )
}

export const noParameters = {}

/** An answer, and how its bytes travel where a fault has them travel otherwise. */
export type Answered = Reply & { readonly delivery?: Delivery }

/** Answers one call to an API, and tells the journal. */
export async function answer(
  inbound: Inbound,
  provider: Provider,
  stage: Stage,
  route: Path | undefined,
  params: Readonly<Record<string, string>>,
): Promise<Answered> {
  const started = wall.elapsed()
  const visit = new Visit(stage, provider, inbound, route, params)
  const { world } = visit
  world.use.inFlight += 1
  let refused: Refused | undefined
  let stack: string | undefined
  let reply: Reply
  try {
    // Nothing is waited for where nothing happens: most calls meet with no fault.
    const instead =
      misfated(visit) ?? (visit.strikes.length > 0 ? await forestalled(visit) : undefined)
    const refusal = instead ? undefined : await refusalOf(visit)
    const outcome = instead ?? (refusal ? { refusal } : await run(visit))
    if ('reply' in outcome) {
      refused = { check: outcome.check, stage: 'route', reason: outcome.reason }
      reply = outcome.reply
    } else if ('refusal' in outcome) {
      refused = explain(outcome.refusal, visit.stage)
      reply = provider.refuse(outcome.refusal, visit)
    } else {
      const json = 'json' in outcome ? outcome.json : JSON.stringify(outcome.data)
      reply = provider.succeed(json, visit)
    }
  } catch (error) {
    if (error instanceof BrokenOff) {
      refused = { check: 'brokenOff', reason: error.message }
      reply = { status: 400, headers: {}, body: '' }
    } else {
      world.failures.push(error)
      stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      const internal = { kind: 'internal', reason: 'the emulator itself failed' } as const
      refused = explain(internal, visit.stage)
      reply = provider.refuse(internal, visit)
    }
  }
  const answered: Answered = visit.strikes.length > 0 ? await struckReply(visit, reply) : reply
  const { headers } = reply
  headers['date'] = httpDate(visit.strikes.length > 0 ? world.clock.now() : visit.now)
  const ended = wall.elapsed()
  world.use.inFlight -= 1
  world.use.lastAt = ended
  const { status, code } = reply
  const became = { status, code, headers, body: answered.body, refused, stack }
  world.journal.record(new AnsweredCall(visit, became, started, ended))
  return answered
}

/** What a call comes to whose header asks for a fate that the operation does not know. */
function misfated(visit: Visit): Instead | undefined {
  const problem = problemWithFate(visit)
  return problem && { reply: problemReply(problem), check: 'fate', reason: problem.detail }
}

function run(visit: Visit): Promise<Outcome<Refusal>> {
  const { provider, endpoint } = visit
  const operation = endpoint && provider.operations[endpoint.id]
  if (!operation)
    throw new Error(`${provider.contract.id} declares ${endpoint?.id} and does not play it`)
  // A visit that has passed every check knows its endpoint and whose call it is.
  return operation.run(visit as Visit & Call)
}

/** A refusal as the journal keeps it. */
function explain(refusal: Refusal, stage: string): Refused {
  const { kind, reason, ...facts } = refusal
  return { check: kind, reason, stage, ...facts }
}
