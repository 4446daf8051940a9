import type { z } from 'zod'
import type { Issue } from '../engine/parameters.ts'

/** What is wrong, by field; deeper places by name or index. */
export type Fields = { readonly [name: string]: readonly string[] | Fields }

/** Every issue under the field it is about, in the framework's own words. */
export function fieldsOf(issues: readonly Issue[]): Fields {
  const fields: MutableFields = {}
  for (const issue of issues) {
    const path = pathOf(issue)
    put(fields, path, sentenceOf(issue))
  }
  return fields
}

type MutableFields = { [name: string]: string[] | MutableFields }

/** Deepest level that is told apart. */
const levels = 3

function pathOf({ path, in: where }: Issue): string[] {
  if (path.length === 0) return ['non_field_errors']
  // A list in a query is one parameter to its sender.
  return path.slice(0, where === 'query' ? 1 : levels).map(String)
}

function put(fields: MutableFields, [name = '', ...rest]: string[], sentence: string): void {
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (rest.length === 0) {
    const sentences = Array.isArray(known) ? known : []
    if (!sentences.includes(sentence)) define(fields, name, [...sentences, sentence])
    return
  }
  const inner = known && !Array.isArray(known) ? known : {}
  put(inner, rest, sentence)
  define(fields, name, inner)
}

/** Sets a member whatever its name is. */
const define = (fields: MutableFields, name: string, value: string[] | MutableFields): void => {
  Object.defineProperty(fields, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  })
}

function sentenceOf({ problem, detail, value, path }: Issue): string {
  if (problem === 'missing') return 'This field is required.'
  if (problem === 'nul') return 'Null characters are not allowed.'
  if (problem === 'unknown') return 'This field is not known.'
  if (value === null) return 'This field may not be null.'
  if (detail?.code === 'invalid_format' && detail.format === 'url' && isBlank(value))
    return 'This field may not be blank.'
  return detail ? wordingOf(detail, value, path.length === 0) : 'Enter a valid value.'
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''

function wordingOf(detail: z.core.$ZodIssue, value: unknown, isRoot: boolean): string {
  switch (detail.code) {
    case 'invalid_type':
      return wrongType(detail.expected, value, isRoot)
    case 'invalid_value':
      return `"${shown(value)}" is not a valid choice.`
    case 'too_small':
      if (detail.origin === 'array') return 'This list may not be empty.'
      return `Ensure this value is greater than or equal to ${detail.minimum}.`
    case 'too_big':
      if (detail.origin === 'string')
        return `Ensure this field has no more than ${detail.maximum} characters.`
      if (detail.origin === 'array')
        return `Ensure this field has no more than ${detail.maximum} elements.`
      return `Ensure this value is less than or equal to ${detail.maximum}.`
    case 'invalid_format':
      if (detail.format === 'url') return 'Enter a valid URL.'
      if (detail.format === 'guid' || detail.format === 'uuid') return 'Must be a valid UUID.'
      return detail.message
    case 'invalid_union':
      return 'A valid number is required.'
    case 'custom':
      return detail.message
    default:
      return 'Enter a valid value.'
  }
}

function wrongType(expected: string, value: unknown, isRoot: boolean): string {
  const seen = typeOf(value)
  switch (expected) {
    case 'string':
      return 'Not a valid string.'
    case 'boolean':
      return 'Must be a valid boolean.'
    case 'int':
      return 'A valid integer is required.'
    case 'number':
      return 'A valid number is required.'
    case 'array':
      return `Expected a list of items but got type "${seen}".`
    case 'object':
    case 'record':
      return isRoot
        ? `Invalid data. Expected a dictionary, but got ${seen}.`
        : `Expected a dictionary of items but got type "${seen}".`
    default:
      return 'Enter a valid value.'
  }
}

/** A type as the framework's own language calls it. */
function typeOf(value: unknown): string {
  if (value === null) return 'NoneType'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return 'dict'
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
