import type { z } from 'zod'
import type { Drift } from '../../../../contracts/kit/drift.ts'
import type { Endpoint } from '../../../../contracts/kit/endpoint.ts'
import { endpointAt } from '../../../../contracts/kit/judged.ts'
import { nearestName } from '../../../../contracts/kit/nearest.ts'
import { evidenceAt } from '../../../../contracts/kit/problems.ts'
import { checkParameters, type Issue } from '../../../engine/parameters.ts'
import { redacted } from '../../../engine/redaction.ts'
import { headerOf } from '../../../har/exchange.ts'
import { bodyTypeOf, formOf } from '../../../http/form.ts'
import { paramsIn } from '../../replay/request.ts'
import { expectation } from '../wording.ts'
import { isRefused, type RecordedCall } from './call.ts'
import { shownValue } from './shown-value.ts'

/** What a look at a request found. */
export interface Looked {
  /** Where it is not what the contract says. */
  readonly drifts: readonly Drift[]
  /** What its schemas say no to. */
  readonly issues: readonly Issue[]
  /** Names that nobody reads, with the fields of the body below dots. */
  readonly unread: readonly string[]
  /** Why not all of it could be judged. */
  readonly reason?: string
}

/** Holds a recorded request against the contract of its API. */
export async function lookAt(call: RecordedCall): Promise<Looked> {
  const { contract, endpoint, bare, known } = call
  const nothing = { drifts: [], issues: [], unread: [] }
  if (!endpoint) return { ...nothing, drifts: [strangePath(call)] }
  const [path = '', ...query] = known.target.split('?')
  const { body, type, problem } = await bodyOf(call, endpoint)
  const drifts = [...credentialDrifts(call, endpoint), ...(problem ? [problem] : [])]
  const unseen = endpoint.request.body !== undefined && !problem && body === undefined
  const wasSent = Number(headerOf(bare.request.headers, 'content-length') ?? 0) > 0
  const result = checkParameters(contract, endpoint, {
    params: Object.fromEntries(paramsIn(contract, endpoint, path)),
    query: query.join('?'),
    body: body ?? {},
    isForm: type === 'form',
    suspectNul: true,
    isLong: false,
    isStrict: true,
  })
  const all = 'issues' in result ? result.issues : []
  // What was blotted out in the file may have been right, and so may a body that nobody kept.
  const issues = all.filter(
    ({ value, in: place }) =>
      !String(value).includes(redacted) && !(place === 'body' && (problem || (unseen && wasSent))),
  )
  const wrong = issues.filter(({ problem: kind }) => kind !== 'unknown')
  return {
    drifts: [...drifts, ...wrong.map((issue) => driftOf(call, endpoint, issue, body))],
    issues: wrong,
    unread: issues
      .filter(({ problem: kind }) => kind === 'unknown')
      .map((issue) => issue.path.map(String).join('.')),
    ...(unseen && wasSent && { reason: 'its body was not recorded' }),
  }
}

function strangePath(call: RecordedCall): Drift {
  const { contract, known } = call
  const { method } = known.exchange.request
  const path = known.target.split('?')[0] ?? ''
  const verbs = contract.endpoints
    .map((one) => one.method)
    .filter((verb) => endpointAt(contract, verb, path))
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
  const paths = contract.endpoints.map((one) => contract.basePath + one.path)
  const near = endpointAt(contract, method, other) ? other : nearestName(path, paths)
  return {
    path: verbs.length > 0 ? 'method' : 'path',
    expected:
      verbs.length > 0
        ? `one of ${[...new Set(verbs)].join(', ')}`
        : `a path of the API${near === undefined ? '' : `; ${near} is one`}`,
    seen: verbs.length > 0 ? method : path,
    evidence: 'documented',
  }
}

/** Credentials that are missing; whoever was let in had them, whatever the file says. */
function credentialDrifts(call: RecordedCall, endpoint: Endpoint): Drift[] {
  const { contract, bare } = call
  if (endpoint.credential === 'optional' || !isRefused(call)) return []
  return contract.credential.headers
    .filter((name) => !headerOf(bare.request.headers, name.toLowerCase()))
    .map((name) => ({
      path: `headers.${name.toLowerCase()}`,
      expected: 'a credential',
      seen: 'nothing',
      evidence: endpoint.evidence,
    }))
}

interface Body {
  /** Parsed; undefined where there is none, or it cannot be read. */
  readonly body: unknown
  readonly type: 'json' | 'form'
  readonly problem?: Drift
}

async function bodyOf({ contract, bare }: RecordedCall, endpoint: Endpoint): Promise<Body> {
  const { request } = bare
  if (!endpoint.request.body || !request.body) return { body: undefined, type: 'json' }
  const sent = headerOf(request.headers, 'content-type') ?? request.body.mimeType
  const type = bodyTypeOf(sent)
  const { evidence } = endpoint
  const isForm = type !== 'application/json' && contract.bodyTypes.some((one) => one === type)
  if ('parts' in request.body || (!isForm && type !== '' && type !== 'application/json')) {
    if (isForm && 'parts' in request.body) return { body: fieldsOf(request.body), type: 'form' }
    const expected = `one of ${contract.bodyTypes.join(', ')}`
    return {
      body: undefined,
      type: 'json',
      problem: { path: 'headers.content-type', expected, seen: type, evidence },
    }
  }
  const { text } = request.body
  if (isForm) {
    const form = await formOf(text, sent)
    return 'value' in form
      ? { body: form.value, type: 'form' }
      : unreadable(text, 'a form', evidence)
  }
  try {
    return { body: JSON.parse(text) as unknown, type: 'json' }
  } catch {
    return unreadable(text, 'JSON', evidence)
  }
}

const unreadable = (text: string, expected: string, evidence: Drift['evidence']): Body => ({
  body: undefined,
  type: 'json',
  problem: { path: 'body', expected, seen: shownValue([], text), evidence },
})

/** The texts of a form of many parts as lists by name; what files it holds is left out. */
function fieldsOf({
  parts,
}: {
  readonly parts: readonly { name: string; value?: string | undefined }[]
}) {
  const fields = new Map<string, string[]>()
  for (const { name, value } of parts)
    if (value !== undefined) fields.set(name, [...(fields.get(name) ?? []), value])
  return Object.fromEntries(fields)
}

function driftOf(call: RecordedCall, endpoint: Endpoint, issue: Issue, body: unknown): Drift {
  const { in: place, path, problem, detail, value } = issue
  const schemas: Readonly<Record<Issue['in'], z.ZodType | undefined>> = {
    path: endpoint.request.params,
    query: endpoint.request.query,
    body: endpoint.request.body,
  }
  const schema = schemas[place]
  const requestId = call.opened?.requestId
  return {
    path: [place, ...path].map(String).join('.'),
    expected: expectedOf(problem, detail?.message),
    seen: problem === 'repeated' ? 'more than one' : shownValue(path, value),
    evidence: (schema && evidenceAt(schema, body, path)) ?? endpoint.evidence,
    ...(requestId !== undefined && { requestId }),
  }
}

function expectedOf(problem: Issue['problem'], message: string | undefined): string {
  if (problem === 'repeated') return 'one value'
  if (problem === 'nul') return 'a text without NUL characters'
  return message === undefined ? 'a value' : expectation(message)
}
