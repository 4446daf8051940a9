import { nearestName } from '../../contracts/kit/nearest.ts'
import { UsageError } from './errors.ts'
import { dashed, type Layer, settingsFrom } from './layer.ts'

/** Settings that environment variables can hold; each is said as `BACKLOT_` and its name in capitals. */
const settable = [
  'port',
  'host',
  'clock',
  'start',
  'seed',
  'progress',
  'worldTtl',
  'strict',
  'cors',
  'tlsCert',
  'tlsKey',
  'fixtures',
  'import',
  'exportOnExit',
] as const

const prefix = 'BACKLOT_'
const variableOf = (key: string): string => prefix + dashed(key).replaceAll('-', '_').toUpperCase()

/** Handed to clients and children, not settings: where a backlot listens, and the token of its control plane. */
export const handedOut = { url: 'BACKLOT_URL', token: 'BACKLOT_TOKEN' } as const

/**
 * The settings in an environment; a variable that is empty counts as absent.
 * @throws UsageError for a variable that begins with `BACKLOT_` and means nothing
 */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  readonly layer: Layer
  readonly config: string | undefined
} {
  const known = [...settable, 'config'].map(variableOf)
  const outward: readonly string[] = Object.values(handedOut)
  for (const name of Object.keys(environment)) {
    if (!name.startsWith(prefix) || known.includes(name) || outward.includes(name)) continue
    const near = nearestName(name.slice(prefix.length), [...settable, 'config'])
    const hint = near === undefined ? '' : `; did you mean ${variableOf(near)}?`
    throw new UsageError(`unknown environment variable ${name}${hint}`, [
      `known: ${known.join(', ')}`,
    ])
  }
  const texts: Record<string, string> = {}
  for (const key of settable) {
    const text = environment[variableOf(key)]
    if (text) texts[key] = text
  }
  const nameOf = ([key]: readonly PropertyKey[]): string => variableOf(String(key))
  return {
    layer: { values: settingsFrom(texts), nameOf, placeOfKey: nameOf },
    config: environment[variableOf('config')] || undefined,
  }
}
