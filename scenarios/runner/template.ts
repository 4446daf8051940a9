import { createCursor, ExpressionError } from './cursor.ts'
import type { Context } from './evaluation.ts'
import { evaluate } from './evaluation.ts'
import type { Expression } from './expression.ts'
import { looksLikeExpression, parseExpression, takeExpression } from './expression.ts'

/** Any value of a scenario file, with the expressions in it parsed. */
export type Template =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | TextTemplate
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Template])[] }

/** A string with `{$...}` in it. */
export type TextTemplate = { readonly kind: 'text'; readonly parts: readonly Part[] }

/** Literal text, or an expression and the offset in the string where it stands. */
export type Part = string | { readonly expression: Expression; readonly offset: number }

/** What a template became; `missing` names the expressions that had no value. */
export type Filled = { readonly value: unknown; readonly missing: readonly string[] }

/** Told of a malformed expression and the way to its string; may throw or go on. */
export type OnMalformed = (error: ExpressionError, path: readonly (string | number)[]) => void

/**
 * Parses the expressions in a value, however deep. A string that is one expression keeps its type
 * when filled, an embedded `{$...}` becomes text (objects as JSON).
 *
 * @throws {ExpressionError} at the first malformed expression, unless `onMalformed` is given.
 */
export function readTemplate(value: unknown, onMalformed: OnMalformed = raise): Template {
  return read(value, [])

  function read(part: unknown, path: readonly (string | number)[]): Template {
    if (typeof part === 'string') {
      try {
        return readString(part)
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error
        onMalformed(error, path)
        return { kind: 'literal', value: part }
      }
    }
    if (Array.isArray(part)) {
      return { kind: 'list', items: part.map((item, index) => read(item, [...path, index])) }
    }
    if (typeof part === 'object' && part !== null) {
      const entries = Object.entries(part)
      return {
        kind: 'map',
        entries: entries.map(([key, entry]) => [key, read(entry, [...path, key])] as const),
      }
    }
    return { kind: 'literal', value: part }
  }
}

/** Splits a string at its `{$...}`. @throws {ExpressionError} */
export function readText(text: string): TextTemplate {
  const parts: Part[] = []
  const cursor = createCursor(text)
  for (;;) {
    const open = text.slice(cursor.at).search(/\{\$[A-Za-z]/)
    const literal = text.slice(cursor.at, open < 0 ? undefined : cursor.at + open)
    if (literal !== '') parts.push(literal)
    if (open < 0) return { kind: 'text', parts }
    cursor.at += open + 1
    const offset = cursor.at
    parts.push({ expression: takeExpression(cursor, 'embedded'), offset })
    if (!cursor.accept('}')) cursor.fail('an embedded expression ends with "}"')
  }
}

/** Evaluates a template. What is missing stays undefined in `value` and is named in `missing`. */
export function fill(template: Template, context: Context): Filled {
  const missing: string[] = []
  return { value: filled(template), missing }

  function filled(part: Template): unknown {
    switch (part.kind) {
      case 'literal':
        return part.value
      case 'expression':
        return noted(part.expression)
      case 'text': {
        const text = fillText(part, context)
        missing.push(...text.missing)
        return text.value
      }
      case 'list':
        return part.items.map(filled)
      case 'map':
        return Object.fromEntries(part.entries.map(([key, entry]) => [key, filled(entry)]))
    }
  }

  function noted(expression: Expression): unknown {
    const value = evaluate(expression, context)
    if (value === undefined) missing.push(expression.text)
    return value
  }
}

/**
 * Evaluates a text; undefined as a whole when a part of it is missing. `escaped` is told each
 * expression's text and what stands before it.
 */
export function fillText(
  template: TextTemplate,
  context: Context,
  escaped: (value: string, before: string) => string = (value) => value,
): { readonly value: string | undefined; readonly missing: readonly string[] } {
  const missing: string[] = []
  let text = ''
  for (const part of template.parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const value = evaluate(part.expression, context)
    if (value === undefined) missing.push(part.expression.text)
    text += escaped(asText(value), text)
  }
  return { value: missing.length === 0 ? text : undefined, missing }
}

/** The expressions of a template, each with the offset in its string. */
export function expressionsOf(
  template: Template,
): readonly { readonly expression: Expression; readonly offset: number }[] {
  switch (template.kind) {
    case 'literal':
      return []
    case 'expression':
      return [{ expression: template.expression, offset: 0 }]
    case 'text':
      return template.parts.filter((part) => typeof part !== 'string')
    case 'list':
      return template.items.flatMap(expressionsOf)
    case 'map':
      return template.entries.flatMap(([, entry]) => expressionsOf(entry))
  }
}

/** A value inside a text: strings as they are, everything else as JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function readString(text: string): Template {
  if (looksLikeExpression(text)) return { kind: 'expression', expression: parseExpression(text) }
  const template = readText(text)
  return template.parts.every((part) => typeof part === 'string')
    ? { kind: 'literal', value: text }
    : template
}

function raise(error: ExpressionError): never {
  throw error
}
