import { html, raw } from 'hono/html'
import {
  columnsOf,
  countsMarkup,
  damagesMarkup,
  overviewMarkup,
  rulesMarkup,
} from './html-rules.ts'
import { htmlStyle } from './html-style.ts'
import { type Markup, testMarkup } from './html-test.ts'
import { printable, spanOf } from './html-text.ts'
import { countsOf, type Report, type Suite } from './model.ts'

/**
 * A run as one page that needs nothing else: no script, no file, no network. What failed stands open; each test
 * shows its steps on two lines of time, the virtual and the real one.
 */
export async function htmlOf(report: Report): Promise<string> {
  const { title, startedAt, realMs, facts, suites } = report
  const counts = countsOf(suites.flatMap(({ tests }) => tests))
  const isOfRules = suites.every(({ tests }) => tests.every(({ rule }) => rule !== undefined))
  const columns = columnsOf(suites)
  const verdict = counts.failed > 0 ? 'failed' : 'passed'
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${counts.failed > 0 ? '✗' : '✓'} ${printable(title)}</title>
<style>${raw(htmlStyle)}</style>
</head>
<body>
<header>
<h1>${printable(title)}</h1>
${
  isOfRules
    ? html`<p>${countsMarkup(suites, columns)} in ${spanOf(realMs)}</p>`
    : html`<p class="${verdict}"><strong>${counts.passed} passed, ${counts.failed} failed${
        counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
      }</strong> in ${spanOf(realMs)}</p>`
}
<dl>
<dt>begun</dt><dd><time>${new Date(startedAt).toISOString()}</time></dd>
${Object.entries(facts).map(([name, value]) => html`<dt>${name}</dt><dd>${printable(value)}</dd>\n`)}</dl>
</header>
<main>
${damagesMarkup(suites)}${isOfRules ? overviewMarkup(suites) : ''}${suites.map((suite) =>
  isOfRules ? rulesMarkup(suite, columns) : suiteMarkup(suite),
)}</main>
</body>
</html>
`
  return page.toString()
}

function suiteMarkup({ name, tests }: Suite): Markup {
  const { passed, tests: all } = countsOf(tests)
  return html`<section>
<h2>${printable(name)} <small>${passed} of ${all} passed</small></h2>
${tests.map(testMarkup)}</section>
`
}
