import { isCallError } from '../../client/errors.ts'
import { type Exchange as Travelled, withoutSecrets } from '../../client/exchange.ts'
import type { ApiOperation } from './api.ts'
import type { Speaker } from './clients.ts'
import type { Verdict } from './criterion.ts'
import { judge } from './criterion.ts'
import { ExpressionError } from './cursor.ts'
import type { Context, Exchange, Fields } from './evaluation.ts'
import type { Failure } from './report.ts'
import { requestOf } from './request.ts'
import type { Outputs, PlacedCriterion, Step } from './scenario.ts'
import { fill } from './template.ts'

/** What came of one try of a step. */
export type Attempt = {
  /** What expressions see once the step is done. */
  readonly context: Context
  readonly outputs: Fields
  readonly travelled?: Travelled | undefined
  /** Undefined when the step succeeded. */
  readonly failure?: Omit<Failure, 'reason'> | undefined
  /** Whether trying again is in vain. */
  readonly final?: boolean
}

/**
 * Calls the operation of a step once and judges the answer. `secretHeaders` are blotted out in what it tells, for a
 * scenario may send the credential of one API to another.
 */
export async function attemptCall(
  step: Step,
  operation: ApiOperation,
  speaker: Speaker,
  context: Context,
  secretHeaders: readonly string[],
): Promise<Attempt> {
  const asked = requestOf(step, operation, context)
  if (!asked.ok) return failed(context, asked.why)
  const answer = await exchanged(speaker, operation.id, asked.input)
  if (typeof answer === 'string') return failed(context, answer)
  const travelled = { ...answer, request: withoutSecrets(answer.request, secretHeaders) }
  const after = { ...context, exchange: exchangeOf(travelled, asked.input.params ?? {}) }
  const outputs = outputsOf(step.outputs, after)
  return judgedBy(step, { context: after, outputs, travelled })
}

/** A try with what the criteria of its step say of it. Without criteria any 2xx will do. */
export function judgedBy({ criteria }: Pick<Step, 'criteria'>, attempt: Attempt): Attempt {
  const missed = missedBy(criteria, attempt.context)
  const status = attempt.travelled?.response.status ?? 200
  const wrongStatus = criteria.length === 0 && (status < 200 || status > 299)
  if (missed.length === 0 && !wrongStatus) return attempt
  const why = wrongStatus ? `HTTP ${status} where any 2xx would do` : sentenceOf(missed)
  if (attempt.travelled === undefined) return { ...attempt, failure: { why, criteria: missed } }
  const { request, response } = attempt.travelled
  const { json: _, ...shown } = response
  return { ...attempt, failure: { why, criteria: missed, request, response: shown } }
}

/** The values of outputs; those without one are left out. */
export function outputsOf(outputs: Outputs, context: Context): Fields {
  const values = Object.entries(outputs).map(([name, template]) => [
    name,
    fill(template, context).value,
  ])
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

/** The criteria that do not pass. */
export function missedBy(
  criteria: readonly PlacedCriterion[],
  context: Context,
): readonly Verdict[] {
  return criteria.map((criterion) => judged(criterion, context)).filter(({ pass }) => !pass)
}

/** A failure in which nothing travelled. */
export function failed(context: Context, why: string, outputs: Fields = {}): Attempt {
  return { context, outputs, failure: { why, criteria: [] } }
}

/** Values that make a pattern malformed make its criterion fail. */
export function judged(criterion: PlacedCriterion, context: Context): Verdict {
  try {
    return judge(criterion, context)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { pass: false, text: criterion.text, actual: [], why: error.reason }
  }
}

function sentenceOf(missed: readonly Verdict[]): string {
  const [first, ...others] = missed
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return `${first?.text} does not hold${more}`
}

/** The answer, or why none came. */
async function exchanged(
  speaker: Speaker,
  operation: string,
  input: Parameters<Speaker['exchange']>[1],
): Promise<Travelled | string> {
  try {
    return await speaker.exchange(operation, input)
  } catch (error) {
    if (!isCallError(error)) throw error
    return `${error.name}: ${error.message}`
  }
}

function exchangeOf({ request, response }: Travelled, path: Fields): Exchange {
  const query = new URL(request.url).searchParams
  return {
    url: request.url,
    method: request.method,
    request: {
      headers: request.headers,
      query: Object.fromEntries(query),
      path,
      body: request.body === undefined ? undefined : parsed(request.body),
    },
    statusCode: response.status,
    response: { headers: response.headers, body: response.json ?? response.text },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
