import { describe, expect, test } from 'vitest'
import { htmlOf } from '../../../../emulator/cli/report/html.ts'
import { markdownOf } from '../../../../emulator/cli/report/markdown.ts'
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

describe('as a page', () => {
  const damaged: Account = {
    ...account,
    cases: [
      ...account.cases,
      one('drift', {
        id: 'op/names',
        drifts: [
          {
            path: 'data.list.3.name',
            expected: 'string',
            seen: 'nothing',
            evidence: 'documented',
            requestId: 'r-77',
          },
        ],
        exchange: {
          request: { method: 'GET', target: '/list?page=1', headers: { a: 'b' }, body: '' },
          response: { status: 200, headers: {}, body: '{"list":[]}' },
        },
      }),
    ],
  }

  test('it names the damaged places before anything else, however often they were seen', async () => {
    const page = await htmlOf(reportOf(damaged, false, 0))
    expect(page.indexOf('data.list.*.name')).toBeGreaterThan(0)
    expect(page.indexOf('data.list.*.name')).toBeLessThan(page.indexOf('<table'))
    expect(page).toMatch(/<li><code>a<\/code> <small>acme\.op<\/small>/)
  })

  test('each operation is a table of rules and verdicts, and all three are counted', async () => {
    const page = await htmlOf(reportOf(damaged, false, 0))
    expect(page.match(/<details class="suite"/g)).toHaveLength(2)
    const head = '<th>rule</th><th>match</th><th>drift</th><th>unverified</th><th>known from</th>'
    expect(page.split(head)).toHaveLength(3)
    expect(page).toMatch(/<header>.*2 match.*2 drift.*1 unverified.*<\/header>/s)
    expect(page).toMatch(
      /<td>It holds\. <small>op\/unverified<\/small><br><small>nobody knows<\/small><\/td>\s*<td><\/td><td><\/td><td class="skipped">–<\/td><td><small>documented/,
    )
  })

  test('request and response stand side by side below the rule, with the id of the request', async () => {
    const page = await htmlOf(reportOf(damaged, false, 0))
    const beside = page.slice(page.indexOf('<div class="beside">'))
    expect(beside).toMatch(/^.*GET \/list\?page=1\na: b.*HTTP 200.*&quot;list&quot;: \[\]/s)
    expect(page).toContain('request   r-77')
  })

  test('nothing in it is fetched from anywhere', async () => {
    expect(await htmlOf(reportOf(damaged, false, 0))).not.toMatch(
      /<(script|link|img)\b|\bsrc=|url\(/,
    )
  })

  test('the summary of a step of GitHub tells the same in short', () => {
    const summary = markdownOf(reportOf(damaged, false, 0))
    expect(summary).toMatch(/^## ❌/)
    expect(summary).toContain('2 match, 2 drift, 1 unverified')
    expect(summary).toContain('| op/names | data.list.3.name: expected string, saw nothing |')
  })
})
