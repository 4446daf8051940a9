import type { JSONValue } from 'json-p3'
import { compile, JSONPathError } from 'json-p3'
import { compare, isTrue } from './comparison.ts'
import type { Condition } from './condition.ts'
import { expressionsIn, parseCondition } from './condition.ts'
import { ExpressionError } from './cursor.ts'
import type { Context } from './evaluation.ts'
import { evaluate } from './evaluation.ts'
import type { Expression } from './expression.ts'
import type { TextTemplate } from './template.ts'
import { asText, expressionsOf, fillText, readText } from './template.ts'

/** A parsed criterion; `text` is its condition as written. */
export type Criterion =
  | { readonly kind: 'simple'; readonly text: string; readonly condition: Condition }
  | {
      readonly kind: 'regex' | 'jsonpath'
      readonly text: string
      readonly context: Expression
      readonly pattern: TextTemplate
    }

/** What a criterion said, with all a report needs to explain it. */
export type Verdict = {
  readonly pass: boolean
  readonly text: string
  /** Each expression of the criterion, once, with the value it had (undefined: none). */
  readonly actual: readonly Actual[]
  /** Why it did not pass, where the values alone do not say it. */
  readonly why?: string
}

export type Actual = { readonly expression: string; readonly value: unknown }

/** @throws {ExpressionError} pointing into the condition. */
export function readCriterion(
  kind: Criterion['kind'],
  text: string,
  context: Expression | undefined,
): Criterion {
  if (kind === 'simple') return { kind, text, condition: parseCondition(text) }
  if (context === undefined) throw new ExpressionError(`type ${kind} needs a context`, text, 0)
  const pattern = readText(text)
  // What depends on expressions can be checked only once they have values.
  if (pattern.parts.every((part) => typeof part === 'string')) compiled(kind, text)
  return { kind, text, context, pattern }
}

/** The expressions a criterion reads, with offsets in its condition; its context stands apart. */
export function conditionExpressions(criterion: Criterion) {
  return criterion.kind === 'simple'
    ? expressionsIn(criterion.condition)
    : expressionsOf(criterion.pattern)
}

/** Evaluates a criterion. @throws {ExpressionError} when values make its pattern malformed. */
export function judge(criterion: Criterion, context: Context): Verdict {
  const { text } = criterion
  const read = conditionExpressions(criterion).map(({ expression }) => expression)
  const all = criterion.kind === 'simple' ? read : [criterion.context, ...read]
  const values = new Map(all.map((each) => [each.text, evaluate(each, context)]))
  const actual = [...values].map(([expression, value]) => ({ expression, value }))
  const { pass, reasons } =
    criterion.kind === 'simple'
      ? judgeSimple(criterion.condition, context)
      : judgePattern(criterion, context)
  if (pass) return { pass, text, actual }
  const missing = actual
    .filter(({ value }) => value === undefined)
    .map(({ expression }) => `${expression} has no value`)
  const why = [...missing, ...reasons].join('; ')
  return why === '' ? { pass, text, actual } : { pass, text, actual, why }
}

/** An undecidable part stays undecided through `!`, and fails the whole unless `||` rescues it. */
const undecided = Symbol('undecided')

function judgeSimple(condition: Condition, context: Context) {
  const reasons: string[] = []
  const value = decided(condition)
  return { pass: value !== undecided && isTrue(value), reasons }

  function decided(part: Condition): unknown {
    switch (part.kind) {
      case 'literal':
        return part.value
      case 'text':
        return fillText(part.text, context).value
      case 'expression':
        return evaluate(part.expression, context)
      case 'not': {
        const inner = decided(part.of)
        return inner === undecided ? undecided : !isTrue(inner)
      }
      case 'and':
      case 'or':
        return joined(part.kind === 'or', decided(part.left), decided(part.right))
      case 'compare': {
        const { holds, why } = compare(decided(part.left), part.operator, decided(part.right))
        if (why !== undefined) reasons.push(`${part.operator} ${why}`)
        return holds ?? undecided
      }
    }
  }
}

/** Logic with a third value: what decides the join on its own wins over what is undecided. */
function joined(decisive: boolean, left: unknown, right: unknown): unknown {
  const sides = [left, right]
  if (sides.some((side) => side !== undecided && isTrue(side) === decisive)) return decisive
  return sides.includes(undecided) ? undecided : !decisive
}

function judgePattern(criterion: Exclude<Criterion, { kind: 'simple' }>, context: Context) {
  const { kind } = criterion
  const subject = evaluate(criterion.context, context)
  const pattern = fillText(criterion.pattern, context, escapes[kind]).value
  if (subject === undefined || pattern === undefined) return { pass: false, reasons: [] }
  const pass = compiled(kind, pattern)(subject)
  const verb = kind === 'regex' ? 'does not match' : 'holds nothing at'
  return { pass, reasons: pass ? [] : [`${criterion.context.text} ${verb} ${pattern}`] }
}

function compiled(kind: 'regex' | 'jsonpath', pattern: string): (subject: unknown) => boolean {
  try {
    if (kind === 'regex') {
      const expression = new RegExp(pattern)
      return (subject) => expression.test(asText(subject))
    }
    const query = compile(pattern)
    // A context is a parsed JSON body or an output taken from one.
    return (subject) => !query.query(subject as JSONValue).empty()
  } catch (error) {
    const offset = error instanceof JSONPathError ? Math.max(error.token.index, 0) : 0
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExpressionError(reason, pattern, offset)
  }
}

/** How an embedded value is kept from being read as part of the pattern around it. */
const escapes = {
  regex: (value: string) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  jsonpath: (value: string, before: string) => {
    const quote = openQuote(before)
    if (quote === undefined) return value
    return JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`)
  },
}

function openQuote(text: string): string | undefined {
  let quote: string | undefined
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (quote === undefined) quote = sign === '"' || sign === "'" ? sign : undefined
    else if (sign === quote) quote = undefined
  }
  return quote
}
