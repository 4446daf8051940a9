import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { mutants } from '../mutants/table.ts'

const printed = await readFile(new URL('../../contracts/KILLS.md', import.meta.url), 'utf8')

const all = mutants()

it('the kill table of the last run knows no mutant that lives or is void, and no case without a purpose', () => {
  const [, killed, all] = /\*\*(\d+) of (\d+) mutants are killed/.exec(printed) ?? []
  expect(Number(killed)).toBeGreaterThan(60)
  expect(killed).toBe(all)
  expect(printed).not.toMatch(/\| void: |it does not say$/m)
})

it('every mutant has a name of its own', () => {
  const ids = all.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it.each([
  ...['wrong field name', 'missing field', 'null for absent', 'number for string'],
  ...['status skipped', 'status reversed', 'quota off by one', 'quota shared across endpoints'],
  ...['fixed instead of sliding window', 'expiry never', 'expiry an hour early'],
  ...['expiry renewed by listing', 'forged link served', 'Range ignored', 'total wrong'],
  ...['page overlap', 'order reversed', '4xx charged', 'credit charged twice', 'webhook lost'],
  ...['webhook doubled', 'webhook early', 'wrong webhook body', "other account's task visible"],
  ...['error in the wrong HTTP status', 'wrong order of checks', 'locale ignored', 'extra field'],
  ...['enum widened', 'limit loosened by one'],
])('there is a mutant of the kind: %s', (kind) => {
  expect(all.map((mutant) => mutant.kind)).toContain(kind)
})
