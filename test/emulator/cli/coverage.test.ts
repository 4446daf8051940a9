import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../../contracts/catalogue.ts'
import type { Coverage } from '../../../contracts/kit/coverage.ts'
import { withSummary } from '../../../emulator/cli/coverage/readme.ts'
import { coverageText } from '../../../emulator/cli/coverage.ts'
import { CannotRunError, UsageError } from '../../../emulator/cli/errors.ts'
import { noteLiveDay } from '../../../emulator/engine/live-log.ts'
import { createBacklot } from '../../../emulator/index.ts'
import { run } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-coverage-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('backlot coverage', () => {
  test('prints every API, with everything that its contract says, as JSON', async () => {
    const all = JSON.parse(await coverageText({ json: true })) as Coverage[]
    expect(all.map(({ provider }) => provider)).toEqual(
      catalogue.map(({ contract }) => contract.id),
    )
    for (const [index, { contract, cases }] of catalogue.entries()) {
      const own = all[index]
      expect(own?.cases).toBe(cases.length)
      expect(own?.operations.map(({ id }) => id)).toEqual(contract.endpoints.map(({ id }) => id))
      expect(own?.rules.map(({ id }) => id)).toEqual(Object.keys(contract.rules))
      // A case that says which rule it holds is told with it.
      for (const { id, rule } of cases)
        if (rule !== undefined)
          expect(own?.rules.find((one) => one.id === rule)?.cases).toContain(id)
    }
  })

  test('is what the control plane tells', async () => {
    const backlot = createBacklot()
    const reply = await backlot.fetch('http://localhost/_backlot/coverage?provider=aitoearn')
    await backlot.close()
    const [aitoearn] = JSON.parse(await coverageText({ json: true, provider: 'aitoearn' }))
    expect(await reply.json()).toEqual({ providers: [aitoearn] })
  })

  test('tells when a case was last held against the real API', async () => {
    const live = join(folder, 'live.json')
    await noteLiveDay(live, 'tiktok', ['listVideos/page'], '2026-03-04')
    const [tiktok] = JSON.parse(
      await coverageText({ json: true, provider: 'tiktok', live }),
    ) as Coverage[]
    expect(tiktok?.operations.find(({ id }) => id === 'listVideos')?.live).toBe('2026-03-04')
    expect(tiktok?.operations.find(({ id }) => id === 'uploadVideo')?.live).toBeNull()
    expect(await coverageText({ provider: 'tiktok', live })).toMatch(
      /^ {2}listVideos .* 2026-03-04$/m,
    )
  })

  test('prints a page in Markdown with a table an operation', async () => {
    const page = await coverageText({ markdown: true })
    for (const { contract } of catalogue)
      for (const { id } of contract.endpoints) expect(page).toContain(`### \`${id}\``)
    expect(page).toMatch(/^\| `[a-zA-Z]+`: .* \| documented \| .* cases? /m)
  })

  test('lists every field on a terminal when asked', async () => {
    const brief = await coverageText({ provider: 'tiktok' })
    const long = await coverageText({ provider: 'tiktok', verbose: true })
    expect(brief).toMatch(/OPERATION +KNOWN +FIELDS +REFUSALS +CASES +LIVE/)
    expect(brief).not.toContain('reply 200')
    expect(long).toMatch(/^ {2}reply 200 data\.list\[\]\.avatar_id +assumed +\d+ × /m)
  })

  test('says what would be right about an API that is not there, and about a log that is none', async () => {
    await expect(coverageText({ provider: 'tictok' })).rejects.toThrow(
      /^--provider tictok: there is no such API; did you mean tiktok\?$/,
    )
    await expect(coverageText({ json: true, markdown: true })).rejects.toThrow(UsageError)
    const live = join(folder, 'bad.json')
    await writeFile(live, '[]')
    await expect(coverageText({ live })).rejects.toThrow(CannotRunError)
  })

  test('has printed the table of the README (else run `npm run print`)', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
    expect(readme).toBe(await withSummary(readme))
    await expect(withSummary('# Backlot\n')).rejects.toThrow(RangeError)
  })

  test('is a command', async () => {
    const { code, stdout } = await run(['coverage', '--provider', 'aitoearn'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^aitoearn /)
  })
})
