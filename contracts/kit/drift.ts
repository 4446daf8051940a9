import { z } from 'zod'
import type { Evidence } from './evidence.ts'
import { nearestName } from './nearest.ts'
import { closestVariant, own, unwrapped } from './problems.ts'

/** One place where what came back is not what is written. */
export interface Drift {
  /** Place in the reply: `status`, `headers.<name>`, `body`, or dots and indexes into the body. */
  readonly path: string
  readonly expected: string
  readonly seen: string
  /** How we know what was expected. */
  readonly evidence: Evidence
  readonly requestId?: string
  /** A field that the schema does not know and leaves room for. */
  readonly open?: true
}

/** A field that a schema does not know. */
export interface UndocumentedField {
  /** Dots and indexes: `data.list.0.title`. */
  readonly path: string
  /** The known name at that place that looks most like it. */
  readonly nearest?: string
  /** The schema leaves room for fields that it does not know. */
  readonly open?: true
}

/**
 * Fields of a value that its schema does not know, in the order they stand there. Of a union the variant
 * counts that accepts the value and knows most of it; where none accepts it, the closest.
 */
export function undocumentedFields(schema: z.ZodType, value: unknown): UndocumentedField[] {
  return look(schema, value, [])
}

function look(given: z.ZodType, value: unknown, path: readonly string[]): UndocumentedField[] {
  const schema = unwrapped(given)
  if (schema instanceof z.ZodUnion) return lookAtUnion(schema, value, path)
  if (schema instanceof z.ZodIntersection) return lookAtBoth(schema, value, path)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((item, index) => look(own(schema.element), item, [...path, String(index)]))
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  if (schema instanceof z.ZodRecord)
    return Object.entries(value).flatMap(([key, item]) =>
      look(own(schema.valueType), item, [...path, key]),
    )
  if (schema instanceof z.ZodObject) return lookAtObject(schema, value, path)
  return []
}

function lookAtObject(
  schema: z.ZodObject,
  value: object,
  path: readonly string[],
): UndocumentedField[] {
  const open = schema.def.catchall !== undefined && !(schema.def.catchall instanceof z.ZodNever)
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key]
    const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
    if (field) return look(own(field), item, here)
    // A name that is missing there is more likely meant than one that is there.
    const known = Object.keys(schema.shape)
    const missing = known.filter((name) => !Object.hasOwn(value, name))
    const nearest = nearestName(key, missing) ?? nearestName(key, known)
    return [
      {
        path: here.join('.'),
        ...(nearest !== undefined && { nearest }),
        ...(open && { open: true as const }),
      },
    ]
  })
}

function lookAtUnion(
  schema: z.ZodUnion,
  value: unknown,
  path: readonly string[],
): UndocumentedField[] {
  const accepting = schema.options.map(own).filter((variant) => variant.safeParse(value).success)
  const [first = closestVariant(schema, value), ...rest] = accepting
  return rest
    .map((variant) => look(variant, value, path))
    .reduce((best, next) => (next.length < best.length ? next : best), look(first, value, path))
}

/** Both halves must lack a field for it to be unknown. */
function lookAtBoth(
  schema: z.ZodIntersection,
  value: unknown,
  path: readonly string[],
): UndocumentedField[] {
  const right = new Set(look(own(schema.def.right), value, path).map((field) => field.path))
  return look(own(schema.def.left), value, path).filter((field) => right.has(field.path))
}
