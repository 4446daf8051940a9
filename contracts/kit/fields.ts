import { z } from 'zod'
import { type Evidence, evidenceMarks, evidenceOf } from './evidence.ts'
import { own, unwrapped } from './problems.ts'

/**
 * Every field that a schema knows, with how it is known, in the order they are written: `data.list[].task_id`, and
 * `.*` for whatever key a record has. A field without a mark of its own is known as what holds it is known.
 */
export function fieldsIn(schema: z.ZodType, byDefault: Evidence): Map<string, Evidence> {
  const fields = new Map<string, Evidence>()
  look(schema, '', byDefault, [], (path, evidence) => {
    const known = fields.get(path)
    // Variants of a union may know the same field in different ways; the best counts.
    if (known === undefined || rank(evidence) < rank(known)) fields.set(path, evidence)
  })
  return fields
}

const rank = (evidence: Evidence): number => evidenceMarks.indexOf(evidence)

function look(
  given: z.ZodType,
  path: string,
  inherited: Evidence,
  around: readonly z.ZodType[],
  tell: (path: string, evidence: Evidence) => void,
): void {
  const schema = unwrapped(given)
  // One that holds itself is told once.
  if (around.includes(schema)) return
  const mark = evidenceOf(given) ?? evidenceOf(schema) ?? inherited
  for (const [inner, below] of partsOf(schema, path)) {
    if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord)
      tell(below, evidenceOf(inner) ?? evidenceOf(unwrapped(inner)) ?? mark)
    look(inner, below, mark, [...around, schema], tell)
  }
}

/** What a schema is made of, and where in a value that stands. */
function partsOf(schema: z.ZodType, path: string): [z.ZodType, string][] {
  const under = (key: string): string => (path === '' ? key : `${path}.${key}`)
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => [own(option), path])
  if (schema instanceof z.ZodIntersection)
    return [schema.def.left, schema.def.right].map((half) => [own(half), path])
  if (schema instanceof z.ZodArray) return [[own(schema.element), `${path}[]`]]
  if (schema instanceof z.ZodRecord) return [[own(schema.valueType), under('*')]]
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([key, field]) => [own(field), under(key)])
}

/** The fields of a schema that a value has, whatever they hold; null is something, too. */
export function fieldsMet(schema: z.ZodType, value: unknown): Set<string> {
  const met = new Set<string>()
  meet(schema, value, '', met)
  return met
}

function meet(given: z.ZodType, value: unknown, path: string, met: Set<string>): void {
  const schema = unwrapped(given)
  for (const [inner, below] of partsOf(schema, path)) {
    if (schema instanceof z.ZodUnion || schema instanceof z.ZodIntersection)
      meet(inner, value, path, met)
    else if (schema instanceof z.ZodArray) {
      if (Array.isArray(value)) for (const item of value) meet(inner, item, below, met)
    } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const key = below.slice(path === '' ? 0 : path.length + 1)
      const held = Object.entries(value).filter(
        ([name, item]) => item !== undefined && (schema instanceof z.ZodRecord || name === key),
      )
      if (held.length > 0) met.add(below)
      for (const [, item] of held) meet(inner, item, below, met)
    }
  }
}
