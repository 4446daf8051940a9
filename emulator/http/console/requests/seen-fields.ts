import { z } from 'zod'
import { undocumentedFields } from '../../../../contracts/kit/drift.ts'
import { type Evidence, evidenceOf } from '../../../../contracts/kit/evidence.ts'
import { closestVariant, own, unwrapped } from '../../../../contracts/kit/problems.ts'

/** A field of a body, beside what the contract knows of it. */
export interface SeenField {
  /** Dots and indexes. */
  readonly path: string
  /** What it holds, as JSON; undefined where its members are told one by one. */
  readonly value: string | undefined
  /** How the contract knows it; undefined where it does not. */
  readonly evidence: Evidence | undefined
  readonly says: string | undefined
  /** The known name that looks most like it, for one that is unknown. */
  readonly nearest?: string | undefined
}

/** Fields that are told of one body, and items of one list. */
const most = { fields: 120, items: 3 }

/** The fields of a value in their order, each as the contract knows it. */
export function seenFields(schema: z.ZodType, value: unknown, byDefault: Evidence): SeenField[] {
  const unknown = new Map(undocumentedFields(schema, value).map((one) => [one.path, one]))
  const found: SeenField[] = []
  const look = (given: z.ZodType | undefined, held: unknown, path: string, inherited: Evidence) => {
    for (const [key, item] of membersOf(held)) {
      if (found.length >= most.fields) return
      const here = path === '' ? key : `${path}.${key}`
      const field = given && fieldOf(given, key, held)
      const mark = field && (evidenceOf(field) ?? evidenceOf(unwrapped(field)) ?? inherited)
      const isHolder = typeof item === 'object' && item !== null && membersOf(item).length > 0
      // Items of lists stand there for their members.
      if (!Array.isArray(held) || !isHolder)
        found.push({
          path: here,
          value: isHolder ? undefined : JSON.stringify(item),
          evidence: unknown.has(here) ? undefined : mark,
          says: field && (field.meta()?.description ?? unwrapped(field).meta()?.description),
          nearest: unknown.get(here)?.nearest,
        })
      look(field, item, here, mark ?? inherited)
    }
  }
  look(schema, value, '', byDefault)
  return found
}

const membersOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).slice(0, Array.isArray(value) ? most.items : most.fields)
    : []

/** The schema of a member; undefined where its holder's knows none. */
function fieldOf(given: z.ZodType, key: string, holder: unknown): z.ZodType | undefined {
  const schema = unwrapped(given)
  if (schema instanceof z.ZodUnion) return fieldOf(closestVariant(schema, holder), key, holder)
  if (schema instanceof z.ZodIntersection)
    return fieldOf(own(schema.def.left), key, holder) ?? fieldOf(own(schema.def.right), key, holder)
  if (schema instanceof z.ZodArray) return own(schema.element)
  if (schema instanceof z.ZodRecord) return own(schema.valueType)
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return undefined
  const field = schema.shape[key]
  return field && own(field)
}
