import { z } from 'zod'
import { nearestName } from '../../contracts/kit/nearest.ts'

/** Settings said in one place: the config file, the environment, or flags. */
export interface Layer {
  readonly values: Readonly<Record<string, unknown>>
  /** The setting by the name it was said with, and where: `--port`, `backlot.config.yaml:3:7: port`. */
  nameOf(path: readonly PropertyKey[]): string
  /** Where a key stands, for one that means nothing. */
  placeOfKey(path: readonly PropertyKey[]): string
}

/** A name of several words as flags write it: `tlsCert` is `tls-cert`. */
export const dashed = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Settings as flags and environment variables hold them. */
export type Texts = Readonly<Record<string, string | undefined>>

/** Texts as values of settings: a port is a number where it can be read as one, a switch is on or off. */
export function settingsFrom(texts: Texts): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(texts))
    if (text !== undefined) values[key] = settingOf(key, text)
  return values
}

/** Settings that are on or off. */
const switches = new Set(['strict', 'cors'])

function settingOf(key: string, text: string): unknown {
  if (key === 'port' && /^\d+$/.test(text)) return Number(text)
  return switches.has(key) && (text === 'true' || text === 'false') ? text === 'true' : text
}

/** One thing wrong with a layer. */
export interface LayerProblem {
  readonly message: string
  readonly advice: readonly string[]
}

/** Everything in a layer that the schema does not let through. */
export function problemsOf(schema: z.ZodType, layer: Layer): LayerProblem[] {
  // Nothing said, nothing wrong: at most starts there is no config file and no variable.
  if (Object.keys(layer.values).length === 0) return []
  const parsed = schema.safeParse(layer.values, { jitless: true })
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(schema, layer, [...issue.path, key]))
      : [wrongValue(schema, layer, issue)],
  )
}

function unknownKey(schema: z.ZodType, layer: Layer, path: readonly PropertyKey[]): LayerProblem {
  const key = String(path.at(-1))
  const known = Object.keys(shapeAt(schema, path.slice(0, -1))?.properties ?? {})
  const near = nearestName(key, known)
  const hint = near === undefined ? '' : `; did you mean "${near}"?`
  return {
    message: `${layer.placeOfKey(path)}: unknown key "${path.map(String).join('.')}"${hint}`,
    advice: [`known: ${known.join(', ')}`],
  }
}

function wrongValue(schema: z.ZodType, layer: Layer, issue: z.core.$ZodIssue): LayerProblem {
  const { path, message } = issue
  const name = layer.nameOf(path)
  // Wording of our own goes on from the name; the library's is a sentence of its own, and does not say what the setting is for.
  if (message.startsWith('must ')) return { message: `${name} ${message}`, advice: [] }
  const about = shapeAt(schema, path)?.description
  return { message: `${name}: ${message}`, advice: about === undefined ? [] : [about] }
}

/** What a JSON Schema says of a setting, as far as commands read it. */
export interface Shape {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly enum?: readonly unknown[]
}

/** The schema of all settings as data. */
export const shapeOf = (schema: z.ZodType): Shape =>
  // Only members that JSON Schema defines are read, and none of these schemas holds references.
  z.toJSONSchema(schema, { io: 'input' }) as Shape

function shapeAt(schema: z.ZodType, path: readonly PropertyKey[]): Shape | undefined {
  let shape: Shape | undefined = shapeOf(schema)
  for (const part of path) {
    const rest: Shape['additionalProperties'] = shape?.additionalProperties
    shape = shape?.properties?.[String(part)] ?? (typeof rest === 'object' ? rest : undefined)
  }
  return shape
}
