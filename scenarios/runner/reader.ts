import type { Criterion } from './criterion.ts'
import { conditionExpressions, readCriterion } from './criterion.ts'
import type { RawCriterion } from './criterion-schema.ts'
import { ExpressionError } from './cursor.ts'
import type { Expression } from './expression.ts'
import { parseExpression } from './expression.ts'
import type { Position, Problem } from './problem.ts'
import type { Scope } from './reference.ts'
import { referenceProblem } from './reference.ts'
import type { Extensions, PlacedCriterion } from './scenario.ts'
import type { RawDocument } from './schema.ts'
import type { Path, SourceText } from './source-text.ts'
import type { OnMalformed, Template } from './template.ts'
import { expressionsOf, readTemplate } from './template.ts'

/** Reads the parts of a document, and notes what is wrong with them instead of stopping. */
export type Reader = {
  readonly document: RawDocument
  readonly problems: readonly Problem[]
  at(path: Path): Position
  report(path: Path, message: string, offset?: number): void
  template(value: unknown, path: Path, scope: Scope, read?: ReadTemplate): Template
  criteria(raw: readonly RawCriterion[] | undefined, path: Path, scope: Scope): PlacedCriteria
  extensions(raw: Readonly<Record<string, unknown>>, path: Path): Extensions
}

export type PlacedCriteria = readonly PlacedCriterion[]
export type ReadTemplate = (value: unknown, onMalformed: OnMalformed) => Template

export function createReader(source: SourceText, document: RawDocument): Reader {
  const problems: Problem[] = []
  return { document, problems, at: source.positionOf, report, template, criteria, extensions }

  function report(path: Path, message: string, offset = 0): void {
    problems.push({ ...source.positionOf(path, offset), message })
  }

  function template(value: unknown, path: Path, scope: Scope, read: ReadTemplate = readTemplate) {
    const parsed = read(value, (error, inside) => malformed(error, [...path, ...inside]))
    checkNames(parsed, path, scope)
    return parsed
  }

  /** Lists and mappings are walked, so that a problem points at the string that has it. */
  function checkNames(parsed: Template, path: Path, scope: Scope): void {
    if (parsed.kind === 'list') {
      parsed.items.forEach((item, index) => {
        checkNames(item, [...path, index], scope)
      })
    } else if (parsed.kind === 'map') {
      for (const [key, entry] of parsed.entries) checkNames(entry, [...path, key], scope)
    } else {
      checkExpressions(expressionsOf(parsed), path, scope)
    }
  }

  function checkExpressions(found: ReturnType<typeof expressionsOf>, path: Path, scope: Scope) {
    for (const { expression, offset } of found) {
      const problem = referenceProblem(expression, scope)
      if (problem !== undefined) report(path, problem, offset)
    }
  }

  function criteria(raw: readonly RawCriterion[] | undefined, path: Path, scope: Scope) {
    return (raw ?? []).flatMap((each, index) => {
      const at = [...path, index]
      const read = criterion(each, at, scope)
      return read === undefined ? [] : [{ ...read, at: source.positionOf(at) }]
    })
  }

  function criterion(raw: RawCriterion, path: Path, scope: Scope): Criterion | undefined {
    const kind = typeof raw.type === 'object' ? raw.type.type : (raw.type ?? 'simple')
    if (kind === 'xpath') {
      report([...path, 'type'], 'XPath is not supported; use simple, regex or jsonpath')
      return undefined
    }
    if (typeof raw.type === 'object' && !jsonPathVersions.includes(raw.type.version)) {
      const message = `unknown JSONPath version; known: ${jsonPathVersions.join(', ')}`
      report([...path, 'type', 'version'], message)
    }
    const context = contextOf(raw, [...path, 'context'], scope)
    // A context that is there and malformed has been reported; the condition is still worth reading.
    const standIn = raw.context === undefined ? undefined : (context ?? parseExpression('$url'))
    try {
      const read = readCriterion(kind, raw.condition, standIn)
      checkExpressions(conditionExpressions(read), [...path, 'condition'], scope)
      return read
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      malformed(error, [...path, 'condition'])
      return undefined
    }
  }

  function contextOf(raw: RawCriterion, path: Path, scope: Scope): Expression | undefined {
    if (raw.context === undefined) return undefined
    try {
      const expression = parseExpression(raw.context)
      checkExpressions([{ expression, offset: 0 }], path, scope)
      return expression
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      malformed(error, path)
      return undefined
    }
  }

  function malformed(error: ExpressionError, path: Path): void {
    report(path, error.reason, error.offset)
  }

  function extensions(raw: Readonly<Record<string, unknown>>, path: Path): Extensions {
    const own = Object.entries(raw).filter(([key]) => key.startsWith('x-'))
    return Object.fromEntries(
      own.map(([key, value]) => [key, { value, at: source.positionOf([...path, key]) }]),
    )
  }
}

/** The draft's queries that RFC 9535 reads differently are refused when they are parsed. */
const jsonPathVersions = ['draft-goessner-dispatch-jsonpath-00', 'rfc9535']
