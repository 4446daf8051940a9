import { z } from 'zod'
import { own, unwrapped as unwrap } from '../../contracts/kit/problems.ts'

/**
 * Texts that stand for something else. A form knows nothing but texts, and some APIs read `"15"` and `"true"` in a
 * JSON body as well. Only fields of the body itself are looked at; a text that spells nothing stays, to be refused.
 */

/** A JSON body with the numbers and booleans that its texts spell; numbers where texts are wanted are taken as these. */
export const spelledValues = (schema: z.ZodType, body: unknown): unknown =>
  mapFields(schema, body, (field, value) => {
    if (typeof value === 'string') return spelled(field, value)
    if (typeof value !== 'number') return value
    const kind = kindOf(field)
    if (kind === 'boolean') return truths.get(String(value)) ?? value
    return kind === 'text' ? String(value) : value
  })

/** A form, whose values are lists of texts: the last counts, unless a list is wanted; objects are spelled as JSON. */
export const formValues = (schema: z.ZodType, form: unknown): unknown =>
  mapFields(schema, form, (field, value) => {
    if (!Array.isArray(value)) return value
    const inner = unwrapped(field)
    if (inner instanceof z.ZodArray) return value
    const text: unknown = value.at(-1)
    if (typeof text !== 'string') return text
    if (text === '' && field.safeParse(null).success) return null
    if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return jsonOf(text)
    return spelled(field, text)
  })

function mapFields(
  schema: z.ZodType,
  body: unknown,
  change: (field: z.ZodType, value: unknown) => unknown,
): unknown {
  const inner = unwrapped(schema)
  if (!(inner instanceof z.ZodObject)) return body
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  // Copied only where something in it stands for something else: in most bodies nothing does.
  let changed: Record<string, unknown> | undefined
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(inner.shape, name) ? inner.shape[name] : undefined
    const meant = field ? change(own(field), value) : value
    if (meant === value) continue
    changed ??= { ...body }
    changed[name] = meant
  }
  return changed ?? body
}

/** What lies below the wrappers of each schema that was looked at: they are the same for every call. */
const inside = new WeakMap<z.ZodType, z.ZodType>()

function unwrapped(schema: z.ZodType): z.ZodType {
  const known = inside.get(schema)
  if (known) return known
  const found = unwrap(schema)
  inside.set(schema, found)
  return found
}

/** What a field wants, as far as a text can spell it. */
type Kind = 'boolean' | 'number' | 'text' | 'other'

/** What each field that was looked at wants: zod takes its time to tell. */
const kinds = new WeakMap<z.ZodType, Kind>()

function kindOf(field: z.ZodType): Kind {
  const known = kinds.get(field)
  if (known) return known
  const found = kindOfInner(unwrapped(field))
  kinds.set(field, found)
  return found
}

function kindOfInner(inner: z.ZodType): Kind {
  if (inner instanceof z.ZodBoolean) return 'boolean'
  if (inner instanceof z.ZodString) return 'text'
  const isNumber =
    inner instanceof z.ZodNumber ||
    (inner instanceof z.ZodLiteral && [...inner.values].every((one) => typeof one === 'number'))
  return isNumber ? 'number' : 'other'
}

const truths = new Map(
  Object.entries({ true: true, '1': true, yes: true, on: true }).concat(
    Object.entries({ false: false, '0': false, no: false, off: false }),
  ),
)

function spelled(field: z.ZodType, text: string): unknown {
  const kind = kindOf(field)
  if (kind === 'boolean') return truths.get(text.toLowerCase()) ?? text
  return kind === 'number' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
