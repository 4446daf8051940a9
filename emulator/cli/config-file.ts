import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { Position } from '../../scenarios/runner/problem.ts'
import { CannotRunError, systemCodeOf, UsageError } from './errors.ts'
import type { Layer } from './layer.ts'

/** The config file that counts when none is named. */
export const configName = 'backlot.config.yaml'

/**
 * The settings in a config file: the one named, else `backlot.config.yaml` in the folder, else none.
 * @throws UsageError when a named file is missing, or a file is no mapping in YAML
 */
export async function readConfigFile(folder: string, named: string | undefined): Promise<Layer> {
  const path = resolve(folder, named ?? configName)
  const shown = relative(folder, path) || path
  const text = await textOf(path, shown, named !== undefined)
  if (text === undefined) return { values: {}, nameOf: () => '', placeOfKey: () => '' }
  // Read here, not above: a start without a config file never loads the parser.
  const { readSourceText } = await import('../../scenarios/runner/source-text.ts')
  const source = readSourceText(shown, text)
  const [problem, ...others] = source.problems.map((one) => `${written(one)}: ${one.message}`)
  if (problem !== undefined) throw new UsageError(problem, others)
  const values = source.value ?? {}
  if (typeof values !== 'object' || Array.isArray(values))
    throw new UsageError(`${shown}:1:1: the file must be a mapping, \`key: value\` on each line`, [
      '`backlot init` writes one with every key and what it means',
    ])
  return {
    // A mapping with string keys: the reader refuses others.
    values: values as Record<string, unknown>,
    nameOf: (path) => `${written(source.positionOf(partsOf(path)))}: ${path.map(String).join('.')}`,
    placeOfKey: (path) => written(source.positionOfKey(partsOf(path))),
  }
}

const written = ({ file, line, column }: Position): string => `${file}:${line}:${column}`

const partsOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)))

async function textOf(path: string, shown: string, named: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const missing = systemCodeOf(error) === 'ENOENT'
    if (missing && !named) return undefined
    if (missing)
      throw new UsageError(`there is no config file ${shown}`, [
        `\`backlot init\` writes a ${configName}`,
      ])
    const why = error instanceof Error ? error.message : String(error)
    throw new CannotRunError(`the config file ${shown} cannot be read: ${why}`, [], {
      cause: error,
    })
  }
}
