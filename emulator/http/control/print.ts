import { writeFile } from 'node:fs/promises'
import { printedControlDocument } from './document.ts'

// Writes the control plane's OpenAPI document anew: `tsx emulator/http/control/print.ts`.
await writeFile(new URL('../openapi.json', import.meta.url), printedControlDocument())
