import type { Paint } from '../request-log.ts'
import { type Account, countsOf } from './account.ts'
import type { CaseAccount } from './case-account.ts'
import { countsText, discoveries, listed, numbered, oneLine, roughly } from './wording.ts'

const marks = { match: '✓', drift: '✗', unverified: '?', discovery: '!' } as const
const colours = { match: 'green', drift: 'red', unverified: 'yellow', discovery: 'yellow' } as const

/** What is said before the first case. */
export function headLines(
  { providers, target, cases }: { providers: readonly string[]; target: string; cases: number },
  waiting: { readonly waitMs: number; readonly possible: number } | undefined,
): string[] {
  const lines = [`${numbered(cases, 'case')} of ${providers.join(', ')} against ${target}`]
  if (waiting)
    lines.push(
      waiting.possible === 0
        ? 'None of them can be verified without a control plane.'
        : `Without a control plane waiting is real: ${numbered(waiting.possible, 'case')} can be verified, ${waiting.waitMs === 0 ? 'and none of them waits' : `in about ${roughly(waiting.waitMs)}`}.`,
    )
  return [...lines, '']
}

/** The lines of one operation, once all its cases are through. */
export function operationLines(
  cases: readonly CaseAccount[],
  verbose: boolean,
  paint: Paint,
): string[] {
  const [first] = cases
  const counts = countsOf(cases)
  const worst =
    counts.drift > 0
      ? 'drift'
      : counts.discovery > 0
        ? 'discovery'
        : counts.match > 0
          ? 'match'
          : 'unverified'
  const name = `${first?.provider} ${first?.operation}`.padEnd(38)
  const shown = cases.filter(
    ({ verdict }) => verbose || verdict === 'drift' || verdict === 'discovery',
  )
  return [
    `${paint(colours[worst], marks[worst])} ${name} ${countsText(counts)}`,
    ...shown.map((one) => `    ${caseLine(one, paint)}`),
  ]
}

function caseLine({ verdict, id, title, reason, drifts }: CaseAccount, paint: Paint): string {
  const [drift] = drifts ?? []
  const told = drift ? `${drift.path}: expected ${drift.expected}, saw ${drift.seen}` : reason
  return `${paint(colours[verdict], marks[verdict])} ${id}  ${paint('dim', oneLine(told ?? title, 140))}`
}

/** Everything that is said after the last case; its last line holds the three numbers. */
export function tailLines(account: Account, verbose: boolean, paint: Paint): string[] {
  const { cases, counts, ending, tookMs, spent = {} } = account
  const took = tookMs < 60_000 ? `${(tookMs / 1000).toFixed(1)} s` : roughly(tookMs)
  return [
    '',
    ...driftLines(cases, paint),
    ...discoveryLines(cases, paint),
    ...warningLines(cases, paint),
    ...(verbose ? [] : unverifiedLines(cases, paint)),
    ...(ending === 'gone' ? ['The target fell silent before all cases were through.', ''] : []),
    ...(ending === 'interrupted' ? ['Interrupted before all cases were through.', ''] : []),
    ...Object.entries(spent).map(([provider, amount]) => `Spent at ${provider}: ${amount}.`),
    ...(counts.match + counts.drift + counts.discovery === 0 ? ['Nothing was verified.'] : []),
    `${counts.match} match, ${counts.drift} drift, ${counts.unverified} unverified${
      counts.discovery === 0 ? '' : `, ${discoveries(counts.discovery)}`
    } (${took})`,
  ]
}

/** What the real API was found to do otherwise than we assumed, with a line for the notes of each. */
function discoveryLines(cases: readonly CaseAccount[], paint: Paint): string[] {
  const found = cases.filter(({ verdict }) => verdict === 'discovery')
  if (found.length === 0) return []
  return [
    'Discoveries: assumptions of ours that the real API does not keep. Lines for the notes:',
    ...found.flatMap(({ provider, id, note = '' }) => [
      paint('yellow', `! ${provider} ${id}`),
      `contracts/${provider}/NOTES.md: ${oneLine(note, 700)}`,
    ]),
    '',
  ]
}

function warningLines(cases: readonly CaseAccount[], paint: Paint): string[] {
  const warnings = new Set(
    cases.flatMap(({ provider, operation, warnings: own = [] }) =>
      own.map((text) => `${provider} ${operation}: ${oneLine(text, 300)}`),
    ),
  )
  if (warnings.size === 0) return []
  return [...[...warnings].map((text) => paint('yellow', `warning: ${text}`)), '']
}

/** Every difference once, with the first case that saw it, and the names of the others. */
function driftLines(cases: readonly CaseAccount[], paint: Paint): string[] {
  const groups = groupBy(
    cases.filter(({ verdict }) => verdict === 'drift'),
    ({ drifts }) => `${drifts?.[0]?.path.replace(/\b\d+\b/g, '*')} ${drifts?.[0]?.expected}`,
  )
  return groups.flatMap(([first, ...others]) => {
    if (!first) return []
    const { drifts = [], exchange } = first
    return [
      ...drifts.flatMap(({ path, expected, seen, evidence, requestId }) => [
        paint('red', `✗ ${path}`),
        `    expected  ${oneLine(expected, 300)}`,
        `    seen      ${oneLine(seen, 300)}`,
        `    known as  ${evidence}`,
        ...(requestId !== undefined && exchange?.response.body.includes(requestId)
          ? [`    request   ${oneLine(requestId, 100)}`]
          : []),
      ]),
      `    case      ${first.id}: ${first.title}`,
      ...(exchange ? exchangeLines(exchange, paint) : []),
      ...(others.length > 0
        ? [
            `    also in   ${listed(
              others.map(({ id }) => id),
              6,
            )}`,
          ]
        : []),
      '',
    ]
  })
}

function exchangeLines(
  { request, response }: NonNullable<CaseAccount['exchange']>,
  paint: Paint,
): string[] {
  const message = (
    start: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): string[] => [
    start,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [body]),
  ]
  return [
    ...message(`${request.method} ${request.target}`, request.headers, request.body).map(
      (line) => `      > ${oneLine(line, 700)}`,
    ),
    ...message(`HTTP ${response.status}`, told(response.headers), response.body).map(
      (line) => `      < ${oneLine(line, 700)}`,
    ),
  ].map((line) => paint('dim', line))
}

/** Headers of the transport itself tell nothing of the API. */
const dull = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'])
const told = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !dull.has(name)))

function unverifiedLines(cases: readonly CaseAccount[], paint: Paint): string[] {
  const groups = groupBy(
    cases.filter(({ verdict }) => verdict === 'unverified'),
    ({ reason = '' }) => reason,
  )
  const lines = groups.flatMap((group) => [
    `${paint('yellow', '?')} ${numbered(group.length, 'case')}: ${oneLine(group[0]?.reason ?? '', 300)}`,
    paint(
      'dim',
      `    ${listed(
        group.map(({ id }) => id),
        4,
      )}`,
    ),
  ])
  return lines.length > 0 ? [...lines, ''] : []
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
