import type { Coverage, Covered } from '../../../contracts/kit/coverage.ts'
import { evidenceMarks } from '../../../contracts/kit/evidence.ts'
import { table } from '../../../contracts/kit/notes.ts'
import { type Count, summaryOf } from './summary.ts'

/** The table of the README: a line an API. */
export function summaryTable(all: readonly Coverage[]): string {
  const head = [
    'API',
    'operations',
    'fields',
    'refusals',
    'rules',
    ...evidenceMarks,
    'cases',
    'live',
  ]
  const rows = all.map((coverage) => {
    const { title, operations, fields, refusals, rules, cases, live } = summaryOf(coverage)
    const kinds = [operations, fields, refusals, rules]
    return [
      title,
      ...kinds.map(heldText),
      ...evidenceMarks.map((mark) =>
        String(kinds.reduce((sum, { known }) => sum + known[mark], 0)),
      ),
      String(cases),
      live ?? 'never',
    ]
  })
  return table(head, rows)
}

/** Everything, as a page: the summary, then each operation, field, refusal and rule. */
export function coveragePage(all: readonly Coverage[]): string {
  return [
    '# Coverage\n',
    summaryTable(all),
    ...all.flatMap(({ title, operations, webhooks, rules }) => [
      `## ${title}\n`,
      ...operations.flatMap((operation) => [
        `### \`${operation.id}\`\n`,
        `${operation.method} \`${operation.path}\`: ${told(operation).join(', ')}\n`,
        table(
          ['field', ...columns],
          operation.fields.map((field) => [`${field.place} \`${field.path}\``, ...told(field)]),
        ),
        table(
          ['refusal', ...columns],
          operation.refusals.map((refusal) => [`\`${refusal.code}\``, ...told(refusal)]),
        ),
      ]),
      ...webhooks.flatMap((webhook) => [
        `### Webhook \`${webhook.id}\`\n`,
        table(
          ['field', ...columns],
          webhook.fields.map((field) => [`\`${field.path}\``, ...told(field)]),
        ),
      ]),
      '### Rules\n',
      table(
        ['rule', ...columns],
        rules.map((rule) => [`\`${rule.id}\`: ${rule.statement}`, ...told(rule)]),
      ),
    ]),
  ].join('\n')
}

const columns = ['known', 'source', 'cases', 'live']

const told = ({ evidence, source, cases, live }: Covered): string[] => [
  evidence,
  source,
  cases.length === 1 ? '1 case' : `${cases.length} cases`,
  live ?? 'never',
]

/** `92`, or `90 of 92` where a case holds not all of them. */
export const heldText = ({ total, held }: Count): string =>
  held === total ? String(total) : `${held} of ${total}`
