import { isDeepStrictEqual } from 'node:util'
import type { Operator } from './condition.ts'

/** The outcome of a comparison; `holds` is undefined when the values cannot be put in order. */
export type Comparison = { readonly holds: boolean | undefined; readonly why?: string }

/**
 * Compares two values as Arazzo's simple conditions do: strings without regard to case, a number
 * and a numeric string as numbers (headers and inputs arrive as strings), a missing value like
 * null, objects and arrays by content. Values of different kinds are unequal and have no order.
 */
export function compare(left: unknown, operator: Operator, right: unknown): Comparison {
  const [a, b] = aligned(left, right)
  if (operator === '==' || operator === '!=') {
    const same = a === b || isDeepStrictEqual(a, b)
    const holds = same === (operator === '==')
    const strange = !same && a !== null && b !== null && kindOf(a) !== kindOf(b)
    return strange ? { holds, why: mismatch(left, right) } : { holds }
  }
  const ordered = kindOf(a) === kindOf(b) && (typeof a === 'number' || typeof a === 'string')
  if (!ordered) return { holds: undefined, why: `${mismatch(left, right)}, which have no order` }
  const order = inOrder(a, b)
  switch (operator) {
    case '<':
      return { holds: order < 0 }
    case '<=':
      return { holds: order <= 0 }
    case '>':
      return { holds: order > 0 }
    case '>=':
      return { holds: order >= 0 }
  }
}

/** Whether a value standing alone counts as true: not missing, null, false, 0 or an empty string. */
export function isTrue(value: unknown): boolean {
  return Boolean(value)
}

function aligned(left: unknown, right: unknown): readonly [unknown, unknown] {
  const [a, b] = [plain(left), plain(right)]
  if (typeof a === 'number' && typeof b === 'string') return [a, numberIn(b) ?? b]
  if (typeof a === 'string' && typeof b === 'number') return [numberIn(a) ?? a, b]
  return [a, b]
}

function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null)
}

function numberIn(text: string): number | undefined {
  return /^\s*-?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : undefined
}

function inOrder(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [first, second] = [String(a), String(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

function mismatch(left: unknown, right: unknown): string {
  return `compares ${kindOf(left)} with ${kindOf(right)}`
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'a missing value'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
