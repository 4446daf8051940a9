import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import { withPrintedTables } from '../../contracts/kit/notes.ts'
import { tiktok } from '../../contracts/tiktok/contract.ts'

describe.each(catalogue)('the notes of $contract.id', async ({ contract }) => {
  const file = new URL(`../../contracts/${contract.id}/NOTES.md`, import.meta.url)
  const notes = await readFile(file, 'utf8')

  it('hold the tables that the contract prints (else run `npx tsx contracts/print.ts`)', () => {
    expect(notes).toBe(withPrintedTables(notes, contract))
  })

  it('name every operation, code and rule', () => {
    for (const { id } of contract.endpoints) expect(notes).toContain(`\`${id}\``)
    for (const { code } of contract.codes)
      expect(notes).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'))
    for (const rule of Object.keys(contract.rules)) expect(notes).toContain(`\`${rule}\``)
  })
})

it('Tables find no place where the marks are missing.', () => {
  expect(() => withPrintedTables('# Notes\n', tiktok)).toThrow(RangeError)
})
