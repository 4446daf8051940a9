import { z } from 'zod'
import { closestVariant, own, unwrapped } from '../../../contracts/kit/problems.ts'

/** The schema of a member of a value, as far as the schema tells. */
export function memberSchema(
  given: z.ZodType | undefined,
  value: unknown,
  key: string | number,
): z.ZodType | undefined {
  const schema = given && variantOf(given, value)
  if (schema instanceof z.ZodArray) return own(schema.element)
  if (schema instanceof z.ZodRecord) return own(schema.valueType)
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return undefined
  const field = schema.shape[key]
  return field === undefined ? undefined : own(field)
}

/** The schema that a value is held against: without wrappers, and of a union the variant it is closest to. */
export function variantOf(given: z.ZodType, value: unknown): z.ZodType {
  const schema = unwrapped(given)
  return schema instanceof z.ZodUnion ? variantOf(closestVariant(schema, value), value) : schema
}

/** Whether a schema lists its values, so that each means something of its own. */
export const isListed = (schema: z.ZodType | undefined): boolean =>
  schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral || schema instanceof z.ZodBoolean

/** Whether a schema knows a form for its texts: a pattern or a format. */
export const hasForm = (schema: z.ZodType | undefined): boolean =>
  schema instanceof z.ZodStringFormat ||
  (schema instanceof z.ZodString && (schema._zod.bag.patterns?.size ?? 0) > 0)

/** A member of an object or a list, by its own name only. */
export const memberOf = (value: unknown, key: string | number): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined

/** Every text in plain data, with the name it stands under; those of a list stand under the list's. */
export function textsIn(value: unknown, name = ''): [name: string, text: string][] {
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, name))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, key))
}
