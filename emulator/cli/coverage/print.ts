import { readFile, writeFile } from 'node:fs/promises'
import { catalogue } from '../../../contracts/catalogue.ts'
import { namesOf } from '../../../contracts/kit/coverage.ts'
import { printMeetings } from '../../../contracts/kit/coverage-file.ts'
import { createEmulatorTarget } from '../verify/world-target.ts'
import { meetingsOf } from './meeting.ts'
import { withSummary } from './readme.ts'

// Runs every contract case and writes down what it meets, then the table of the README:
// `tsx emulator/cli/coverage/print.ts`.

const root = new URL('../../../', import.meta.url)

for (const entry of catalogue) {
  const target = createEmulatorTarget()
  const text = printMeetings(await meetingsOf(entry, target), namesOf(entry.contract))
  await target.close()
  await writeFile(new URL(`contracts/${entry.contract.id}/coverage.json`, root), text)
}
const readme = new URL('README.md', root)
await writeFile(readme, await withSummary(await readFile(readme, 'utf8')))
