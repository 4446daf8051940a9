import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readScenario } from '../../../scenarios/runner/document.ts'
import { declaredInputs } from '../../../scenarios/runner/inputs.ts'
import { findScenarios, shelf, UnknownScenarioError } from '../../../scenarios/runner/library.ts'
import { ScenarioError } from '../../../scenarios/runner/problem.ts'
import type { Scenario } from '../../../scenarios/runner/scenario.ts'
import { suggestion } from '../../../scenarios/runner/suggestion.ts'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { refusalOf } from './refusal.ts'

/** Where scenarios are looked for: beside the reader, then in the package, be it bundled or not. */
const folders = (): readonly string[] => [
  resolve('scenarios'),
  ...['./scenarios/', '../scenarios/', '../../scenarios/', '../../../scenarios/'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  ),
]

export interface Wishes {
  /** Only scenarios that bear one of these tags. */
  readonly tags: readonly string[]
  /** Only workflows that match one of these patterns. */
  readonly only: readonly string[]
}

/**
 * Reads scenarios, and leaves out what is not wanted.
 * @throws UsageError for tags and patterns that mean none, CannotRunError for files that cannot be played
 */
export async function choose(files: readonly string[], wishes: Wishes): Promise<Scenario[]> {
  return onlyWanted(await Promise.all(files.map(read)), wishes)
}

/** @throws UsageError where nothing is left */
function onlyWanted(scenarios: readonly Scenario[], { tags, only }: Wishes): Scenario[] {
  const tagged = scenarios.filter(
    (scenario) => tags.length === 0 || tags.some((tag) => scenario.tags.includes(tag)),
  )
  if (tagged.length === 0) {
    const known = [...new Set(scenarios.flatMap((scenario) => scenario.tags))].sort()
    const hint = suggestion(tags[0] ?? '', known)
    throw new UsageError(`--tag: no scenario among these bears ${tags.join(' or ')}${hint}`, [
      known.length === 0 ? 'none of them bears any tag' : `their tags: ${known.join(', ')}`,
    ])
  }
  const ids = tagged.flatMap(({ workflows }) => workflows.map(({ id }) => id))
  for (const pattern of only) {
    if (ids.some((id) => matches(pattern, id))) continue
    const known = [...new Set(ids)]
    throw new UsageError(
      `--only ${pattern}: no workflow is called so${suggestion(pattern, known)}`,
      [`workflows: ${known.join(', ')}`],
    )
  }
  return tagged.filter(({ workflows }) => chosenOf(workflows, only).length > 0)
}

/** The workflows of a scenario that patterns mean; all that it plays by itself where there are none. */
export function chosenOf(workflows: Scenario['workflows'], only: readonly string[]) {
  return only.length === 0
    ? workflows
    : workflows.filter(({ id }) => only.some((pattern) => matches(pattern, id)))
}

function matches(pattern: string, id: string): boolean {
  const quoted = pattern.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
  return new RegExp(`^${quoted.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(id)
}

/** The files that words mean, in the order of the words. @throws UsageError for a word that means none */
export async function find(words: readonly string[]): Promise<readonly string[]> {
  try {
    const files = await findScenarios(words, folders())
    return files.map((file) => relative('', file) || file)
  } catch (error) {
    if (!(error instanceof UnknownScenarioError)) throw error
    const all = await shelf(folders())
    throw new UsageError(error.message, [
      ...all.map(({ name }) => name),
      '`backlot play all` plays them all; a file is named by its path',
    ])
  }
}

/** @throws CannotRunError with every problem of the file */
async function read(file: string): Promise<Scenario> {
  try {
    return readScenario(file, await readFile(file, 'utf8'))
  } catch (error) {
    const code = systemCodeOf(error)
    if (code !== undefined) throw new CannotRunError(`${file} cannot be read: ${code}`)
    throw error instanceof ScenarioError ? refusalOf(error, file) : error
  }
}

const declaredIn = ({ workflows }: Scenario): readonly string[] =>
  workflows.flatMap((workflow) => Object.keys(declaredInputs(workflow)))

export type Inputs = Readonly<Record<string, string>>

/** The inputs among those given that a scenario declares. */
export function declaredBy(scenario: Scenario, input: Inputs): Inputs {
  const names = declaredIn(scenario)
  return Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)))
}

/** @throws UsageError for an input that no scenario declares */
export function refuseUndeclared(scenarios: readonly Scenario[], input: Inputs): void {
  const declared = new Set(scenarios.flatMap(declaredIn))
  for (const name of Object.keys(input)) {
    if (declared.has(name)) continue
    throw new UsageError(`no scenario has an input "${name}"${suggestion(name, declared)}`)
  }
}
