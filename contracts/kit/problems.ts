import { z } from 'zod'
import { type Evidence, evidenceOf } from './evidence.ts'

/** One place where a value is not what its schema says. */
export interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** The key is one that a strict object does not know. */
  readonly unknownKey?: true
}

/** Where a value is not what its schema says; of a union, as the variant sees it that the value is closest to. */
export function problemsOf(given: z.ZodType, value: unknown): Problem[] {
  const { success, error } = given.safeParse(value)
  if (success) return []
  const schema = unwrapped(given)
  if (schema instanceof z.ZodUnion) return problemsOf(closestVariant(schema, value), value)
  const inside = insideOf(schema, value).flatMap(([key, field, item]) =>
    problemsOf(field, item).map((problem) => ({ ...problem, path: [key, ...problem.path] })),
  )
  const above = error.issues.flatMap((issue): Problem[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key],
          message: 'unknown',
          unknownKey: true,
        }))
      : [{ path: issue.path, message: issue.message }],
  )
  // What lies deeper was found by its own schema already, with unions seen from the closest variant.
  return inside.length === 0
    ? above
    : [
        ...inside,
        ...above.filter(
          ({ path, unknownKey }) => path.length === 0 || (unknownKey && path.length === 1),
        ),
      ]
}

/** The variant of a union that accepts the value, else the one whose disagreement lies deepest and is smallest. */
export function closestVariant(schema: z.ZodUnion, value: unknown): z.ZodType {
  const variants = schema.options.map(own)
  const ranked = variants.map((variant) => ({ variant, rank: rankOf(schema, variant, value) }))
  const [first = { variant: schema, rank: [] }, ...rest] = ranked
  return rest.reduce((best, next) => (isBetter(next.rank, best.rank) ? next : best), first).variant
}

/** Evidence mark of the innermost marked schema on the way to a place in a value. */
export function evidenceAt(
  given: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): Evidence | undefined {
  const schema = unwrapped(given)
  const here = evidenceOf(given) ?? evidenceOf(schema)
  if (path.length === 0) return here
  if (schema instanceof z.ZodUnion)
    return evidenceAt(closestVariant(schema, value), value, path) ?? here
  const [step, ...rest] = path
  const next = insideOf(schema, value).find(([key]) => String(key) === String(step))
  return (next && evidenceAt(next[1], next[2], rest)) ?? here
}

/** The schema below wrappers that add no fields. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodNonOptional ||
    schema instanceof z.ZodLazy ||
    schema instanceof z.ZodCatch
  )
    return unwrapped(own(schema.unwrap()))
  return schema
}

/** zod types members by its core; all of ours are made by its ordinary functions. */
export const own = (schema: z.core.$ZodType): z.ZodType => schema as z.ZodType

/** Key, schema and value of every member that a container holds or should hold. */
function insideOf(schema: z.ZodType, value: unknown): [PropertyKey, z.ZodType, unknown][] {
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item, index) => [index, own(schema.element), item])
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  if (schema instanceof z.ZodRecord)
    return Object.entries(value).map(([key, item]) => [key, own(schema.valueType), item])
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([key, field]) => [
    key,
    own(field),
    Object.hasOwn(value, key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined,
  ])
}

/** Smaller is closer, number by number: names another discriminator, how shallow, how much. */
function rankOf(schema: z.ZodUnion, variant: z.ZodType, value: unknown): number[] {
  const problems = problemsOf(variant, value)
  const { discriminator } = schema instanceof z.ZodDiscriminatedUnion ? schema.def : {}
  const elsewhere = problems.some(({ path }) => path.length === 1 && path[0] === discriminator)
  const depth = Math.min(...problems.map(({ path }) => path.length))
  return [elsewhere ? 1 : 0, -depth, problems.length]
}

function isBetter(one: readonly number[], other: readonly number[]): boolean {
  const place = one.findIndex((number, index) => number !== other[index])
  return place >= 0 && (one[place] ?? 0) < (other[place] ?? 0)
}
