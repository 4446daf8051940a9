import type { Problem, Report, Test, Verdict } from '../report/model.ts'
import type { Account } from './account.ts'
import type { CaseAccount, ExchangeAccount } from './case-account.ts'

/**
 * A run as reports tell it: a suite an operation, a test a case. Unverified cases are skipped, or failed where
 * that is strict.
 *
 * @param startedAt - Unix milliseconds
 */
export function reportOf(account: Account, strict: boolean, startedAt: number): Report {
  const { cases, tookMs, target, ending } = account
  const operations = [...new Set(cases.map(suiteName))]
  return {
    title: `backlot verify: ${target}`,
    startedAt,
    realMs: tookMs,
    facts: { target, ...(ending !== 'whole' && { ending }) },
    suites: operations.map((name) => ({
      name,
      tests: cases.filter((one) => suiteName(one) === name).map((one) => testOf(one, strict)),
    })),
  }
}

const suiteName = ({ provider, operation }: CaseAccount): string => `${provider}.${operation}`

function testOf(one: CaseAccount, strict: boolean): Test {
  const { id, title, verdict, reason, tookMs, exchange } = one
  return {
    ...{ id, title, reason, word: verdict, realMs: tookMs, steps: [] },
    verdict: verdictOf(one, strict),
    tags: [one.evidence, one.cost],
    problems: problemsOf(one, strict),
    exchanges: exchange ? [exchangeOf(exchange)] : [],
  }
}

function verdictOf({ verdict }: CaseAccount, strict: boolean): Verdict {
  if (verdict === 'match') return 'passed'
  return verdict === 'drift' || strict ? 'failed' : 'skipped'
}

function problemsOf({ verdict, drifts = [], reason }: CaseAccount, strict: boolean): Problem[] {
  if (verdict === 'unverified' && strict)
    return [{ kind: 'unverified', message: reason ?? '', details: [] }]
  return drifts.map(({ path, expected, seen, evidence }) => ({
    kind: 'drift',
    message: `${path}: expected ${expected}, saw ${seen}`,
    details: [path, `expected  ${expected}`, `seen      ${seen}`, `known as  ${evidence}`],
  }))
}

const exchangeOf = ({ request, response }: ExchangeAccount): NonNullable<Test['exchanges']>[0] => ({
  request: {
    method: request.method,
    url: request.target,
    headers: request.headers,
    body: request.body,
  },
  response,
})
