import { formatDuration } from '../../engine/duration.ts'
import type { Paint } from '../request-log.ts'
import { type Account, type CaseAccount, type Counts, countsOf } from './account.ts'

const marks = { match: '✓', drift: '✗', unverified: '?' } as const
const colours = { match: 'green', drift: 'red', unverified: 'yellow' } as const

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
  const worst = counts.drift > 0 ? 'drift' : counts.match > 0 ? 'match' : 'unverified'
  const name = `${first?.provider} ${first?.operation}`.padEnd(38)
  const shown = cases.filter(({ verdict }) => verbose || verdict === 'drift')
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
  const { cases, counts, ending, tookMs } = account
  const took = tookMs < 60_000 ? `${(tookMs / 1000).toFixed(1)} s` : roughly(tookMs)
  return [
    '',
    ...driftLines(cases, paint),
    ...(verbose ? [] : unverifiedLines(cases, paint)),
    ...(ending === 'gone' ? ['The target fell silent before all cases were through.', ''] : []),
    ...(ending === 'interrupted' ? ['Interrupted before all cases were through.', ''] : []),
    ...(counts.match + counts.drift === 0 ? ['Nothing was verified.'] : []),
    `${counts.match} match, ${counts.drift} drift, ${counts.unverified} unverified (${took})`,
  ]
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
          ? [`    reply     ${oneLine(requestId, 100)}`]
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

const countsText = ({ match, drift, unverified }: Counts): string =>
  [
    `${match} match`,
    ...(drift > 0 ? [`${drift} drift`] : []),
    ...(unverified > 0 ? [`${unverified} unverified`] : []),
  ].join(', ')

const numbered = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`

const listed = (names: readonly string[], most: number): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ')

/** A duration that nobody needs to the second. */
function roughly(milliseconds: number): string {
  const unit = milliseconds > 3_600_000 ? 60_000 : 1_000
  return formatDuration(Math.ceil(milliseconds / unit) * unit)
}

/** A text on one line, without what steers a terminal, cut after so many characters. */
function oneLine(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '�')
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}
