import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogue } from '../../contracts/catalogue.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')

const documents = [
  ...catalogue.map(({ contract }) => `contracts/${contract.id}/openapi.json`),
  'emulator/http/openapi.json',
]

const report = z.object({
  problems: z.array(
    z.object({
      ruleId: z.string(),
      location: z.array(
        z.object({ source: z.object({ ref: z.string() }), pointer: z.string().optional() }),
      ),
    }),
  ),
})

type Problems = z.infer<typeof report>['problems']

/** What Redocly says of files: it prints one report after the other. */
async function lint(...files: string[]): Promise<Problems> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  }
  const args = [command, 'lint', ...files, '--format', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env }).catch(
    // It ends with 1 when it finds something, and tells all the same.
    (error: { stdout: string }) => error,
  )
  const reports = JSON.parse(`[${stdout.replaceAll(/^\}\{$/gm, '},{')}]`)
  return z
    .array(report)
    .parse(reports)
    .flatMap(({ problems }) => problems)
}

describe('Redocly', () => {
  let folder: string
  let problems: Problems
  const about = (file: string) =>
    problems.filter(({ location }) => location.some(({ source }) => source.ref.endsWith(file)))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backlot-redocly-'))
    const damaged = join(folder, 'damaged.json')
    const document = await readFile(join(root, 'contracts/tiktok/openapi.json'), 'utf8')
    await writeFile(damaged, document.replaceAll('"code": 0,', '"code": "zero",'))
    problems = await lint(...documents, damaged)
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true }))

  it.each(documents)('finds nothing to object to in %s, not even a warning', (document) => {
    expect(about(document)).toEqual([])
  })

  it('finds an example that its schema does not allow', () => {
    const rules = about('damaged.json').map(({ ruleId }) => ruleId)
    expect([...new Set(rules)]).toEqual(['no-invalid-media-type-examples'])
  })
})
