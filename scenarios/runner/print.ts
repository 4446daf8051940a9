import { writeFile } from 'node:fs/promises'
import { printedEditorSchema } from './schema.ts'

// Writes the schema by which editors complete scenario files: `tsx scenarios/runner/print.ts`.
await writeFile(new URL('../schema.json', import.meta.url), printedEditorSchema())
