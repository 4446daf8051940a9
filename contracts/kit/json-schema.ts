import { z } from 'zod'

/** A JSON value as it is printed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** A declaration as JSON data. */
export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

/** JSON Schemas of several zod schemas, with what they name in common set apart. */
export interface PrintedSchemas {
  /** One schema for each asked for, under the key it was asked by. */
  readonly schemas: Readonly<Record<string, JsonObject>>
  /** Keys of those that may not be absent. */
  readonly required: ReadonlySet<string>
  /** Every schema with an id, for `components/schemas`. */
  readonly components: JsonObject
}

/**
 * Prints schemas as JSON Schema 2020-12, from the sender's side; a schema with an id is referred to
 * under `#/components/schemas/`, and an evidence mark becomes `x-evidence`.
 */
export function printSchemas(schemas: Readonly<Record<string, z.ZodType>>): PrintedSchemas {
  // All of them become fields of one nameless object: a named root would refer to itself as `#`.
  const printed = z.toJSONSchema(z.object(schemas), {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => tidy(jsonSchema),
  })
  // toJSONSchema yields plain JSON data; its own type also allows `undefined` members.
  const whole = withComponentRefs(printed as Json) as JsonObject
  return {
    schemas: (whole['properties'] ?? {}) as Record<string, JsonObject>,
    required: new Set((whole['required'] ?? []) as string[]),
    components: (whole['$defs'] ?? {}) as JsonObject,
  }
}

function tidy(schema: Record<string, unknown>): void {
  const { evidence } = schema
  if (evidence !== undefined) {
    delete schema['evidence']
    schema['x-evidence'] = evidence
  }
  // zod bounds every integer by what a double can hold exactly; that is no rule of the API.
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
}

function withComponentRefs(value: Json): Json {
  if (Array.isArray(value)) return value.map(withComponentRefs)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === '$ref' && typeof item === 'string'
        ? [key, item.replace('#/$defs/', '#/components/schemas/')]
        : [key, withComponentRefs(item)],
    ),
  )
}
