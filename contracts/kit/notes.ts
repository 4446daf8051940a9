import type { Contract } from './contract.ts'
import { type Evidence, evidenceMarks } from './evidence.ts'
import { type JsonObject, printSchemas } from './json-schema.ts'

const begin = '<!-- printed from the contract: begin -->'
const end = '<!-- printed from the contract: end -->'

/** A NOTES.md with the tables between its two marks printed anew. @throws RangeError when a mark is missing. */
export function withPrintedTables(notes: string, contract: Contract): string {
  const from = notes.indexOf(begin)
  const to = notes.indexOf(end)
  if (from < 0 || to < from) throw new RangeError(`the notes need the lines ${begin} and ${end}`)
  return `${notes.slice(0, from + begin.length)}\n\n${printTables(contract)}\n${notes.slice(to)}`
}

function printTables(contract: Contract): string {
  const operations = contract.endpoints.map(({ id, method, path, evidence, quota, cost }) => [
    `\`${id}\``,
    `${method} \`${path}\``,
    quota
      ? `${quota.limit} in ${quota.windowMs / 1000} s per ${quota.per} (${quota.evidence})`
      : '',
    cost,
    evidence,
  ])
  const codes = contract.codes.map(({ code, when, evidence, faultOnly }) => [
    String(code),
    faultOnly ? `${when} Only as an injected fault.` : when,
    evidence,
  ])
  return [
    '### Operations\n',
    table(['operation', 'path', 'quota', 'cost', 'known from'], operations),
    '### Return codes\n',
    table(['code', 'when', 'known from'], codes),
    ...evidenceMarks.flatMap((mark) => [`### ${titles[mark]}\n`, factsOf(contract, mark)]),
    '### Not emulated\n',
    table(
      ['what', 'what answers instead'],
      contract.notEmulated.map(({ what, answer }) => [what, answer]),
    ),
  ].join('\n')
}

const titles: Readonly<Record<Evidence, string>> = {
  documented: 'Documented by the vendor',
  public: 'Public: pages and SDKs of the same platform',
  observed: 'Observed in the wild',
  assumed: 'Assumed by us',
}

function factsOf(contract: Contract, mark: Evidence): string {
  const rules = Object.entries(contract.rules)
    .filter(([, { evidence }]) => evidence === mark)
    .map(([name, { statement }]) => `- \`${name}\`: ${statement}`)
  const schemas = Object.entries(componentsOf(contract)).flatMap(([name, schema]) =>
    schema['x-evidence'] === mark ? [`\`${name}\``] : [],
  )
  const transport = Object.entries(contract.transport ?? {})
    .filter(([, { evidence }]) => evidence === mark)
    .map(([status, { description }]) => `- HTTP ${status}: ${description}`)
  const named = schemas.length > 0 ? [`- Schemas: ${schemas.join(', ')}.`] : []
  return `${[...rules, ...transport, ...named].join('\n') || '- Nothing.'}\n`
}

function componentsOf({ endpoints }: Contract): Record<string, JsonObject> {
  const schemas = endpoints.flatMap(({ id, request, replies }) => [
    ...(request.body ? [[`${id} body`, request.body] as const] : []),
    ...(request.query ? [[`${id} query`, request.query] as const] : []),
    ...Object.entries(replies).map(([status, { schema }]) => [`${id} ${status}`, schema] as const),
  ])
  // Every component is a schema object.
  return printSchemas(Object.fromEntries(schemas)).components as Record<string, JsonObject>
}

/** A table with its columns lined up, as the formatter wants it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) =>
    Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)),
  )
  const lineOf = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  const [top = [], ...below] = lines
  return `${[lineOf(top), rule, ...below.map(lineOf)].join('\n')}\n`
}
