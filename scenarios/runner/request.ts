import type { CallInput } from '../../client/caller.ts'
import type { ApiOperation } from './api.ts'
import type { Context } from './evaluation.ts'
import type { Body } from './payload.ts'
import { buildBody } from './payload.ts'
import { ScenarioError } from './problem.ts'
import type { Parameter, Step } from './scenario.ts'
import { asText, fill } from './template.ts'

/** What a step sends, or why it can send nothing. */
export type Asked =
  | { readonly ok: true; readonly input: CallInput }
  | { readonly ok: false; readonly why: string }

/**
 * The values of a step's parameters and body. A parameter without a value is left out unless the
 * operation requires it; in a body the inputs that nobody gave are left out, and nothing else.
 */
export function requestOf(
  { parameters, body }: Pick<Step, 'parameters' | 'body'>,
  operation: ApiOperation,
  context: Context,
): Asked {
  const params: Record<string, string> = {}
  const query: Record<string, unknown> = {}
  const headers: Record<string, string> = {}
  const cookies: string[] = []
  for (const parameter of parameters) {
    const { name } = parameter
    const place = parameter.in ?? 'query'
    const { value, missing } = fill(parameter.value, context)
    if (value === undefined || missing.length > 0) {
      if (!operation.isRequired(place, name)) continue
      return { ok: false, why: `${place} parameter "${name}" has no value: ${absent(missing)}` }
    }
    if (place === 'path') params[name] = asText(value)
    else if (place === 'query') query[name] = value
    else if (place === 'header') headers[name] = asText(value)
    else cookies.push(`${name}=${encodeURIComponent(asText(value))}`)
  }
  if (cookies.length > 0) headers['cookie'] = cookies.join('; ')
  const sent = body === undefined ? undefined : bodyOf(body, context)
  if (sent !== undefined && 'why' in sent) return { ok: false, why: sent.why }
  if (body?.contentType !== undefined) headers['content-type'] = body.contentType
  return { ok: true, input: { params, query, headers, body: sent?.value } }
}

/** The inputs that a workflow is called with; those without a value are left out. */
export function argumentsOf(parameters: readonly Parameter[], context: Context) {
  const values = parameters.map(({ name, value }) => [name, fill(value, context).value] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

type Sent = { readonly value: unknown } | { readonly why: string }

function bodyOf(body: Body, context: Context): Sent {
  const { contentType } = body
  if (contentType !== undefined && !/\bjson\b/i.test(contentType)) {
    return { why: `bodies travel as JSON; ${contentType} cannot be sent` }
  }
  try {
    const { value, missing } = buildBody(body, context)
    const lost = missing.filter((expression) => !expression.startsWith('$inputs.'))
    if (lost.length > 0) return { why: `the body lacks a value: ${absent(lost)}` }
    return { value: pruned(value) }
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return { why: error.problems.map(({ message }) => message).join('; ') }
  }
}

/** Without the items that have no value; members without one are not written to JSON anyway. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(pruned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pruned(item)]))
}

function absent(expressions: readonly string[]): string {
  const names = [...new Set(expressions)].join(' and ')
  return names === '' ? 'it is empty' : `${names} came to nothing`
}
