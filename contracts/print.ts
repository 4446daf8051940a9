import { readFile, writeFile } from 'node:fs/promises'
import { catalogue } from './catalogue.ts'
import { withPrintedTables } from './kit/notes.ts'
import { printedDocument } from './printed.ts'

// Writes what is printed from the contracts, `openapi.json` and the tables of `NOTES.md`: `tsx contracts/print.ts`.
for (const entry of catalogue) {
  const folder = new URL(`./${entry.contract.id}/`, import.meta.url)
  await writeFile(new URL('openapi.json', folder), printedDocument(entry))
  const notes = new URL('NOTES.md', folder)
  await writeFile(notes, withPrintedTables(await readFile(notes, 'utf8'), entry.contract))
}
