import type { Reader } from './reader.ts'
import type { Scope } from './reference.ts'
import type { Outputs } from './scenario.ts'
import type { Path } from './source-text.ts'

/** Outputs are runtime expressions, alone or inside a text. */
export function readOutputs(
  reader: Reader,
  raw: Readonly<Record<string, string>> | undefined,
  path: Path,
  scope: Scope,
): Outputs {
  const entries = Object.entries(raw ?? {}).map(([name, text]) => {
    const before = reader.problems.length
    const template = reader.template(text, [...path, name], scope)
    if (template.kind === 'literal' && reader.problems.length === before) {
      reader.report([...path, name], `output "${name}" is no runtime expression`)
    }
    return [name, template] as const
  })
  return Object.fromEntries(entries)
}
