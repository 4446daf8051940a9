import { writeFile } from 'node:fs/promises'
import { playedByDefault } from '../catalogue.ts'
import { printedFixtureSchema } from './schema.ts'

// Writes the schema by which editors complete fixture files: `tsx emulator/seed/print.ts`.
const printed = await printedFixtureSchema(playedByDefault)
await writeFile(new URL('schema.json', import.meta.url), printed)
