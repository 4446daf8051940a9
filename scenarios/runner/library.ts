import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { suggestion } from './suggestion.ts'

/** No scenario is meant by a word; the message lists what there is. */
export class UnknownScenarioError extends Error {
  override readonly name = 'UnknownScenarioError'
  /** Names that would have been known. */
  readonly known: readonly string[]
  constructor(message: string, known: readonly string[]) {
    super(message)
    this.known = known
  }
}

/** A scenario file, and the name it is called by: its file's, without `.arazzo.yaml`. */
export type Shelved = { readonly name: string; readonly file: string }

const ending = /\.arazzo\.(ya?ml|json)$/i

/**
 * The scenario files of these folders by name, in the order of their names; of two that share a name
 * the one of the earlier folder. A folder that is not there has none.
 */
export async function shelf(folders: readonly string[]): Promise<readonly Shelved[]> {
  const found = new Map<string, Shelved>()
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [])
    for (const entry of names.filter((each) => ending.test(each))) {
      const name = entry.replace(ending, '')
      if (!found.has(name)) found.set(name, { name, file: join(folder, entry) })
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The files that words mean: `all`, names, patterns with `*` and `?` over names or over files of a
 * folder, and files. Each file comes once.
 *
 * @throws {UnknownScenarioError} for a word that means none.
 */
export async function findScenarios(
  words: readonly string[],
  folders: readonly string[],
): Promise<readonly string[]> {
  const known = await shelf(folders)
  const files = new Set<string>()
  for (const word of words) {
    const meant = await meantBy(word, known)
    if (meant.length === 0) throw new UnknownScenarioError(sorry(word, known), namesOf(known))
    for (const file of meant) files.add(file)
  }
  return [...files]
}

async function meantBy(word: string, known: readonly Shelved[]): Promise<readonly string[]> {
  if (word === 'all') return known.map(({ file }) => file)
  const named = known.filter(({ name }) => name === word.replace(ending, ''))
  if (/[*?]/.test(word)) return matching(word, known)
  if (await isFile(word)) return [resolve(word)]
  return /[\\/]/.test(word) ? [] : named.map(({ file }) => file)
}

async function matching(pattern: string, known: readonly Shelved[]): Promise<readonly string[]> {
  const form = formOf(basename(pattern))
  if (!/[\\/]/.test(pattern)) {
    const names = known.filter(({ name, file }) => form.test(name) || form.test(basename(file)))
    return names.map(({ file }) => file)
  }
  const folder = dirname(pattern)
  const entries = await readdir(folder).catch(() => [])
  return entries
    .filter((entry) => form.test(entry) && /\.(ya?ml|json)$/i.test(entry))
    .sort()
    .map((entry) => resolve(folder, entry))
}

function formOf(pattern: string): RegExp {
  const quoted = pattern.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
  return new RegExp(`^${quoted.replaceAll('*', '.*').replaceAll('?', '.')}$`)
}

function sorry(word: string, known: readonly Shelved[]): string {
  if (/[\\/*?]/.test(word)) return `no scenario file is meant by "${word}"`
  return `unknown scenario "${word}"${suggestion(word, namesOf(known))}`
}

const namesOf = (known: readonly Shelved[]): readonly string[] => known.map(({ name }) => name)

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
