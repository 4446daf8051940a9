import { expect, test } from 'vitest'
import type { Account, CaseAccount } from '../../../../emulator/cli/verify/account.ts'
import { junitOf } from '../../../../emulator/cli/verify/junit.ts'

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
  counts: { match: 1, drift: 1, unverified: 1 },
  ending: 'whole',
  tookMs: 4500,
  cases: [
    one('match', { title: '"Quoted" & <tagged>\nin two lines' }),
    one('drift', {
      drifts: [
        { path: 'a', expected: '<1>', seen: '"\u0000\u001b\ud800 ]]>"', evidence: 'public' },
      ],
    }),
    one('unverified', { reason: 'nobody knows' }),
  ],
}

test('a report counts drifts as failures and unverified cases as skipped', () => {
  expect(junitOf(account, false)).toContain('tests="3" failures="1" errors="0" skipped="1"')
  expect(junitOf(account, false)).toContain('<skipped message="nobody knows"/>')
})

test('where that is strict, unverified cases are failures', () => {
  expect(junitOf(account, true)).toContain('tests="3" failures="2" errors="0" skipped="0"')
  expect(junitOf(account, true)).toContain('<failure type="unverified" message="nobody knows"/>')
})

test('whatever a target sends, the report stays XML', () => {
  const text = junitOf(account, false)
  expect(text).toContain(
    'name="op/match: &#34;Quoted&#34; &#38; &#60;tagged&#62;&#10;in two lines"',
  )
  expect(text).toContain(
    'message="a: expected &#60;1&#62;, saw &#34;\ufffd\ufffd\ufffd ]]&#62;&#34;"',
  )
  expect(text).not.toMatch(/[^\n\P{C}]/u)
  const tags = [...text.matchAll(/<(\/?)(test\w+|failure)\b[^>]*?(\/?)>/g)]
  const open: string[] = []
  for (const [, closing, name = '', empty] of tags)
    if (closing) expect(open.pop()).toBe(name)
    else if (!empty) open.push(name)
  expect(open).toEqual([])
})
