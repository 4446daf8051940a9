import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Scenario } from '../../../../scenarios/runner/scenario.ts'

/** A scenario that can be played, or a file that is none. */
export type Shelved =
  | { readonly name: string; readonly scenario: Scenario }
  | { readonly name: string; readonly trouble: string }

// In the folder that this process runs in; beside a bundle; one up when it is split into a folder; in the sources.
const folders = (): string[] => [
  resolve('scenarios'),
  ...['./scenarios/', '../scenarios/', '../../../../scenarios/'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  ),
]

/** Every scenario that can be found, by name. */
export async function readShelf(): Promise<Shelved[]> {
  const { shelf } = await import('../../../../scenarios/runner/library.ts')
  return Promise.all((await shelf(folders())).map(({ name, file }) => read(name, file)))
}

/** What was read before, by file: a page that is kept up to date asks for the same again and again. */
const known = new Map<string, { readonly text: string; readonly shelved: Shelved }>()

async function read(name: string, file: string): Promise<Shelved> {
  // Nobody waits for the reader who looks at other pages.
  const { readScenario } = await import('../../../../scenarios/runner/document.ts')
  try {
    const text = await readFile(file, 'utf8')
    const before = known.get(file)
    if (before?.text === text) return before.shelved
    const shelved = { name, scenario: readScenario(file, text) }
    known.set(file, { text, shelved })
    return shelved
  } catch (error) {
    return { name, trouble: error instanceof Error ? error.message : String(error) }
  }
}
