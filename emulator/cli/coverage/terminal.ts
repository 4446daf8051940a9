import type { Coverage, Covered } from '../../../contracts/kit/coverage.ts'
import { evidenceMarks } from '../../../contracts/kit/evidence.ts'
import type { Paint } from '../request-log.ts'
import { heldText } from './markdown.ts'
import { countOf, summaryOf } from './summary.ts'

/** Coverage for a terminal: a block an API, a line an operation; with `verbose` every field, refusal and rule. */
export function coverageLines(all: readonly Coverage[], verbose: boolean, paint: Paint): string[] {
  return all.flatMap((coverage) => [
    ...headOf(coverage, paint),
    ...operationTable(coverage),
    ...(verbose ? detailsOf(coverage, paint) : unheldOf(coverage, paint)),
    '',
  ])
}

function headOf(coverage: Coverage, paint: Paint): string[] {
  const { title, provider, operations, fields, refusals, rules, cases, live } = summaryOf(coverage)
  const kinds = [operations, fields, refusals, rules]
  const known = evidenceMarks.map(
    (mark) => `${kinds.reduce((sum, count) => sum + count.known[mark], 0)} ${mark}`,
  )
  return [
    `${paint('green', provider)}  ${title}: ${cases} cases; verified live: ${live ?? 'never'}`,
    paint('dim', `known: ${known.join(', ')}`),
    '',
  ]
}

function operationTable({ operations, webhooks, rules }: Coverage): string[] {
  const rows = [
    ['OPERATION', 'KNOWN', 'FIELDS', 'REFUSALS', 'CASES', 'LIVE'],
    ...operations.map(({ id, evidence, fields, refusals, cases, live }) => [
      id,
      evidence,
      heldText(countOf(fields)),
      heldText(countOf(refusals)),
      String(cases.length),
      live ?? 'never',
    ]),
    ...webhooks.map(({ id, evidence, fields, cases, live }) => [
      `webhook ${id}`,
      evidence,
      heldText(countOf(fields)),
      '',
      String(cases.length),
      live ?? 'never',
    ]),
    ['rules', '', heldText(countOf(rules)), '', '', ''],
  ]
  return columned(rows)
}

const detailsOf = ({ operations, webhooks, rules }: Coverage, paint: Paint): string[] => [
  ...operations.flatMap(({ id, fields, refusals }) => [
    '',
    paint('green', id),
    ...columned([
      ...fields.map((field) => [`${field.place} ${field.path}`, ...told(field)]),
      ...refusals.map((refusal) => [`refusal ${refusal.code}`, ...told(refusal)]),
    ]),
  ]),
  ...webhooks.flatMap(({ id, fields }) => [
    '',
    paint('green', `webhook ${id}`),
    ...columned(fields.map((field) => [field.path, ...told(field)])),
  ]),
  '',
  paint('green', 'rules'),
  ...columned(rules.map((rule) => [rule.id, ...told(rule)])),
]

const told = ({ evidence, cases, live }: Covered): string[] => [
  evidence,
  cases.length === 0 ? 'no case' : `${cases.length} × ${cases[0]}`,
  live ?? 'never',
]

/** What no case holds, in one line; the rest of it with `--verbose`. */
function unheldOf({ operations, rules }: Coverage, paint: Paint): string[] {
  const unheld = (all: readonly Covered[]): number =>
    all.filter(({ cases }) => cases.length === 0).length
  const fields = unheld(operations.flatMap((operation) => operation.fields))
  const refusals = unheld(operations.flatMap((operation) => operation.refusals))
  if (fields + refusals + unheld(rules) === 0) return []
  return [
    '',
    paint(
      'yellow',
      `held by no case: ${fields} fields, ${refusals} refusals, ${unheld(rules)} rules; -v lists them`,
    ),
  ]
}

function columned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
}
