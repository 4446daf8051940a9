import { z } from 'zod'

/** Says of an issue that it is an unknown key, and which keys would be known. */
export type UnknownKey = { readonly unknownKey: string; readonly known: readonly string[] }

/** The extensions that mean something here; all others are nobody's business. */
const ours = 'x-backlot-'

/**
 * An object of the specification: its own fields, `x-` extensions, and nothing else. Of the extensions that
 * are ours only those in the shape are known.
 */
export function specified<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z
    .looseObject(shape)
    .superRefine(
      function refuseUnknownKeys(value, context) {
        for (const key of isObject(value) ? Object.keys(value) : []) {
          if (known.includes(key) || (key.startsWith('x-') && !key.startsWith(ours))) continue
          const params: UnknownKey = { unknownKey: key, known: nearbyOf(key) }
          context.addIssue({ code: 'custom', path: [key], params })
        }
      },
      // Also when something else is wrong, so that one reading finds everything.
      { when: () => true },
    )
    .meta({ extensible: true })

  function nearbyOf(key: string): readonly string[] {
    return known.filter((each) => each.startsWith(ours) === key.startsWith(ours))
  }
}

/** The JSON Schema of an object of the specification lets editors accept the extensions of others. */
export function openToExtensions(
  zodSchema: z.core.$ZodType,
  jsonSchema: z.core.JSONSchema.BaseSchema,
) {
  if (z.globalRegistry.get(zodSchema)?.['extensible'] !== true) return
  jsonSchema.additionalProperties = false
  jsonSchema.patternProperties = { [`^x-(?!${ours.slice('x-'.length)})`]: {} }
  delete jsonSchema['extensible']
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
