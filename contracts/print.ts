import { writeFile } from 'node:fs/promises'
import { catalogue } from './catalogue.ts'
import { printedDocument } from './printed.ts'

// Writes contracts/<api>/openapi.json of every API: `tsx contracts/print.ts`.
for (const entry of catalogue) {
  const file = new URL(`./${entry.contract.id}/openapi.json`, import.meta.url)
  await writeFile(file, printedDocument(entry))
}
