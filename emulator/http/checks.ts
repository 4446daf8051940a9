import type { Check } from '../../contracts/kit/contract.ts'
import { endpointPattern } from '../../contracts/kit/judged.ts'
import { checkParameters, type Issue } from '../engine/parameters.ts'
import type { FindingCall, GeneralRefusal, Refusal } from '../engine/provider.ts'
import { type Grant, ruleKeyOf, usageKeyOf } from '../engine/quota.ts'
import { bodyTypeOf, formOf } from './form.ts'
import type { Visit } from './visit.ts'

type Run = (visit: Visit) => Refusal | undefined | Promise<Refusal | undefined>

/** The first check that says no, in the order the contract declares. */
export async function refusalOf(visit: Visit): Promise<Refusal | undefined> {
  const { provider, inbound, route } = visit
  const { contract } = provider
  if (inbound.method !== 'GET' && inbound.method !== 'HEAD') {
    const text = await inbound.text(contract.bodyLimit)
    if (text === undefined) return bodyTooLarge(contract.bodyLimit)
    visit.bodyText = text
    // Time may have passed while the body was on its way, and nothing happens before the call is whole.
    visit.now = visit.world.clock.now()
  }
  visit.stage = 'route'
  if (!route) return unknownPath(visit)
  for (const check of contract.checks) {
    visit.stage = check
    const verdict = checks[check](visit)
    const refusal = verdict instanceof Promise ? await verdict : verdict
    if (refusal) return refusal
  }
  visit.stage = 'operation'
  return undefined
}

const checks: Readonly<Record<Check, Run>> = {
  method: checkMethod,
  credential: checkCredential,
  permission: checkPermission,
  quota: checkQuota,
  object: checkObject,
  mediaType: checkMediaType,
  parameters: checkAllParameters,
}

const bodyTooLarge = (limit: number): GeneralRefusal => ({
  kind: 'bodyTooLarge',
  limit,
  reason: `the body is longer than ${limit} bytes`,
})

function unknownPath({ provider, path, method, inbound }: Visit): GeneralRefusal {
  const { contract, aliases } = provider
  const slashed = `${path}/`
  const isAlias = Object.keys(aliases).some((alias) => contract.basePath + alias === slashed)
  const known =
    isAlias ||
    contract.endpoints.some((endpoint) => endpointPattern(contract, endpoint).test(slashed))
  if (known && contract.trailingSlash !== 'absent') {
    const target = inbound.query === '' ? slashed : `${slashed}?${inbound.query}`
    const redirected = contract.trailingSlash === 'redirectGet' && method === 'GET'
    const reason = `the path is ${slashed}, with a slash at its end`
    return { kind: 'missingSlash', target, redirected, reason }
  }
  const paths = contract.endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)
  return {
    kind: 'unknownPath',
    reason: `not emulated: ${method} ${path}; below ${contract.basePath} there are ${paths.join(', ')}`,
  }
}

function checkMethod({ route, endpoint, method }: Visit): GeneralRefusal | undefined {
  if (endpoint) return undefined
  const allowed = [...(route?.endpoints.keys() ?? [])]
  const reason = `${method} is not among ${allowed.join(', ')}`
  return { kind: 'wrongMethod', allowed, reason }
}

function checkCredential({ credential, identity, provider }: Visit): GeneralRefusal | undefined {
  if (identity) return undefined
  const headers = provider.contract.credential.headers.join(' and ')
  if (credential === undefined)
    return { kind: 'credentialMissing', reason: `no credential in ${headers}` }
  const forms = 'demo, demo.<world>, demo.<world>.<app> and demo.<world>.<app>.<account>'
  const reason = `the credential in ${headers} opens no world; ${forms} do`
  return { kind: 'credentialUnknown', reason }
}

function checkPermission(visit: Visit): Refusal | undefined {
  const { world, identity, provider } = visit
  if (world.denied.size === 0) return undefined
  const denied = world.denied.get(`${provider.contract.id}/${identity?.app ?? ''}`)
  if (!denied || denied.size === 0) return undefined
  const body = visit.parsed
  return provider.permit(visit, denied, 'value' in body ? body.value : undefined)
}

function checkQuota(
  visit: Visit,
): GeneralRefusal | undefined | Promise<GeneralRefusal | undefined> {
  const { world, identity, route, provider, now } = visit
  // A verb that the path does not know counts as any other, where it has not been refused before.
  const endpoint = visit.endpoint ?? route?.endpoints.values().next().value
  if (!endpoint || !identity) return undefined
  const { id } = provider.contract
  const rule = world.rules.get(ruleKeyOf(id, endpoint.id)) ?? provider.rules[endpoint.id]
  if (!rule) return undefined
  const counted = usageKeyOf(id, endpoint.id, rule, identity)
  const judge = (grant: Grant): GeneralRefusal | undefined => {
    if (grant.granted) {
      visit.counted = counted
      return undefined
    }
    const seconds = rule.windowMs / 1000
    const reason = `${rule.per} ${identity[rule.per]} has used ${grant.used} of ${grant.limit} calls in ${seconds} s`
    return { kind: 'quotaExceeded', grant, rule, counted, reason }
  }
  const grant = world.store.take(counted, rule, now)
  return grant instanceof Promise ? grant.then(judge) : judge(grant)
}

function checkObject(visit: Visit): Promise<Refusal | undefined> | undefined {
  const { provider, endpoint } = visit
  const operation = endpoint && provider.operations[endpoint.id]
  // APIs look for objects after the credential, so that it is known whose call this is.
  return operation?.find?.(visit as Visit & FindingCall)
}

function checkMediaType(
  visit: Visit,
): GeneralRefusal | undefined | Promise<GeneralRefusal | undefined> {
  const { endpoint, provider, inbound, bodyText } = visit
  if (!endpoint?.request.body) return undefined
  const sent = inbound.header('content-type') ?? ''
  const { bodyTypes, emptyBody } = provider.contract
  if (bodyText === '' && emptyBody === 'object') return undefined
  if (!provider.acceptsType(sent))
    return { kind: 'mediaType', sent, reason: `Content-Type is ${sent || 'absent'}` }
  if (bodyTypes.length === 1) return undefined
  const type = bodyTypeOf(sent)
  return type !== 'application/json' && bodyTypes.some((one) => one === type)
    ? readForm(visit, sent)
    : undefined
}

async function readForm(visit: Visit, type: string): Promise<GeneralRefusal | undefined> {
  const form = await formOf(visit.bodyText, type)
  if ('error' in form) return malformed(form.error)
  visit.parsed = form
  visit.isForm = true
  return undefined
}

const malformed = (detail: string): GeneralRefusal => ({
  kind: 'malformedBody',
  detail,
  reason: `the body cannot be read: ${detail}`,
})

/** Characters from which on a body is looked into with care. */
const longBody = 100_000

function wordingOf({ problem, detail, nearest }: Issue): string {
  if (problem === 'nul') return 'it holds a NUL character'
  if (problem !== 'unknown') return detail?.message ?? problem
  return `nobody reads it${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`
}

function checkAllParameters(visit: Visit): GeneralRefusal | undefined {
  const { endpoint, provider, inbound, params, bodyText } = visit
  if (!endpoint) return undefined
  const body = endpoint.request.body ? visit.parsed : { value: undefined }
  if ('error' in body) return malformed(body.error)
  const result = checkParameters(provider.contract, endpoint, {
    params,
    query: inbound.query,
    body: body.value,
    isForm: visit.isForm,
    // Without a backslash, JSON in a query can hold no escaped NUL.
    suspectNul: visit.isForm || bodyText.includes('\\u0000') || /%00|\\|%5c/i.test(inbound.query),
    isLong: bodyText.length > longBody,
    isStrict: visit.world.strict,
  })
  if ('issues' in result) {
    const lines = result.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.') || `the ${issue.in}`}: ${wordingOf(issue)}`)
    return { kind: 'parameters', issues: result.issues, reason: lines.join('; ') }
  }
  visit.params = result.checked.params
  visit.query = result.checked.query
  visit.body = result.checked.body
  visit.unread = result.checked.unread
  return undefined
}
