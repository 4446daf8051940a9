import { z } from 'zod'
import type { Fields } from './evaluation.ts'
import type { Workflow } from './scenario.ts'

/** Inputs that a workflow cannot be played with; the message says which and why. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/**
 * The inputs a workflow is played with: what is given, checked against its schema, and its defaults.
 * `offered` fills inputs of these names that the workflow declares and nobody gave. A text stands for
 * the value it spells where the schema asks for no text.
 *
 * @throws {InputError}
 */
export function inputsOf(workflow: Workflow, given: Fields, offered: Fields = {}): Fields {
  const { inputs: schema } = workflow
  if (schema === undefined) return given
  const declared = declaredInputs(workflow)
  const spelt = Object.entries(given).map(([name, value]) => [name, spell(declared[name], value)])
  const values = { ...pick(offered, Object.keys(declared)), ...Object.fromEntries(spelt) }
  const parsed = validatorOf(workflow, schema).safeParse(values)
  if (parsed.success) return { ...values, ...fieldsOf(parsed.data) }
  const lines = parsed.error.issues.map(({ path, message }) => {
    const [name] = path
    const isMissing = name !== undefined && !Object.hasOwn(values, name)
    return name === undefined
      ? message
      : `input "${path.map(String).join('.')}" ${isMissing ? 'is missing' : `is not as it should be: ${message}`}`
  })
  throw new InputError(`workflow "${workflow.id}": ${lines.join('; ')}`)
}

/** The inputs a workflow lists, by name, each with its schema. */
export function declaredInputs({ inputs }: Workflow): Fields {
  return fieldsOf(inputs?.['properties'])
}

function validatorOf(workflow: Workflow, schema: Fields): z.ZodType {
  try {
    // What is no JSON Schema is refused right here.
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new InputError(`workflow "${workflow.id}": its inputs are no usable JSON Schema: ${why}`)
  }
}

function spell(schema: unknown, value: unknown): unknown {
  const types = [fieldsOf(schema)['type']].flat()
  const wantsText = types.includes(undefined) || types.includes('string')
  if (typeof value !== 'string' || wantsText) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
