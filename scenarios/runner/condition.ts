import type { Cursor } from './cursor.ts'
import { createCursor } from './cursor.ts'
import type { Expression } from './expression.ts'
import { takeExpression } from './expression.ts'
import type { TextTemplate } from './template.ts'
import { readText } from './template.ts'

/** A parsed simple condition. */
export type Condition =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'text'; readonly text: TextTemplate }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly offset: number }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | {
      readonly kind: 'compare'
      readonly operator: Operator
      readonly left: Condition
      readonly right: Condition
    }

export type Operator = '<' | '<=' | '==' | '!=' | '>=' | '>'

const operators: readonly Operator[] = ['<=', '>=', '==', '!=', '<', '>']
const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/**
 * Parses a condition of type `simple`: `!` binds closest, then comparisons, `&&`, `||`. Braces
 * around a part are read as parentheses, as some Arazzo documents write `{$statusCode == 200}`.
 *
 * @throws {ExpressionError}
 */
export function parseCondition(text: string): Condition {
  const cursor = createCursor(text)
  const condition = takeOr(cursor)
  skipSpace(cursor)
  if (cursor.at < text.length) cursor.fail(unexpected(cursor))
  return condition
}

/** The runtime expressions of a condition, each with its offset in the text. */
export function expressionsIn(
  condition: Condition,
): readonly { readonly expression: Expression; readonly offset: number }[] {
  switch (condition.kind) {
    case 'literal':
      return []
    case 'text':
      return condition.text.parts.filter((part) => typeof part !== 'string')
    case 'expression':
      return [condition]
    case 'not':
      return expressionsIn(condition.of)
    default:
      return [...expressionsIn(condition.left), ...expressionsIn(condition.right)]
  }
}

function takeOr(cursor: Cursor): Condition {
  let left = takeAnd(cursor)
  while (acceptAfterSpace(cursor, '||')) left = { kind: 'or', left, right: takeAnd(cursor) }
  return left
}

function takeAnd(cursor: Cursor): Condition {
  let left = takeComparison(cursor)
  while (acceptAfterSpace(cursor, '&&')) left = { kind: 'and', left, right: takeComparison(cursor) }
  return left
}

function takeComparison(cursor: Cursor): Condition {
  const left = takeOperand(cursor)
  const operator = operators.find((candidate) => acceptAfterSpace(cursor, candidate))
  if (operator === undefined) return left
  if (cursor.text[cursor.at] === '=') cursor.fail(`write "${operator}"`)
  const comparison: Condition = { kind: 'compare', operator, left, right: takeOperand(cursor) }
  skipSpace(cursor)
  const next = cursor.at
  if (operators.some((candidate) => cursor.accept(candidate))) {
    cursor.fail('comparisons do not chain; join them with &&', next)
  }
  return comparison
}

function takeOperand(cursor: Cursor): Condition {
  skipSpace(cursor)
  const start = cursor.at
  if (cursor.accept('!')) return { kind: 'not', of: takeOperand(cursor) }
  if (cursor.accept('(')) return takeGroup(cursor, ')', start)
  if (cursor.accept('{')) return takeGroup(cursor, '}', start)
  if (cursor.text[start] === '$') {
    return { kind: 'expression', expression: takeExpression(cursor, 'condition'), offset: start }
  }
  if (cursor.text[start] === "'") return takeString(cursor)
  const number = cursor.take(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y)
  if (number !== undefined) return { kind: 'literal', value: Number(number) }
  const word = cursor.take(/[\w-]+/y)
  const value = word === undefined ? undefined : words.get(word)
  if (value !== undefined) return { kind: 'literal', value }
  cursor.at = start
  return cursor.fail(unexpected(cursor))
}

function takeGroup(cursor: Cursor, close: string, start: number): Condition {
  const inside = takeOr(cursor)
  if (!acceptAfterSpace(cursor, close)) {
    skipSpace(cursor)
    if (cursor.at < cursor.text.length) cursor.fail(unexpected(cursor))
    cursor.fail(`this is never closed by "${close}"`, start)
  }
  return inside
}

function takeString(cursor: Cursor): Condition {
  const start = cursor.at
  const quoted = cursor.take(/'(?:[^']|'')*'/y)
  if (quoted === undefined) return cursor.fail('this string is never closed', start)
  const value = quoted.slice(1, -1).replaceAll("''", "'")
  const text = readText(value)
  if (text.parts.every((part) => typeof part === 'string')) return { kind: 'literal', value }
  const parts = text.parts.map((part) =>
    typeof part === 'string' ? part : { ...part, offset: part.offset + start + 1 },
  )
  return { kind: 'text', text: { kind: 'text', parts } }
}

function unexpected(cursor: Cursor): string {
  const rest = cursor.text.slice(cursor.at)
  if (rest === '') return 'the condition ends too early'
  if (rest.startsWith('"')) return "strings stand in single quotes: '...'"
  if (rest.startsWith('=')) return 'equality is written "=="'
  const word = /^[\w-]+/.exec(rest)?.[0]
  if (word === 'and' || word === 'or')
    return `"${word}" is written "${word === 'and' ? '&&' : '||'}"`
  if (word !== undefined) return `"${word}" is no value; strings stand in single quotes: '${word}'`
  return `unexpected "${rest[0]}"`
}

function acceptAfterSpace(cursor: Cursor, literal: string): boolean {
  const start = cursor.at
  skipSpace(cursor)
  if (cursor.accept(literal)) return true
  cursor.at = start
  return false
}

function skipSpace(cursor: Cursor): void {
  cursor.take(/\s*/y)
}
