import type { Context, Hono } from 'hono'
import type { Check } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { createChance } from '../engine/chance.ts'
import { wall } from '../engine/clock.ts'
import { defaultName, type Identity } from '../engine/credential.ts'
import type { Refused } from '../engine/journal.ts'
import { type Checked, checkParameters } from '../engine/parameters.ts'
import { taskFates } from '../engine/plan.ts'
import type { Call, GeneralRefusal, Provider, Refusal, Reply, Talk } from '../engine/provider.ts'
import type { World } from '../engine/world.ts'
import { httpDate } from './dates.ts'
import { type Inbound, inboundOf } from './inbound.ts'
import { problemResponse } from './problem.ts'
import type { Stage } from './stage.ts'

/** Header by which a caller asks what shall happen to the call it is on. */
export const fateHeader = 'x-backlot-fate'

/** One path of an API: which endpoint each verb leads to. */
interface Path {
  readonly endpoints: ReadonlyMap<string, Endpoint>
}

/** Plays one API over HTTP: routes its paths, runs its checks in the order it declares, keeps the journal. */
export function playProvider(app: Hono, provider: Provider, stage: Stage): void {
  const { contract } = provider
  const paths = pathsOf(provider)
  for (const [path, route] of paths)
    app.all(contract.basePath + path.replace(/\{(\w+)\}/g, ':$1'), function playEndpoint(c) {
      return answer(c, provider, stage, route)
    })
  app.all(`${contract.basePath}/*`, function playUnknownPath(c) {
    return answer(c, provider, stage, undefined)
  })
}

function pathsOf(provider: Provider): Map<string, Path> {
  const { contract, aliases } = provider
  const found = new Map<string, Map<string, Endpoint>>()
  const add = (path: string, endpoint: Endpoint): void => {
    const verbs = found.get(path) ?? new Map<string, Endpoint>()
    found.set(path, verbs.set(endpoint.method, endpoint))
  }
  for (const endpoint of contract.endpoints) {
    add(endpoint.path, endpoint)
    for (const [alias, operation] of Object.entries(aliases))
      if (operation === endpoint.id) add(alias, endpoint)
  }
  return new Map([...found].map(([path, endpoints]) => [path, { endpoints }]))
}

/** All that one call gathers on its way. */
interface Visit extends Omit<Talk, 'identity' | 'endpoint'> {
  readonly provider: Provider
  readonly inbound: Inbound
  readonly path: string
  readonly credential: string | undefined
  readonly route: Path | undefined
  readonly endpoint: Endpoint | undefined
  readonly identity: Identity | undefined
  readonly params: Readonly<Record<string, string>>
  bodyText: string
  /** Parsed body: not read yet, unreadable, or a value. */
  body: { readonly value: unknown } | { readonly error: string } | undefined
  checked: Checked | undefined
}

async function answer(
  c: Context,
  provider: Provider,
  stage: Stage,
  route: Path | undefined,
): Promise<Response> {
  const started = wall.elapsed()
  const visit = await enter(c, provider, stage, route)
  const problem = problemWithFate(visit)
  if (problem) return problem
  const { world } = visit
  let refused: Refused | undefined
  let stack: string | undefined
  let reply: Reply
  try {
    const refusal = await refusalOf(visit)
    const outcome = refusal ? { refusal } : await run(visit)
    if ('refusal' in outcome) {
      refused = explain(outcome.refusal)
      reply = provider.refuse(outcome.refusal, visit)
    } else {
      const json = 'json' in outcome ? outcome.json : JSON.stringify(outcome.data)
      reply = provider.succeed(json, visit)
    }
  } catch (error) {
    world.failures.push(error)
    stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const internal = { kind: 'internal', reason: 'the emulator itself failed' } as const
    refused = explain(internal)
    reply = provider.refuse(internal, visit)
  }
  const headers = { ...reply.headers, date: httpDate(visit.now) }
  world.journal.record({
    at: visit.now,
    tookMs: wall.elapsed() - started,
    provider: provider.contract.id,
    operation: visit.endpoint?.id,
    app: visit.identity?.app,
    account: visit.identity?.account,
    method: visit.method,
    target: visit.inbound.target,
    requestHeaders: visit.inbound.rawHeaders(),
    requestBody: visit.bodyText,
    status: reply.status,
    code: reply.code,
    responseHeaders: headers,
    responseBody: reply.body,
    refused,
    stack,
    unread: visit.checked?.unread,
    secret: visit.credential,
  })
  return new Response(reply.body, { status: reply.status, headers })
}

async function enter(
  c: Context,
  provider: Provider,
  stage: Stage,
  route: Path | undefined,
): Promise<Visit> {
  const { contract } = provider
  const inbound = inboundOf(c)
  const credential = provider.credential((name) => inbound.header(name))
  const identity = credential === undefined ? undefined : stage.identify(credential)
  const world = stage.worlds.open(identity?.world ?? defaultName)
  const endpoint = route?.endpoints.get(inbound.method)
  const account = identity?.account ?? '-'
  const operation = endpoint?.id ?? '-'
  const nth = await world.store.tally(`calls/${contract.id}/${account}/${operation}`)
  return {
    provider,
    inbound,
    route,
    endpoint,
    identity,
    credential,
    world,
    now: world.clock.now(),
    method: inbound.method,
    path: inbound.path,
    origin: inbound.origin,
    params: route ? c.req.param() : {},
    header: (name) => inbound.header(name),
    chance: createChance(world.seed, world.name, contract.id, account, operation, nth),
    bodyText: '',
    body: undefined,
    checked: undefined,
  }
}

/** The first check that says no, in the order the contract declares. */
async function refusalOf(visit: Visit): Promise<Refusal | undefined> {
  const { provider, inbound, route } = visit
  const { contract } = provider
  if (inbound.method !== 'GET' && inbound.method !== 'HEAD') {
    const text = await inbound.text(contract.bodyLimit)
    if (text === undefined)
      return general({
        kind: 'bodyTooLarge',
        limit: contract.bodyLimit,
        reason: `the body is longer than ${contract.bodyLimit} bytes`,
      })
    visit.bodyText = text
  }
  if (!route) return refuseUnknownPath(visit)
  for (const check of contract.checks) {
    const refusal = await checks[check](visit)
    if (refusal) return refusal
  }
  return undefined
}

const general = (refusal: GeneralRefusal): GeneralRefusal => refusal

function refuseUnknownPath({ provider, path, method }: Visit): GeneralRefusal {
  const { contract } = provider
  const slashed = `${path}/`
  const known = contract.endpoints.some((endpoint) => contract.basePath + endpoint.path === slashed)
  if (known && contract.trailingSlash !== 'absent')
    return { kind: 'missingSlash', reason: `the path is ${slashed}, with a slash at its end` }
  const paths = contract.endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)
  return {
    kind: 'unknownPath',
    reason: `not emulated: ${method} ${path}; below ${contract.basePath} there are ${paths.join(', ')}`,
  }
}

type CheckRun = (visit: Visit) => Refusal | undefined | Promise<Refusal | undefined>

const checks: Readonly<Record<Check, CheckRun>> = {
  method({ route, endpoint, method }) {
    if (endpoint) return undefined
    const allowed = [...(route?.endpoints.keys() ?? [])]
    return general({
      kind: 'wrongMethod',
      allowed,
      reason: `${method} is not among ${allowed.join(', ')}`,
    })
  },

  credential({ credential, identity, provider }) {
    if (identity) return undefined
    const headers = provider.contract.credential.headers.join(' and ')
    if (credential === undefined)
      return general({ kind: 'credentialMissing', reason: `no credential in ${headers}` })
    return general({
      kind: 'credentialUnknown',
      reason: `the credential in ${headers} opens no world; demo, demo.<world>, demo.<world>.<app> and demo.<world>.<app>.<account> do`,
    })
  },

  permission(visit) {
    const { world, identity, provider } = visit
    const denied = world.denied.get(`${provider.contract.id}/${identity?.app ?? ''}`)
    if (!denied || denied.size === 0) return undefined
    const body = bodyOf(visit)
    return provider.permit(visit, denied, 'value' in body ? body.value : undefined)
  },

  async quota({ world, identity, endpoint, provider, now }) {
    if (!endpoint || !identity) return undefined
    const key = `${provider.contract.id}/${endpoint.id}`
    const rule = world.rules.get(key) ?? provider.rules[endpoint.id]
    if (!rule) return undefined
    const who = rule.per === 'app' ? identity.app : identity.account
    const grant = await world.store.take(`${key}/${who}`, rule, now)
    if (grant.granted) return undefined
    return general({
      kind: 'quotaExceeded',
      grant,
      reason: `${rule.per} ${who} has used ${grant.used} of ${grant.limit} calls in ${rule.windowMs / 1000} s`,
    })
  },

  object: () => undefined,

  mediaType({ endpoint, provider, inbound }) {
    if (!endpoint?.request.body) return undefined
    const sent = inbound.header('content-type') ?? ''
    if (provider.acceptsType(sent)) return undefined
    return general({ kind: 'mediaType', sent, reason: `Content-Type is ${sent || 'absent'}` })
  },

  parameters(visit) {
    const { endpoint, provider, inbound, params, bodyText } = visit
    if (!endpoint) return undefined
    const body = endpoint.request.body ? bodyOf(visit) : { value: undefined }
    if ('error' in body)
      return general({ kind: 'malformedBody', reason: `the body is no JSON: ${body.error}` })
    const result = checkParameters(provider.contract, endpoint, {
      params,
      query: inbound.query,
      body: body.value,
      suspectNul: bodyText.includes('\\u0000') || inbound.query.includes('%00'),
    })
    if ('issues' in result)
      return general({
        kind: 'parameters',
        issues: result.issues,
        reason: result.issues
          .slice(0, 5)
          .map(({ path, problem, detail }) => `${path.join('.')}: ${detail?.message ?? problem}`)
          .join('; '),
      })
    visit.checked = result.checked
    return undefined
  },
}

/** The body as JSON, parsed once. */
function bodyOf(visit: Visit): { readonly value: unknown } | { readonly error: string } {
  if (visit.body) return visit.body
  try {
    visit.body = { value: JSON.parse(visit.bodyText) as unknown }
  } catch (error) {
    visit.body = { error: error instanceof Error ? error.message : String(error) }
  }
  return visit.body
}

async function run(visit: Visit) {
  const { provider, endpoint, identity, checked } = visit
  const operation = endpoint && provider.operations[endpoint.id]
  if (!endpoint || !identity || !operation)
    throw new Error(
      `${provider.contract.id} declares ${endpoint?.id ?? 'a path'} and does not play it`,
    )
  const call: Call = {
    ...visit,
    endpoint,
    identity,
    params: checked?.params ?? {},
    query: checked?.query,
    body: checked?.body,
    fate: () => fateOf(visit.world, visit, endpoint, identity),
  }
  return operation.run(call)
}

function fateOf(world: World, visit: Visit, endpoint: Endpoint, identity: Identity): string {
  const asked = visit.inbound.header(fateHeader)
  if (asked !== undefined) return asked
  const waiting = world.fates.take({
    provider: visit.provider.contract.id,
    operation: endpoint.id,
    account: identity.account,
  })
  if (waiting !== undefined) return waiting
  const fails = endpoint.creates !== undefined && world.failureRate > 0
  return fails && visit.chance.unit() < world.failureRate ? 'fail' : 'succeed'
}

/** Fates that an operation knows. */
export const fatesOf = (endpoint: Endpoint): string[] => [
  ...(endpoint.creates === undefined ? ['succeed'] : Object.keys(taskFates)),
  ...Object.keys(endpoint.fates ?? {}),
]

function problemWithFate({ inbound, endpoint }: Visit): Response | undefined {
  const asked = inbound.header(fateHeader)
  if (asked === undefined || !endpoint || fatesOf(endpoint).includes(asked)) return undefined
  return problemResponse({
    title: 'Unknown fate',
    status: 400,
    detail: `${endpoint.id} knows no fate "${asked}" (header ${fateHeader})`,
    allowed: fatesOf(endpoint),
  })
}

/** A refusal as the journal keeps it. */
function explain(refusal: Refusal): Refused {
  const { kind, reason, ...facts } = refusal
  return { check: kind, reason, ...facts }
}
