import type { z } from 'zod'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import type { Issue } from '../../engine/parameters.ts'
import type { Problem } from '../problem.ts'

/** What is wrong with the parameters of a control call. */
export function problemOf(endpoint: Endpoint, issues: readonly Issue[]): Problem {
  const [first] = issues
  // First of all: a name that was misspelt may be one that is missed.
  for (const { in: where, detail, path } of issues)
    if (detail?.code === 'unrecognized_keys' && path.length === 0)
      return unknownParameter(endpoint, detail.keys[0] ?? '', where === 'body' ? 'body' : 'query')
  if (first?.detail?.code === 'invalid_union' && first.path.length === 0)
    return problemOfChoice(endpoint, first.detail.errors, first.value)
  const lines = issues.map(
    ({ in: where, path, problem, detail }) =>
      `${where} ${path.map(String).join('.') || '(whole)'}: ${problem === 'invalid' ? detail?.message : problem}`,
  )
  return {
    title: 'Bad request',
    status: 400,
    detail: lines.join('; '),
    allowed: parametersOf(endpoint),
  }
}

/** What is wrong with a body that is one of several, told apart by their members. */
function problemOfChoice(
  endpoint: Endpoint,
  variants: readonly (readonly z.core.$ZodIssue[])[],
  value: unknown,
): Problem {
  const choices = keysOf(endpoint.request.body)
  const sent = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const stranger = sent.find((name) => !choices.includes(name))
  if (stranger !== undefined) return unknownParameter(endpoint, stranger, 'body')
  const meant = variants.find((issues) => issues.every(({ code }) => code !== 'unrecognized_keys'))
  const detail =
    sent.length === 1 && meant
      ? meant.map(({ path, message }) => `body ${path.join('.')}: ${message}`).join('; ')
      : `the body takes exactly one of ${choices.join(', ').replace(/, (?=[^,]*$)/, ' or ')}`
  return { title: 'Bad request', status: 400, detail, allowed: parametersOf(endpoint) }
}

/** A body that cannot be read, or that is not taken. */
export const wrongBody = (endpoint: Endpoint, detail: string): Problem => ({
  title: 'Bad request',
  status: 400,
  detail,
  allowed: parametersOf(endpoint),
})

/** A parameter that the operation does not have, or not in this place. */
export function unknownParameter(
  endpoint: Endpoint,
  name: string,
  place: 'query' | 'body',
): Problem {
  const allowed = parametersOf(endpoint)
  const near = nearestName(name, allowed)
  const hint = near ? `; did you mean "${near}"?` : ''
  const detail = allowed.includes(name)
    ? `${endpoint.id} takes "${name}" in the ${place === 'query' ? 'body' : 'query'}, not in the ${place}`
    : `${endpoint.id} knows no parameter "${name}"${hint}`
  return { title: 'Bad request', status: 400, detail, allowed }
}

function parametersOf({ request }: Endpoint): string[] {
  return [...Object.keys(request.query?.shape ?? {}), ...keysOf(request.body)]
}

function keysOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return []
  if ('shape' in schema && typeof schema.shape === 'object') return Object.keys(schema.shape ?? {})
  if ('options' in schema && Array.isArray(schema.options)) return schema.options.flatMap(keysOf)
  return []
}
