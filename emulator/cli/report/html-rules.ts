import { html } from 'hono/html'
import { type Markup, problemMarkup, signs, textOf } from './html-test.ts'
import { printable } from './html-text.ts'
import type { Exchange, Suite, Test, Verdict } from './model.ts'

/** Places that are named one by one. */
const most = 30

/** A place that is wrong, and the tests that stumbled over it. */
interface Damage {
  readonly suite: string
  readonly path: string
  readonly message: string
  readonly ids: readonly string[]
}

/** Every place that is damaged, once, the one that most tests stumbled over first; nothing where none is. */
export function damagesMarkup(suites: readonly Suite[]): Markup | string {
  const damages = damagesIn(suites)
  if (damages.length === 0) return ''
  return html`<section class="damages">
<h2>What drifts</h2>
<ol>
${damages.slice(0, most).map(
  ({
    suite,
    path,
    message,
    ids,
  }) => html`<li><code>${printable(path)}</code> <small>${printable(suite)}</small>
<p>${printable(message)}</p>
<small>seen by ${ids
    .slice(0, 6)
    .map(
      (id, index) =>
        html`${index > 0 ? ', ' : ''}<a href="#${anchorOf(suite, id)}">${printable(id)}</a>`,
    )}${ids.length > 6 ? ` and ${ids.length - 6} more` : ''}</small></li>
`,
)}</ol>
${damages.length > most ? html`<p>and ${damages.length - most} more</p>\n` : ''}</section>
`
}

function damagesIn(suites: readonly Suite[]): Damage[] {
  const damages = new Map<string, Damage>()
  for (const { name, tests } of suites)
    for (const { id, verdict, problems } of tests) {
      const [first] = problems
      if (verdict !== 'failed' || first?.path === undefined) continue
      const path = first.path.replace(/(?<=\.)\d+(?=\.|$)/g, '*')
      const key = `${name} ${path}`
      const { message, ids = [] } = damages.get(key) ?? { message: first.message }
      damages.set(key, { suite: name, path, message, ids: [...ids, id] })
    }
  return [...damages.values()].toSorted((one, other) => other.ids.length - one.ids.length)
}

/** The verdicts that are always told, though nothing came to them. */
const always = [
  ['match', 'passed'],
  ['drift', 'failed'],
  ['unverified', 'skipped'],
] as const

/** Every verdict that a table has a column for, by its word. */
export function columnsOf(suites: readonly Suite[]): readonly (readonly [string, Verdict])[] {
  const seen = suites.flatMap(({ tests }) =>
    tests.map((test) => [wordOf(test), test.verdict] as const),
  )
  return [...new Map<string, Verdict>([...always, ...seen])]
}

/** How many rules came to which verdict. */
export const countsMarkup = (
  suites: readonly Suite[],
  columns: readonly (readonly [string, Verdict])[],
): Markup => {
  const tests = suites.flatMap((suite) => suite.tests)
  return html`${columns.map(([word, verdict]) => {
    const count = tests.filter((test) => wordOf(test) === word).length
    return html`<b class="chip ${count > 0 ? verdict : 'none'}">${count} ${word}</b> `
  })}`
}

const wordOf = ({ word, verdict }: Test): string => word ?? verdict

/** All suites at a glance: how many rules came to which verdict. */
export function overviewMarkup(suites: readonly Suite[]): Markup {
  const columns = columnsOf(suites)
  return html`<table class="rules overview">
<thead><tr><th>operation</th>${columns.map(([word]) => html`<th>${word}</th>`)}</tr></thead>
<tbody>
${suites.map(
  ({
    name,
    tests,
  }) => html`<tr><td><a href="#${anchorOf(name, '')}">${printable(name)}</a></td>${columns.map(
    ([word, verdict]) => {
      const count = tests.filter((test) => wordOf(test) === word).length
      return html`<td class="${count > 0 ? verdict : 'none'}">${count > 0 ? count : '·'}</td>`
    },
  )}</tr>
`,
)}</tbody>
</table>
`
}

/** A suite as a table of rules and verdicts; below those that failed, what travelled. */
export function rulesMarkup(
  { name, tests }: Suite,
  columns: readonly (readonly [string, Verdict])[],
): Markup {
  const shown = new Set(damagesIn([{ name, tests }]).map(({ ids }) => ids[0]))
  return html`<details class="suite" id="${anchorOf(name, '')}"${
    tests.some(({ verdict }) => verdict === 'failed') ? html` open` : ''
  }>
<summary><h2>${printable(name)}</h2> ${countsMarkup([{ name, tests }], columns)}</summary>
<table class="rules">
<thead><tr><th>rule</th>${columns.map(([word]) => html`<th>${word}</th>`)}<th>known from</th></tr></thead>
<tbody>
${tests.map((test) => rowsOf(test, name, columns, shown.has(test.id)))}</tbody>
</table>
</details>
`
}

function rowsOf(
  test: Test,
  suite: string,
  columns: readonly (readonly [string, Verdict])[],
  isOpen: boolean,
): Markup {
  const { id, title, verdict, reason, rule, problems, exchanges = [] } = test
  return html`<tr id="${anchorOf(suite, id)}" class="${verdict === 'failed' ? 'bad' : ''}">
<td>${printable(title)} <small>${printable(id)}${
    rule && !id.endsWith(rule.name) ? html` · ${printable(rule.name)}` : ''
  }</small>${reason === undefined ? '' : html`<br><small>${printable(reason)}</small>`}</td>
${columns.map(([word]) =>
  word === wordOf(test) ? html`<td class="${verdict}">${signs[verdict]}</td>` : html`<td></td>`,
)}<td><small>${rule?.knownFrom}</small></td>
</tr>
${
  problems.length + exchanges.length === 0
    ? ''
    : html`<tr class="seen"><td colspan="${columns.length + 2}"><details${isOpen ? html` open` : ''}><summary>what was seen</summary>
${problems.map(problemMarkup)}${exchanges.map(besideMarkup)}</details></td></tr>
`
}`
}

const anchorOf = (suite: string, id: string): string =>
  printable(`${suite}-${id}`).replace(/[^\w.-]+/g, '-')

/** Request and response side by side. */
const besideMarkup = ({ request, response }: Exchange): Markup => html`<div class="beside">
<figure><figcaption>${printable(`${request.method} ${request.url.replace(/\?.*/s, '')}`)}</figcaption>
<pre>${printable(`${request.method} ${request.url}\n${textOf(request.headers, request.body)}`)}</pre></figure>
<figure><figcaption>${response === undefined ? 'no answer' : `HTTP ${response.status}`}</figcaption>
<pre>${response === undefined ? '' : printable(textOf(response.headers, response.body))}</pre></figure>
</div>
`
