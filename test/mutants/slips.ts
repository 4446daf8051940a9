import { z } from 'zod'
import { own } from '../../contracts/kit/problems.ts'

/** A schema that is a little wrong. */
export interface Slip {
  /** Names and `*` for items, from the top. */
  readonly path: readonly string[]
  /** In kebab-case. */
  readonly name: string
  readonly what: string
  readonly kind: string
  readonly schema: z.ZodType
}

/** Every small mistake that a schema could have: limits, choices, forms, types, what may be left out. */
export function slipsOf(schema: z.ZodType): Slip[] {
  return [...ofItself(schema), ...ofMembers(schema)]
}

const slip = (name: string, kind: string, what: string, schema: z.ZodType): Slip => ({
  path: [],
  name,
  what,
  kind,
  schema,
})

/** What is true of whatever is sent at all. */
const anything = (): z.ZodType => z.custom((value) => value !== undefined)

/** A schema made anew of its definition, but for some of it. The cast is sound: it stays of its class. */
const remade = <T extends z.ZodType>(schema: T, changes: object): T =>
  schema.clone({ ...schema.def, ...changes } as unknown as T['_zod']['def'])

function ofItself(schema: z.ZodType): Slip[] {
  if (schema instanceof z.ZodEnum)
    return ofChoices(schema.options.map(String), (rest) => z.enum(rest), z.string())
  if (schema instanceof z.ZodLiteral)
    return ofChoices([...schema.values], (rest) => z.literal(rest), anything())
  const checks = ofChecks(schema)
  if (schema instanceof z.ZodObject) return checks
  if (schema instanceof z.ZodStringFormat) {
    const free = remade(z.string(), { checks: schema.def.checks ?? [] })
    return [...checks, slip('form', 'format dropped', 'a text of any form is taken', free), loose]
  }
  if (schema instanceof z.ZodNumberFormat) {
    const free = remade(z.number(), { checks: schema.def.checks ?? [] })
    return [...checks, slip('fraction', 'type loosened', 'a fraction is taken', free), loose]
  }
  const isPlain = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodArray, z.ZodRecord].some(
    (type) => schema instanceof type,
  )
  if (isPlain) return [...checks, loose]
  return checks
}

const loose = slip('any-type', 'type loosened', 'a value of any type is taken', anything())

function ofChoices<T>(
  values: readonly T[],
  of: (rest: [T, ...T[]]) => z.ZodType,
  wider: z.ZodType,
): Slip[] {
  const picked =
    values.length <= 8 ? values : [values[0], values[values.length >> 1], values[values.length - 1]]
  const fewer = picked.flatMap((value): Slip[] => {
    const [first, ...others] = values.filter((other) => other !== value)
    if (value === undefined || first === undefined) return []
    const what = `the value ${String(value)} is not known`
    return [slip(`without-${String(value)}`, 'enum narrowed', what, of([first, ...others]))]
  })
  return [...fewer, slip('wider', 'enum widened', 'values beyond the list are taken', wider)]
}

/** One slip a check: a limit one off either way, anything else left out. */
function ofChecks(schema: z.ZodType): Slip[] {
  const checks = schema.def.checks ?? []
  const step = schema instanceof z.ZodNumberFormat ? 1 : 0.01
  return checks.flatMap((check, index) => {
    const others = checks.filter((_, other) => other !== index)
    const instead = (name: string, kind: string, what: string, other?: unknown): Slip =>
      slip(
        name,
        kind,
        what,
        remade(schema, { checks: other === undefined ? others : [...others, other] }),
      )
    const def: unknown = check._zod.def
    const limit = limitOf(def, step)
    if (!limit) return [instead(`check-${index + 1}`, 'check dropped', 'a rule is not kept')]
    const { name, looser, tighter } = limit
    return [
      instead(
        `${name}-looser`,
        'limit loosened by one',
        `its ${name} is one step too wide`,
        looser,
      ),
      instead(
        `${name}-tighter`,
        'limit tightened by one',
        `its ${name} is one step too narrow`,
        tighter,
      ),
    ]
  })
}

interface Limit {
  readonly name: string
  readonly looser: unknown
  readonly tighter: unknown
}

function limitOf(def: unknown, step: number): Limit | undefined {
  const parsed = limitDef.safeParse(def)
  if (!parsed.success) return undefined
  const limit = parsed.data
  switch (limit.check) {
    case 'greater_than':
      return {
        name: 'minimum',
        looser: limit.inclusive ? z.gte(limit.value - step) : z.gte(limit.value),
        tighter: limit.inclusive ? z.gte(limit.value + step) : z.gt(limit.value + step),
      }
    case 'less_than':
      return {
        name: 'maximum',
        looser: z.lte(limit.value + step),
        tighter: z.lte(limit.value - step),
      }
    case 'min_length':
      return {
        name: 'least length',
        looser: z.minLength(limit.minimum - 1),
        tighter: z.minLength(limit.minimum + 1),
      }
    case 'max_length':
      return {
        name: 'greatest length',
        looser: z.maxLength(limit.maximum + 1),
        tighter: z.maxLength(limit.maximum - 1),
      }
  }
}

const limitDef = z.discriminatedUnion('check', [
  z.object({ check: z.literal('greater_than'), value: z.number(), inclusive: z.boolean() }),
  z.object({ check: z.literal('less_than'), value: z.number() }),
  z.object({ check: z.literal('min_length'), minimum: z.number() }),
  z.object({ check: z.literal('max_length'), maximum: z.number() }),
])

function ofMembers(schema: z.ZodType): Slip[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      ofField(own(field)).map((one) => ({
        ...one,
        path: [key, ...one.path],
        schema: remade(schema, { shape: { ...schema.shape, [key]: one.schema } }),
      })),
    )
  if (schema instanceof z.ZodArray)
    return inside(slipsOf(own(schema.element)), '*', (element) => remade(schema, { element }))
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option, index) => [
      slip(
        `without-variant-${index + 1}`,
        'variant missing',
        'one of the forms that it may have is refused',
        remade(schema, { options: schema.options.filter((_, other) => other !== index) }),
      ),
      ...inside(slipsOf(own(option)), undefined, (changed) =>
        remade(schema, {
          options: schema.options.map((other, at) => (at === index ? changed : other)),
        }),
      ).map((one) => ({ ...one, name: `variant-${index + 1}-${one.name}` })),
    ])
  if (isWrapper(schema))
    return inside(slipsOf(own(schema.def.innerType)), undefined, (innerType) =>
      remade(schema, { innerType }),
    )
  return []
}

const inside = (
  slips: readonly Slip[],
  key: string | undefined,
  around: (changed: z.ZodType) => z.ZodType,
): Slip[] =>
  slips.map((one) => ({
    ...one,
    path: key === undefined ? one.path : [key, ...one.path],
    schema: around(one.schema),
  }))

type Wrapper = z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodCatch
const isWrapper = (schema: z.ZodType): schema is Wrapper =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodCatch

/** What can be wrong with a field beside its value: whether it may be left out or null, and what it is then. */
function ofField(field: z.ZodType): Slip[] {
  const mayBeAbsent = field.safeParse(undefined).success
  const mayBeNull = field.safeParse(null).success
  const absence = mayBeAbsent
    ? slip('demanded', 'optional demanded', 'it may not be left out', required(field))
    : slip('optional', 'required forgotten', 'it may be left out', field.optional())
  const nullness = mayBeNull
    ? slip('not-null', 'null refused', 'null is refused', notNull(field))
    : slip('nullable', 'null taken', 'null is taken', field.nullable())
  return [absence, nullness, ...ofDefault(field), ...slipsOf(field)]
}

const required = (field: z.ZodType): z.ZodType => anything().pipe(field)

const notNull = (field: z.ZodType): z.ZodType =>
  z
    .custom((value) => value !== null)
    .optional()
    .pipe(field)

function ofDefault(field: z.ZodType): Slip[] {
  if (!(field instanceof z.ZodDefault)) return []
  const other = candidates(field.def.defaultValue).find(
    (value) => !same(value, field.def.defaultValue) && field.safeParse(value).success,
  )
  if (other === undefined) return []
  const changed = remade(field, { defaultValue: other })
  return [slip('default', 'wrong default', `it is ${JSON.stringify(other)} when left out`, changed)]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Values that may be another default. */
const candidates = (value: unknown): unknown[] => [
  ...(typeof value === 'boolean' ? [!value] : []),
  ...(typeof value === 'number' ? [value + 1, value * 2] : []),
  ...['fr', '1x1', 'DIY', 'neo', 'aurora_v1', 'FullScreenTemplate', ['FullScreenTemplate']],
  ...[
    0.5,
    { style: 'neo' },
    ['https://media.example.com/a.jpg'],
    'https://media.example.com/a',
    'other',
  ],
]
