import type { z } from 'zod'
import { childOf, valueAt } from './pointer.ts'
import type { Problem } from './problem.ts'
import type { RawDocument } from './schema.ts'
import { documentSchema } from './schema.ts'
import type { Path, SourceText } from './source-text.ts'
import type { UnknownKey } from './specified.ts'
import { suggestion } from './suggestion.ts'

/** What the shape of a text says: its problems, and the document unless they are too grave. */
export type Shaped = {
  readonly document: RawDocument | undefined
  readonly problems: readonly Problem[]
}

/**
 * Checks a text against the Arazzo schema. Slips that leave the meaning clear (unknown keys, numbers
 * that should be quoted) are reported and then mended, so that the rest can be checked as well.
 */
export function shapeOf(source: SourceText): Shaped {
  const parsed = documentSchema.safeParse(source.value)
  if (parsed.success) return { document: parsed.data, problems: [] }
  const issues = flattened(parsed.error.issues, source.value)
  const problems = issues.map((issue) => problemOf(issue, source))
  const rest = structuredClone(source.value)
  for (const issue of issues) mend(rest, issue)
  return { document: documentSchema.safeParse(rest).data, problems }
}

type Issue = z.core.$ZodIssue

/** Issues of an either-or value become the issues of the alternative that was meant. */
function flattened(issues: readonly Issue[], root: unknown): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue]
    const value = valueAt(root, pathOf(issue).map(String))
    const meant = alternativeOf(issue.errors, value)
    if (meant === undefined) return [issue]
    const inside = meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    return flattened(inside, root)
  })
}

/**
 * A mapping with a `reference` is a reusable object (the first alternative), every other mapping
 * the last one; what is no mapping is judged by the first.
 */
function alternativeOf(errors: readonly Issue[][], value: unknown): readonly Issue[] | undefined {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isMapping && childOf(value, 'reference') === undefined ? errors.at(-1) : errors[0]
}

function problemOf(issue: Issue, source: SourceText): Problem {
  const path = pathOf(issue)
  const unknown = unknownKeyOf(issue)
  if (unknown !== undefined) {
    const hint = suggestion(unknown.unknownKey, unknown.known)
    return {
      ...source.positionOfKey(path),
      message: `unknown key "${unknown.unknownKey}" in ${placeOf(path.slice(0, -1))}${hint}`,
    }
  }
  if (issue.code === 'invalid_key') {
    const message = `the name "${String(path.at(-1))}" may hold letters, digits, ".", "-" and "_" only`
    return { ...source.positionOfKey(path), message }
  }
  const value = valueAt(source.value, path.map(String))
  if (value === undefined && path.length > 0) {
    const message = `${placeOf(path.slice(0, -1))} lacks "${String(path.at(-1))}"`
    return { ...source.positionOf(path.slice(0, -1)), message }
  }
  return { ...source.positionOf(path), message: `${placeOf(path)} ${wrongness(issue, value)}` }
}

function wrongness(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      const quote = isUnquoted(issue, value) ? '; quote it' : ''
      return `must be ${article(issue.expected)}, not ${kindOf(value)}${quote}`
    }
    case 'invalid_value': {
      const choices = issue.values.map(String)
      return `cannot be ${JSON.stringify(value)}${suggestion(String(value), choices)}`
    }
    case 'too_small':
      return issue.origin === 'number' ? `must not be below ${issue.minimum}` : 'must not be empty'
    case 'invalid_format':
      return `is ${JSON.stringify(value)}; this runner reads Arazzo 1.0.x`
    default:
      return issue.message
  }
}

const articles: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
}

function article(expected: string): string {
  return articles[expected] ?? expected
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  return articles[typeof value] ?? JSON.stringify(value)
}

/** A path as a reader would say it: `workflows[0].steps[1].stepId`. */
export function placeOf(path: Path): string {
  if (path.length === 0) return 'the document'
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

function pathOf(issue: Issue): Path {
  return issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
}

function unknownKeyOf(issue: Issue): UnknownKey | undefined {
  if (issue.code !== 'custom' || issue.params?.['unknownKey'] === undefined) return undefined
  // The only custom issues of the schema carry these params.
  return issue.params as UnknownKey
}

function mend(root: unknown, issue: Issue): void {
  const path = pathOf(issue).map(String)
  const parent = valueAt(root, path.slice(0, -1))
  const key = path.at(-1)
  if (typeof parent !== 'object' || parent === null || key === undefined) return
  const value = childOf(parent, key)
  if (unknownKeyOf(issue) !== undefined) Reflect.deleteProperty(parent, key)
  else if (isUnquoted(issue, value)) Reflect.set(parent, key, String(value))
}

function isUnquoted(issue: Issue, value: unknown): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number'
}
