import fc from 'fast-check'
import { z } from 'zod'
import { withValue } from './kit/probes.ts'
import { own } from './kit/problems.ts'

/** Random requests, made of the contract's own schemas. */

/** Values that a schema takes, small ones first. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const likely = likelyOf(schema)
  // Rules beyond types and limits are kept by throwing away what breaks them.
  return likely.filter((value) => schema.safeParse(value).success)
}

/** Values that a schema takes but for one place in them, at which something stands that does not belong there. */
export function spoiltOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return arbitraryOf(schema)
    .chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...placesIn(value)), junk))
    .map(([value, place, other]) => withValue(value, place, other))
    .filter((value) => !schema.safeParse(value).success)
}

/** What belongs nowhere. Texts that spell numbers are left out, and numbers: some APIs take either for the other. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, {}, [], true, [null], { a: {} }, 'x'.repeat(6_000)),
  fc.constantFrom('kettle', '', ' ', 'ftp://kettle', '🫖'),
)

/** Paths of all members of a value, and of theirs. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))
  return path.length === 0 && inner.length > 0 ? inner : [path, ...inner]
}

function likelyOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodDefault) return likelyOf(own(schema.unwrap()))
  if (schema instanceof z.ZodCatch) return likelyOf(own(schema.unwrap()))
  if (schema instanceof z.ZodOptional) return likelyOf(own(schema.unwrap()))
  if (schema instanceof z.ZodNullable)
    return fc.option(likelyOf(own(schema.unwrap())), { nil: null })
  if (schema instanceof z.ZodObject) return recordOf(schema)
  if (schema instanceof z.ZodArray)
    return fc.array(arbitraryOf(own(schema.element)), lengthsOf(schema, 4))
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((option) => arbitraryOf(own(option))))
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) return numberOf(schema)
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return textOf(schema)
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue(), { maxKeys: 3 })
  return fc.jsonValue()
}

function recordOf(schema: z.ZodObject): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.shape)
  const required = fields.filter(([, field]) => !own(field).safeParse(undefined).success)
  return fc.record(
    Object.fromEntries(fields.map(([key, field]) => [key, arbitraryOf(own(field))])),
    { requiredKeys: required.map(([key]) => key), noNullPrototype: true },
  )
}

function numberOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  const min = Math.max(schema.minValue ?? -1_000, -1_000_000)
  const max = Math.min(schema.maxValue ?? 1_000, 1_000_000)
  if (schema instanceof z.ZodNumberFormat)
    return fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
  // Two decimals are what any field takes that takes a fraction.
  return fc
    .integer({ min: Math.ceil(min * 100), max: Math.floor(max * 100) })
    .map((hundredths) => hundredths / 100)
}

function textOf(schema: z.ZodType): fc.Arbitrary<string> {
  const format: unknown = schema instanceof z.ZodStringFormat ? schema.def.format : undefined
  if (format === 'url')
    return fc
      .stringMatching(/^[a-z]{1,9}(\/[a-z0-9-]{1,9}){0,3}$/)
      .map((path) => `https://${path.replace('/', '.example/')}`)
  if (format === 'guid' || format === 'uuid') return fc.uuid({ version: 4 })
  const [pattern] = (schema.def.checks ?? []).flatMap((check) => {
    const parsed = patterned.safeParse(check._zod.def)
    return parsed.success ? [parsed.data.pattern] : []
  })
  if (pattern?.source.startsWith('^')) return fc.stringMatching(pattern)
  return textBetween(lengthsOf(schema, 30))
}

/** Remembered, for most fields have the same limits and making one takes a while. */
const texts = new Map<string, fc.Arbitrary<string>>()

function textBetween(lengths: Lengths): fc.Arbitrary<string> {
  const key = `${lengths.minLength} ${lengths.maxLength}`
  const made =
    texts.get(key) ??
    fc.string({ unit: 'grapheme', ...lengths }).filter((text) => !text.includes('\u0000'))
  texts.set(key, made)
  return made
}

const patterned = z.object({ pattern: z.instanceof(RegExp) })

interface Lengths {
  readonly minLength: number
  readonly maxLength: number
}

/** Lengths within the limits of a list or text; without an upper one there is an end all the same. */
function lengthsOf(schema: z.ZodType, usual: number): Lengths {
  const { minimum: minLength = 0, maximum = Infinity } = limits.parse(bagOf(schema))
  return { minLength, maxLength: Math.max(minLength, Math.min(maximum, minLength + usual)) }
}

const limits = z.object({ minimum: z.number().optional(), maximum: z.number().optional() })

/** What the checks of a schema have noted of its limits. */
const bagOf = (schema: z.ZodType): unknown => schema._zod.bag
