import type { Verdict } from './criterion.ts'
import type { Failure, Report, StepReport } from './report.ts'
import { asText } from './template.ts'

/** How text is made to stand out; plain unless given. */
export type Ink = (style: 'green' | 'red' | 'yellow' | 'dim', text: string) => string

const plain: Ink = (_, text) => text
const signs = { passed: '✓', failed: '✗', handled: '↷' } as const
const colours = { passed: 'green', failed: 'red', handled: 'yellow' } as const

/** Characters of a body that a failure shows. */
const bodyShown = 2000

/** A step on one line; below it, where it failed, all there is to know. */
export function stepLines(step: StepReport, ink: Ink = plain): readonly string[] {
  const { outcome, title, attempts, virtualMs, realMs, next, depth } = step
  const tries = attempts > 1 ? ` (${attempts} tries)` : ''
  const onward = next === undefined ? '' : ` → ${next}`
  const times = ink('dim', `${virtualMs > 0 ? `${spanOf(virtualMs)}, ` : ''}${realOf(realMs)}`)
  const indent = '  '.repeat(depth + 1)
  const line = `${indent}${ink(colours[outcome], signs[outcome])} ${title}${tries}${onward}  ${times}`
  if (outcome !== 'failed' || step.failure === undefined) return [line]
  const { file, line: row, column } = step.at
  const where = `step "${step.step}" of "${step.workflow}", ${file}:${row}:${column}`
  return [line, ...[where, ...failureLines(step.failure)].map((each) => `${indent}    ${each}`)]
}

/** The name and title of a play that begins. */
export function titleLine(
  { title }: Pick<Report, 'title'>,
  file: string,
  ink: Ink = plain,
): string {
  return `${title}  ${ink('dim', file)}`
}

/** The last line of a play. */
export function endLine({ passed, why, virtualMs, realMs }: Report, ink: Ink = plain): string {
  const times = `in ${spanOf(virtualMs)} of virtual and ${realOf(realMs)} of real time`
  const reason = why === undefined ? '' : `: ${why}`
  return `  ${ink(passed ? 'green' : 'red', passed ? 'passed' : `failed${reason}`)} ${ink('dim', times)}`
}

/** A span as people say it: `6h 0m 26.1s`, `1m 30s`, `250ms`. */
export function spanOf(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)}ms`
  const seconds = Math.round(milliseconds / 100) / 10
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [Math.round((seconds % 60) * 10) / 10, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(first)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ')
}

function realOf(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : spanOf(milliseconds)
}

function failureLines({ why, criteria, request, response, reason }: Failure): readonly string[] {
  return [
    // What holds and should not has a story of its own.
    ...(criteria.every(({ pass }) => pass) ? [why] : []),
    ...criteria.flatMap(criterionLines),
    ...(request === undefined ? [] : [`→ ${request.method} ${request.url}`]),
    ...(request?.body === undefined ? [] : [`  ${cut(request.body)}`]),
    ...(response === undefined ? [] : [`← HTTP ${response.status} ${cut(response.text)}`]),
    ...(reason === undefined ? [] : [`backlot says: ${reason}`]),
  ]
}

function criterionLines({ text, actual, why, pass }: Verdict): readonly string[] {
  const values = actual.map(({ expression, value }) =>
    value === undefined ? `  ${expression} has no value` : `  ${expression} is ${shown(value)}`,
  )
  const seen = values.some((line) => line === `  ${why}`)
  return [
    ...(pass ? [] : [`${text} does not hold`]),
    ...values,
    ...(why === undefined || seen ? [] : [`  ${why}`]),
  ]
}

function shown(value: unknown): string {
  return cut(typeof value === 'string' ? `'${value}'` : asText(value))
}

/** A text of somebody else's on one line, without what steers a terminal, and not too long. */
function cut(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ').replace(/\p{C}/gu, '�')
  return line.length <= bodyShown
    ? line
    : `${line.slice(0, bodyShown)}… (${line.length} characters)`
}
