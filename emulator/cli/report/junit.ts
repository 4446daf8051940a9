import { countsOf, type Report, type Step, type Suite, type Test } from './model.ts'
import { traceOf } from './trace.ts'

/** A run as JUnit XML. Steps, which JUnit does not know, are told in `system-out`. */
export function junitOf({ title, startedAt, realMs, facts, suites }: Report): string {
  const all = suites.flatMap(({ tests }) => tests)
  const head = { name: title, ...totals(all), time: seconds(realMs), timestamp: instant(startedAt) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes(head)}>`,
    ...suites.flatMap((suite) => suiteLines(suite, facts)),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteLines({ name, tests }: Suite, facts: Report['facts']): string[] {
  const took = tests.reduce((sum, { realMs }) => sum + realMs, 0)
  const properties = Object.entries(facts).map(
    ([name, value]) => `      <property ${attributes({ name, value })}/>`,
  )
  return [
    `  <testsuite ${attributes({ name, ...totals(tests), time: seconds(took) })}>`,
    ...(properties.length > 0 ? ['    <properties>', ...properties, '    </properties>'] : []),
    ...tests.flatMap((test) => testLines(test, name)),
    '  </testsuite>',
  ]
}

function totals(tests: readonly Test[]) {
  const { tests: count, failed, skipped } = countsOf(tests)
  return { tests: count, failures: failed, errors: 0, skipped }
}

function testLines(test: Test, classname: string): string[] {
  const { id, title, file, line, realMs, verdict, word, reason, problems, steps } = test
  const head = attributes({
    classname,
    name: `${id}: ${title}`,
    time: seconds(realMs),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
  })
  const [first] = problems
  const inside = [
    ...(verdict === 'skipped' ? [`<skipped ${attributes({ message: reason ?? '' })}/>`] : []),
    ...(verdict === 'failed'
      ? [
          `<failure ${attributes({ type: first?.kind ?? word ?? 'failed', message: first?.message ?? reason ?? '' })}>${textOf(traceOf(test))}</failure>`,
        ]
      : []),
    ...(steps.length > 0
      ? [`<system-out>${textOf(steps.map(stepLine).join('\n'))}</system-out>`]
      : []),
  ]
  return inside.length === 0
    ? [`    <testcase ${head}/>`]
    : [`    <testcase ${head}>`, ...inside.map((part) => `      ${part}`), '    </testcase>']
}

const signs = { passed: '✓', failed: '✗', skipped: '-' } as const

function stepLine({ name, verdict, depth, notes, realMs, virtualMs }: Step): string {
  const told = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  const times = `${seconds(virtualMs)} s virtual, ${seconds(realMs)} s real`
  return `${'  '.repeat(depth)}${signs[verdict]} ${name}${told}  ${times}`
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${textOf(String(value)).replace(/["\n\t]/g, entityOf)}"`)
    .join(' ')

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)

/** JUnit's moments bear no zone. */
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19)

/** Characters that XML 1.0 has no way to write. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const textOf = (text: string): string =>
  text.replace(unwritable, '\u{FFFD}').replace(/[&<>\r]/g, entityOf)

const entityOf = (character: string): string => `&#${character.charCodeAt(0)};`
