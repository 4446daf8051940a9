import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CaseAccount } from '../../../../emulator/cli/verify/case-account.ts'
import { type Found, openLedger } from '../../../../emulator/cli/verify/ledger.ts'
import { folderWith } from '../command.ts'

const account: CaseAccount = {
  provider: 'acme',
  operation: 'op',
  id: 'op/holds',
  title: 'It holds.',
  evidence: 'documented',
  cost: 'paid',
  verdict: 'match',
  tookMs: 1,
}
const price = { calls: 1, credits: 5 }

async function stage() {
  const file = join(await folderWith(), '.backlot', 'verify-acme.json')
  const open = (found?: Found) => openLedger({ file, target: 'acme', found, now: () => 0 })
  return { file, open }
}

test('a case that came to its end is known after a crash, and so is what it cost', async () => {
  const { open } = await stage()
  const first = open()
  first.open('acme/op/holds')
  first.pend(price)
  first.settle('acme', price)
  first.close(account)
  const second = open('resume')
  expect(second.before).toEqual({ 'acme/op/holds': account })
  expect(second.spent('acme')).toEqual(price)
})

test('a call whose answer was never seen counts as paid, and its case as begun', async () => {
  const { open } = await stage()
  const first = open()
  first.open('acme/op/holds')
  first.pend(price)
  first.settle('acme', price)
  first.pend({ calls: 1, credits: 60 })
  // Here the process ends, without a word.
  expect(() => open()).toThrow('an interrupted run of this target has spent 2 calls, 65 credits')
  const second = open('resume')
  expect(second.spent('acme')).toEqual({ calls: 2, credits: 65 })
  expect(second.broken).toEqual({ 'acme/op/holds': { calls: 2, credits: 65 } })
})

test('a refused call costs nothing, and its case may be tried again', async () => {
  const { open } = await stage()
  const first = open()
  first.open('acme/op/refuses')
  first.pend(price)
  first.settle('acme', { calls: 0, credits: 0 })
  const second = open()
  expect(second.spent('acme')).toEqual({ calls: 0, credits: 0 })
  expect(open('resume').broken).toEqual({})
})

test('after a whole run the next one begins anew, and still knows the latest calls', async () => {
  const { open } = await stage()
  const first = open()
  first.open('acme/op/holds')
  first.settle('acme', price)
  first.note('acme', [{ operation: 'op', at: 7 }])
  first.close(account)
  first.end()
  const second = open()
  expect(second.before).toEqual({})
  expect(second.spent('acme')).toEqual({ calls: 0, credits: 0 })
  expect(second.recent('acme')).toEqual([{ operation: 'op', at: 7 }])
})

test('the file belongs to its owner alone, and is whole whenever it is there', async () => {
  const { file, open } = await stage()
  const ledger = open()
  ledger.open('acme/op/holds')
  ledger.pend(price)
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 1, target: 'acme' })
})

test('a file that is no record is not written over unless that is said', async () => {
  const { file, open } = await stage()
  const ledger = open()
  ledger.open('acme/op/holds')
  ledger.pend(price)
  await writeFile(file, '{"format":9}')
  expect(() => open()).toThrow('is no record of a run')
  expect(() => open('resume')).toThrow('is no record of a run')
  expect(open('fresh').before).toEqual({})
})
