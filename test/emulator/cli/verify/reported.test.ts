import { expect, test } from 'vitest'
import { countsOf } from '../../../../emulator/cli/report/model.ts'
import type { Account } from '../../../../emulator/cli/verify/account.ts'
import type { CaseAccount } from '../../../../emulator/cli/verify/case-account.ts'
import { reportOf } from '../../../../emulator/cli/verify/reported.ts'

const one = (verdict: CaseAccount['verdict'], more: Partial<CaseAccount> = {}): CaseAccount => ({
  provider: 'acme',
  operation: 'op',
  id: `op/${verdict}`,
  title: 'It holds.',
  evidence: 'documented',
  cost: 'free',
  verdict,
  tookMs: 1500,
  ...more,
})

const account: Account = {
  target: 'here',
  counts: { match: 2, drift: 1, unverified: 1, discovery: 0 },
  ending: 'whole',
  tookMs: 4500,
  cases: [
    one('match'),
    one('drift', { drifts: [{ path: 'a', expected: '1', seen: '2', evidence: 'public' }] }),
    one('unverified', { reason: 'nobody knows' }),
    one('match', { operation: 'other' }),
  ],
}

const testsOf = (strict: boolean) =>
  reportOf(account, strict, 0).suites.flatMap(({ tests }) => tests)

test('each operation is a suite', () => {
  const { suites } = reportOf(account, false, 0)
  expect(suites.map(({ name, tests }) => [name, tests.length])).toEqual([
    ['acme.op', 3],
    ['acme.other', 1],
  ])
})

test('drifts are failures, unverified cases are skipped and say why', () => {
  expect(countsOf(testsOf(false))).toEqual({ tests: 4, passed: 2, failed: 1, skipped: 1 })
  expect(testsOf(false)[1]?.problems).toMatchObject([
    { kind: 'drift', message: 'a: expected 1, saw 2' },
  ])
  expect(testsOf(false)[2]).toMatchObject({ verdict: 'skipped', reason: 'nobody knows' })
})

test('where that is strict, unverified cases are failures', () => {
  expect(countsOf(testsOf(true))).toEqual({ tests: 4, passed: 2, failed: 2, skipped: 0 })
  expect(testsOf(true)[2]?.problems).toMatchObject([
    { kind: 'unverified', message: 'nobody knows' },
  ])
})
