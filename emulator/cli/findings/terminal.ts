import { severities } from '../../engine/findings/finding.ts'
import { type Paint, printable } from '../request-log.ts'
import type { Account, Finding } from './account.ts'
import { type Bar, fails } from './grade.ts'

const colours = { note: 'dim', warning: 'yellow', error: 'red' } as const

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Everything that is said of findings; the last line counts them. */
export function findingLines(account: Account, bar: Bar, paint: Paint): string[] {
  const { where, worlds, findings, rules, judged, forgotten } = account
  const worst = findings.toSorted((a, b) => rank(b) - rank(a))
  return [
    `${where}: ${counted(judged, 'call')} in ${worlds}, held to ${counted(rules.length, 'rule')}`,
    ...worst.flatMap((finding) => ['', ...linesOf(finding, bar, paint)]),
    '',
    ...(judged === 0 ? ['Nothing was judged: no call was made.'] : []),
    ...(forgotten === 0
      ? []
      : [
          `${counted(forgotten, 'call')} forgotten by the bounded journal before they were judged:`,
          '  set findings.eager in backlot.config.yaml, or keep more of them with journal.entries',
        ]),
    severities
      .toReversed()
      .map((severity) =>
        counted(findings.filter((one) => one.severity === severity).length, severity),
      )
      .join(', '),
  ]
}

const rank = ({ severity }: Finding): number => severities.indexOf(severity)

function linesOf(finding: Finding, bar: Bar, paint: Paint): string[] {
  const { rule, severity, provider, operation, account, world, message, advice, times } = finding
  const sign = fails(finding, bar) ? '✗' : '!'
  const evidence = [...finding.requests, ...finding.webhooks]
  const who = [
    ...(world === 'default' ? [] : [`world ${world}`]),
    ...(account === null || account === 'default' ? [] : [`account ${account}`]),
    ...(times === 1 ? [] : [`${times} times`]),
  ]
  return [
    `${paint(colours[severity], `${sign} ${severity}`)} ${rule}  ${[provider, operation ?? ''].join(' ').trim()}${who.length === 0 ? '' : ` (${who.join(', ')})`}`,
    `    ${printable(message)}`,
    `    ${paint('dim', `→ ${advice}`)}`,
    `    ${paint('dim', `evidence: ${evidence.join(', ')}`)}`,
  ]
}
