import { z } from 'zod'
import { own } from './problems.ts'

/** A field that is not sent. */
export const left = Symbol('left out')

/** A body with one field of it as it may be, or may not. */
export interface Probe {
  readonly body: unknown
  readonly value: unknown
  /** Whether the schema takes the body. */
  readonly isTaken: boolean
}

/** A field, by names and indexes from the top, and what it is to be tried with. */
export interface Probed {
  readonly path: readonly string[]
  readonly probes: readonly Probe[]
}

/**
 * Every field of a body with values at its edges: each limit and one step beside it, each choice and what is none,
 * nothing, null, emptiness, and other types. What is to become of each the schema itself says. `base` is a body that
 * is taken, and holds an item of every list and every object that is to be looked into.
 */
export function probesOf(schema: z.ZodType, base: unknown): Probed[] {
  return fieldsOf(schema, base, []).map(({ path, values }) => ({
    path,
    probes: distinct(values).map((value) => {
      const body = withValue(base, path, value)
      return { body, value, isTaken: schema.safeParse(body).success }
    }),
  }))
}

/** A copy of a value with another one at a place in it; objects on the way are made, lists are not. */
export function withValue(base: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(base))
    return base.map((item, index) => (String(index) === step ? withValue(item, rest, value) : item))
  const members = new Map(Object.entries(typeof base === 'object' && base !== null ? base : {}))
  if (rest.length === 0 && value === left) members.delete(step)
  else members.set(step, withValue(members.get(step), rest, value))
  return Object.fromEntries(members)
}

interface Field {
  readonly path: readonly string[]
  readonly values: readonly unknown[]
}

function fieldsOf(given: z.ZodType, base: unknown, path: readonly string[]): Field[] {
  const schema = unwrappedOf(given)
  if (schema instanceof z.ZodObject && typeof base === 'object' && base !== null)
    return Object.entries(schema.shape).flatMap(([key, field]) => {
      const here = [...path, key]
      const value = Object.getOwnPropertyDescriptor(base, key)?.value
      const values = [left, null, ...valuesOf(own(field), value)]
      return [{ path: here, values }, ...fieldsOf(own(field), value, here)]
    })
  if (schema instanceof z.ZodArray && Array.isArray(base) && base.length > 0) {
    const here = [...path, '0']
    const item = own(schema.element)
    const own0: Field = { path: here, values: [null, ...valuesOf(item, base[0])] }
    return [own0, ...fieldsOf(item, base[0], here)]
  }
  return []
}

/** Texts that spell no number, no boolean and no choice; lists and objects stand for other types. */
const strangers = ['kettle', true, {}, ['kettle']]

function valuesOf(given: z.ZodType, base: unknown): unknown[] {
  const schema = unwrappedOf(given)
  const likely = base === undefined || base === null ? [] : [base]
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => valuesOf(own(option), base))
  if (schema instanceof z.ZodEnum) {
    const options = schema.options.map(String)
    return [...some(options), ...oddly(options[0] ?? ''), '', ...strangers]
  }
  if (schema instanceof z.ZodLiteral)
    return [...schema.values, ...nearby(schema.values), ...strangers]
  if (schema instanceof z.ZodArray) return [...likely, ...listsOf(schema, base), 'kettle', {}]
  if (schema instanceof z.ZodNumber) return [...likely, ...numbersOf(schema), ...strangers]
  if (schema instanceof z.ZodBoolean) return [true, false, 'kettle', 7, {}, [true]]
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
    return [...likely, ...textsOf(schema, base), '', ' ', true, {}, ['kettle']]
  return [...likely, ...strangers]
}

/** All of a few choices; the ends, the middle and what lies between of many. */
const some = <T>(choices: readonly T[]): T[] =>
  choices.filter(
    (_, index) =>
      choices.length <= 12 ||
      index % Math.ceil(choices.length / 8) === 0 ||
      index === choices.length - 1 ||
      index === choices.length >> 1,
  )

const oddly = (text: string): string[] => [
  text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase(),
  `${text}x`,
]

const nearby = (values: Iterable<unknown>): unknown[] =>
  [...values].flatMap((value): unknown[] =>
    typeof value === 'number'
      ? [value + 1, value + 0.5]
      : typeof value === 'string'
        ? oddly(value)
        : [],
  )

const limitsOf = (schema: z.ZodType): z.output<typeof limit>[] =>
  (schema.def.checks ?? []).flatMap((check) => {
    const parsed = limit.safeParse(check._zod.def)
    return parsed.success ? [parsed.data] : []
  })

const limit = z.union([
  z.object({ check: z.enum(['greater_than', 'less_than']), value: z.number() }),
  z
    .object({ check: z.literal('min_length'), minimum: z.number() })
    .transform(({ check, minimum: value }) => ({ check, value })),
  z
    .object({ check: z.literal('max_length'), maximum: z.number() })
    .transform(({ check, maximum: value }) => ({ check, value })),
])

/** A limit and one step either side of it. */
const around = (schema: z.ZodType, step: number): number[] =>
  limitsOf(schema).flatMap(({ value }) => [-step, 0, step].map((off) => rounded(value + off)))

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

function numbersOf(schema: z.ZodNumber): number[] {
  const isWhole = schema instanceof z.ZodNumberFormat
  return [...around(schema, isWhole ? 1 : 0.01), ...(isWhole ? [0, 1.5] : [0]), -1, 3]
}

/** Lengths that are worth sending. */
const sendable = (length: number): boolean => length >= 0 && length <= 100_000

function textsOf(schema: z.ZodType, base: unknown): string[] {
  const start = typeof base === 'string' && schema.safeParse(base).success ? base : ''
  const seed = start || examples.find((text) => schema.safeParse(text).success) || 'x'
  const format: unknown = schema instanceof z.ZodStringFormat ? schema.def.format : undefined
  const odd = format === undefined ? [] : ['kettle', 'ftp://media.example.com/kettle', `${seed} `]
  return [
    seed,
    ...odd,
    ...around(schema, 1)
      .filter(sendable)
      .map((length) => seed.slice(0, length).padEnd(length, 'a')),
  ]
}

/** A text of each form that a field may ask for. */
const examples = [
  'x',
  'https://media.example.com/kettle.jpg',
  '00000000-0000-4000-8000-000000000000',
  '#0011fF',
  '0.5',
]

function listsOf(schema: z.ZodArray, base: unknown): unknown[][] {
  const [item = examples[0]] =
    Array.isArray(base) && base.length > 0 ? base : [sampleOf(own(schema.element))]
  const lengths = [0, 1, ...around(schema, 1)].filter(sendable)
  return [...lengths.map((length) => Array.from({ length }, () => item)), [null], [{}], [true]]
}

const sampleOf = (schema: z.ZodType): unknown =>
  valuesOf(schema, undefined).find((value) => schema.safeParse(value).success)

/** The schema below whatever says that a field may be absent or null. */
function unwrappedOf(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  return isWrapper ? unwrappedOf(own(schema.unwrap())) : schema
}

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>()
  return values.filter((value) => {
    const key = typeof value === 'symbol' ? value : JSON.stringify(value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
