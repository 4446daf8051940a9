import { z } from 'zod'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { own, unwrapped } from '../../contracts/kit/problems.ts'
import { inProvider, type Mutant } from './mutant.ts'

/** A field of a reply, by names and `*` for items. */
interface Field {
  readonly path: readonly string[]
  readonly schema: z.ZodType
}

interface Damage {
  readonly name: string
  readonly kind: string
  readonly what: string
  /** Puts something else under the key; what it leaves alone stays. */
  readonly change: (holder: Record<string, unknown>, key: string) => void
}

/**
 * For every field of every reply one damage to its form, a different one from field to field, and one to its value
 * where a value that is formed as well can be told from the right one. A schema that several operations answer with is
 * damaged in the first of them as a whole and in the others in one place.
 */
export const replyMutants = (): Mutant[] =>
  catalogue.flatMap(({ contract }) => {
    const seen = new Set<string>()
    return contract.endpoints.flatMap((endpoint) => {
      const fields = fieldsOf(endpoint.data, []).filter(
        ({ path }) =>
          !neverSent.has(`${endpoint.id}/${path.join('.')}`) &&
          !(endpoint.id === 'createVideo' && notYet.test(path.join('.'))),
      )
      const name = (field: Field): string => `${shapeOf(field.schema)} ${field.path.at(-1)}`
      const fresh = fields.filter((field) => !seen.has(name(field)))
      for (const field of fields) seen.add(name(field))
      return (fresh.length > 0 ? fresh : fields.slice(0, 1)).flatMap((field, index) =>
        mutantsOf(contract, endpoint, field, index),
      )
    })
  })

const shapeOf = (schema: z.ZodType): string =>
  JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))

function mutantsOf(contract: Contract, { id }: Endpoint, field: Field, index: number): Mutant[] {
  const place = field.path.join('.')
  const form = forms[index % forms.length]
  const fitting = form && fits(form, field.schema) ? form : forms[0]
  const value = valueDamage(field)
  return [fitting, value].flatMap((damage): Mutant[] =>
    damage
      ? [
          {
            id: `${contract.id}/${id}/${place}-${damage.name}`,
            what: `In the reply \`${place}\` ${damage.what}.`,
            kind: damage.kind,
            operations: [id],
            generated: true,
            parts: inProvider(contract.id, (real, reached) => ({
              ...real,
              succeed(json, talk) {
                if (talk.endpoint?.id !== id) return real.succeed(json, talk)
                const data: unknown = JSON.parse(json)
                if (damageAt(data, field.path, damage.change)) reached()
                return real.succeed(JSON.stringify(data), talk)
              },
            })),
          },
        ]
      : [],
  )
}

/** Damages every place that a path leads to. @returns whether anything is different now */
function damageAt(data: unknown, path: readonly string[], change: Damage['change']): boolean {
  const [step = '', ...rest] = path
  if (step === '*')
    return Array.isArray(data) && data.map((item) => damageAt(item, rest, change)).some(Boolean)
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, step)) return false
  // Whatever is an object can be given keys.
  const holder = data as Record<string, unknown>
  if (rest.length > 0) return damageAt(holder[step], rest, change)
  const before = JSON.stringify(holder)
  change(holder, step)
  return JSON.stringify(holder) !== before
}

const forms: readonly Damage[] = [
  {
    name: 'missing',
    kind: 'missing field',
    what: 'is left out',
    change: (holder, key) => void delete holder[key],
  },
  {
    name: 'renamed',
    kind: 'wrong field name',
    what: 'has another name',
    change(holder, key) {
      holder[`${key}_`] = holder[key]
      delete holder[key]
    },
  },
  {
    name: 'null',
    kind: 'null for absent',
    what: 'is null',
    change(holder, key) {
      holder[key] = null
    },
  },
  {
    name: 'of-another-type',
    kind: 'number for string',
    what: 'is of another type',
    change(holder, key) {
      const value = holder[key]
      if (typeof value === 'string') holder[key] = Number.parseInt(value, 10) || 7
      else holder[key] = typeof value === 'object' && value !== null ? 'x' : { value }
    },
  },
  {
    name: 'beside-another',
    kind: 'extra field',
    what: 'stands beside a field that nobody knows',
    change(holder, key) {
      holder[`${key}_hint`] = 'x'
    },
  },
]

/** Whether a damage shows: null where null is allowed, and a number where one is, may be right. */
const fits = ({ name }: Damage, schema: z.ZodType): boolean =>
  (name !== 'null' || !schema.safeParse(null).success) &&
  (name !== 'missing' || !schema.safeParse(undefined).success) &&
  (name !== 'of-another-type' || !schema.safeParse({}).success)

function valueDamage({ schema, path }: Field): Damage | undefined {
  const inner = unwrapped(schema)
  const as = (name: string, what: string, change: (value: unknown) => unknown): Damage => ({
    name,
    kind: 'wrong value',
    what,
    change(holder, key) {
      holder[key] = change(holder[key])
    },
  })
  if (freeText.has(path.at(-1) ?? '') || freePlaces.has(path.join('.'))) return undefined
  if (inner instanceof z.ZodBoolean) return as('flipped', 'is the opposite', (value) => !value)
  if (inner instanceof z.ZodNumber)
    return as('one-more', 'is one more', (value) => (typeof value === 'number' ? value + 1 : value))
  if (inner instanceof z.ZodEnum) {
    const options = inner.options.map(String)
    return as('another-choice', 'is another one of its choices', (value) =>
      typeof value === 'string' ? options[(options.indexOf(value) + 1) % options.length] : value,
    )
  }
  if (inner instanceof z.ZodArray)
    return as('one-short', 'lacks its last item', (value) =>
      Array.isArray(value) ? value.slice(0, -1) : value,
    )
  return undefined
}

/** Of these nothing can be said but their form: any other value would be as right. */
const freeText = new Set([
  ...['reviews', 'ai_target_audiences', 'suitable_industries', 'tags', 'type', 'is_active'],
  ...['is_favorite', 'maxInputImages', 'creditsScope', 'originPrice', 'tag_groups', 'tag_type'],
  ...['durations', 'aspectRatios', 'resolutions'],
])

/** As above, for names that mean more elsewhere: music lasts as long as it lasts. */
const freePlaces = new Set(['results.*.duration'])

/** Fields that no reply of the emulator has: nothing is known of when they come. */
const neverSent = new Set([
  'listVideoModels/*.inputConstraints',
  'listVideoModels/*.pricing.*.mode',
  'listVideoModels/*.pricing.*.duration',
  'listVideoModels/*.pricing.*.originPrice',
])

/** What a video that was only just asked for does not have yet. */
const notYet =
  /^((outputs\.\*\.)?(duration|failed_reason|video_output|video_thumbnail)|previews?|editor_url|visual_styles|aspect_ratios)\b/

function fieldsOf(given: z.ZodType, path: readonly string[]): Field[] {
  const schema = unwrapped(given)
  if (schema instanceof z.ZodArray) return fieldsOf(own(schema.element), [...path, '*'])
  if (schema instanceof z.ZodUnion) {
    const known = new Set<string>()
    return schema.options
      .flatMap((option) => fieldsOf(own(option), path))
      .filter(({ path: at }) => !known.has(at.join('.')) && known.add(at.join('.')))
  }
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const here = [...path, key]
    return [{ path: here, schema: own(field) }, ...fieldsOf(own(field), here)]
  })
}
