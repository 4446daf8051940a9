import type { Account, CaseAccount } from './account.ts'

/** A run as JUnit XML: a suite an operation. Unverified cases are skipped, or failed where that is strict. */
export function junitOf(account: Account, strict: boolean): string {
  const { cases, tookMs, target } = account
  const operations = [...new Set(cases.map(suiteName))]
  const suites = operations.flatMap((name) => {
    const own = cases.filter((one) => suiteName(one) === name)
    const took = own.reduce((sum, one) => sum + one.tookMs, 0)
    return [
      `  <testsuite ${attributes({ name, ...totals(own, strict), time: seconds(took) })}>`,
      ...own.flatMap((one) => caseLines(one, strict)),
      '  </testsuite>',
    ]
  })
  const name = `backlot verify: ${target}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name, ...totals(cases, strict), time: seconds(tookMs) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

const suiteName = ({ provider, operation }: CaseAccount): string => `${provider}.${operation}`

function totals(cases: readonly CaseAccount[], strict: boolean) {
  const failed = (one: CaseAccount): boolean =>
    one.verdict === 'drift' || (strict && one.verdict === 'unverified')
  const skipped = (one: CaseAccount): boolean => !failed(one) && one.verdict === 'unverified'
  return {
    tests: cases.length,
    failures: cases.filter(failed).length,
    errors: 0,
    skipped: cases.filter(skipped).length,
  }
}

function caseLines(one: CaseAccount, strict: boolean): string[] {
  const head = `    <testcase ${attributes({ classname: suiteName(one), name: `${one.id}: ${one.title}`, time: seconds(one.tookMs) })}`
  switch (one.verdict) {
    case 'match':
      return [`${head}/>`]
    case 'unverified': {
      const message = attributes({ message: one.reason ?? '' })
      const mark = strict ? `failure type="unverified" ${message}` : `skipped ${message}`
      return [`${head}>`, `      <${mark}/>`, '    </testcase>']
    }
    case 'drift': {
      const drifts = one.drifts ?? []
      const [{ path, expected, seen } = { path: '', expected: '', seen: '' }] = drifts
      const message = `${path}: expected ${expected}, saw ${seen}`
      const details = JSON.stringify({ drifts, ...one.exchange }, null, 2)
      return [
        `${head}>`,
        `      <failure ${attributes({ type: 'drift', message })}>${textOf(details)}</failure>`,
        '    </testcase>',
      ]
    }
  }
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${textOf(String(value)).replace(/["\n\t]/g, entityOf)}"`)
    .join(' ')

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)

/** Characters that XML 1.0 has no way to write. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const textOf = (text: string): string =>
  text.replace(unwritable, '\u{FFFD}').replace(/[&<>\r]/g, entityOf)

const entityOf = (character: string): string => `&#${character.charCodeAt(0)};`
