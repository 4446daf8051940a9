import type { Exchange, Report, Test } from '../report/model.ts'
import type { Account, Entry, Finding, Rule } from './account.ts'
import { type Bar, fails } from './grade.ts'

/** Findings with all that reports tell of them. */
export interface Graded {
  readonly account: Account
  /** The calls that show each finding, as far as they are still known. */
  readonly evidence: ReadonlyMap<Finding, readonly Entry[]>
  readonly bar: Bar
  /** Unix milliseconds, and how long it took. */
  readonly startedAt: number
  readonly tookMs: number
}

/** Findings as every report format knows runs: a test a rule, which fails where a client broke it. */
export function reportOf(graded: Graded): Report {
  const { account, bar, startedAt, tookMs } = graded
  const { where, worlds, rules, judged, forgotten } = account
  return {
    title: `findings of ${where}`,
    startedAt,
    realMs: tookMs,
    facts: {
      worlds,
      'fail-on': bar,
      'calls judged': String(judged),
      'calls forgotten': String(forgotten),
    },
    suites: [{ name: 'findings', tests: rules.map((rule) => testOf(rule, graded)) }],
  }
}

function testOf(rule: Rule, { account, evidence, bar }: Graded): Test {
  const found = account.findings.filter((finding) => finding.rule === rule.id)
  const test = { id: rule.id, title: rule.title, tags: [rule.severity], realMs: 0, steps: [] }
  if (found.some((finding) => fails(finding, bar)))
    return {
      ...test,
      verdict: 'failed',
      problems: found.map(problemOf),
      exchanges: found.flatMap((finding) => (evidence.get(finding) ?? []).map(exchangeOf)),
    }
  if (found.length > 0)
    return {
      ...test,
      verdict: 'skipped',
      word: rule.severity,
      reason: found.map(({ message }) => message).join('; '),
      problems: [],
    }
  return account.judged > 0
    ? { ...test, verdict: 'passed', problems: [] }
    : { ...test, verdict: 'skipped', reason: 'no call was judged', problems: [] }
}

const problemOf = (finding: Finding): Test['problems'][number] => ({
  message: `${finding.provider} ${finding.operation ?? ''}: ${finding.message}`,
  kind: finding.severity,
  details: [
    finding.message,
    `by account ${finding.account ?? '-'} in world ${finding.world}, ${finding.times} times, first at ${finding.at}`,
    `evidence: ${[...finding.requests, ...finding.webhooks].join(', ')}`,
    finding.advice,
  ],
})

const exchangeOf = ({ at, tookMs, request, response }: Entry): Exchange => ({
  virtualAt: Date.parse(at),
  realMs: tookMs,
  request: {
    method: request.method,
    url: request.target,
    headers: request.headers,
    body: request.body,
  },
  response: { status: response.status, headers: response.headers, body: response.body },
})
