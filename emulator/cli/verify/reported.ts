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
  const { cases, tookMs, target, ending, counts, spent = {} } = account
  const operations = [...new Set(cases.map(suiteName))]
  return {
    title: `backlot verify: ${target}`,
    startedAt,
    realMs: tookMs,
    facts: {
      target,
      ...(ending !== 'whole' && { ending }),
      ...(counts.discovery > 0 && { discoveries: String(counts.discovery) }),
      ...Object.fromEntries(
        Object.entries(spent).map(([provider, amount]) => [`spent at ${provider}`, amount]),
      ),
    },
    suites: operations.map((name) => ({
      name,
      tests: cases.filter((one) => suiteName(one) === name).map((one) => testOf(one, strict)),
    })),
  }
}

const suiteName = ({ provider, operation }: CaseAccount): string => `${provider}.${operation}`

function testOf(one: CaseAccount, strict: boolean): Test {
  const { id, title, verdict, tookMs, exchange, rule } = one
  return {
    ...{ id, title, word: verdict, realMs: tookMs, steps: [] },
    reason: one.reason ?? one.note ?? one.warnings?.join('; '),
    rule: { name: rule ?? id.slice(id.indexOf('/') + 1), knownFrom: one.evidence },
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
  return drifts.map(({ path, expected, seen, evidence, requestId }) => ({
    path,
    kind: verdict,
    message: `${path}: expected ${expected}, saw ${seen}`,
    details: [
      path,
      `expected  ${expected}`,
      `seen      ${seen}`,
      `known as  ${evidence}`,
      ...(requestId === undefined ? [] : [`request   ${requestId}`]),
    ],
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
