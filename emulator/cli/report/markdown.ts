import { spanOf } from './html-text.ts'
import { countsOf, type Report, type Suite, type Test } from './model.ts'

/** Tests that are named one by one; a summary has to stay short. */
const most = 50

const wordOf = ({ word, verdict }: Test): string => word ?? verdict

/** A run as a section of GitHub's Markdown: what failed, then each suite in a line. */
export function markdownOf({ title, realMs, facts, suites }: Report): string {
  const tests = suites.flatMap((suite) => suite.tests)
  const counts = countsOf(tests)
  const words = [...new Set(tests.map(wordOf))]
  const told = words
    .map((word) => `${tests.filter((test) => wordOf(test) === word).length} ${word}`)
    .join(', ')
  const failed = tests.filter(({ verdict }) => verdict === 'failed')
  const lines = [
    `## ${counts.failed > 0 ? '❌' : '✅'} ${text(title)}`,
    '',
    `${told || 'nothing was run'} in ${spanOf(realMs)}`,
    '',
    ...Object.entries(facts).map(([name, value]) => `- ${text(name)}: ${text(value)}`),
    '',
  ]
  if (failed.length > 0)
    lines.push(
      '| what failed | how |',
      '| --- | --- |',
      ...failed
        .slice(0, most)
        .map(({ id, problems }) => `| ${text(id)} | ${text(problems[0]?.message ?? '')} |`),
      ...(failed.length > most ? [`| and ${failed.length - most} more | |`] : []),
      '',
    )
  return [...lines, ...suiteTable(suites), ''].join('\n')
}

function suiteTable(suites: readonly Suite[]): string[] {
  return [
    '<details><summary>All of it</summary>',
    '',
    '| | passed | failed | skipped |',
    '| --- | ---: | ---: | ---: |',
    ...suites.map(({ name, tests }) => {
      const { passed, failed, skipped } = countsOf(tests)
      return `| ${text(name)} | ${passed} | ${failed} | ${skipped} |`
    }),
    '',
    '</details>',
  ]
}

/** Somebody else's text in a cell: on one line, without anything that would be markup. */
const text = (plain: string): string =>
  plain
    .replace(/\s+/g, ' ')
    .replace(/\p{C}/gu, '\u{FFFD}')
    .replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/[\\`*_|[\]]/g, '\\$&')
    .slice(0, 400)
