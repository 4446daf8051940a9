import { html } from 'hono/html'
import { type Markup, problemMarkup, signs, textOf } from './html-test.ts'
import { printable } from './html-text.ts'
import type { Exchange, Suite, Test } from './model.ts'

/** Places that are named one by one. */
const most = 30

/** Every place that is damaged, once, the one that most tests stumbled over first; nothing where none is. */
export function damagesMarkup(suites: readonly Suite[]): Markup | string {
  const places = new Map<string, { readonly message: string; readonly ids: string[] }>()
  for (const { name, tests } of suites)
    for (const { id, verdict, problems } of tests) {
      const [first] = problems
      if (verdict !== 'failed' || first?.path === undefined) continue
      const key = `${name}: ${first.path.replace(/\b\d+\b/g, '*')}`
      const known = places.get(key) ?? { message: first.message, ids: [] }
      known.ids.push(id)
      places.set(key, known)
    }
  if (places.size === 0) return ''
  const sorted = [...places].toSorted(([, one], [, other]) => other.ids.length - one.ids.length)
  return html`<section class="damages">
<h2>What is damaged</h2>
<ol>
${sorted.slice(0, most).map(
  ([key, { message, ids }]) => html`<li><code>${printable(key)}</code> ${printable(message)}
<small>seen by ${ids.map((id, index) => html`${index > 0 ? ', ' : ''}<a href="#${printable(id)}">${printable(id)}</a>`)}</small></li>
`,
)}</ol>
${sorted.length > most ? html`<p>and ${sorted.length - most} more</p>\n` : ''}</section>
`
}

/** A suite as a table: a row a rule, and what travelled below the rows of those that failed. */
export const rulesMarkup = (tests: readonly Test[]): Markup => html`<table class="rules">
<thead><tr><th>rule</th><th>verdict</th><th>known from</th></tr></thead>
<tbody>
${tests.map(rowsOf)}</tbody>
</table>
`

function rowsOf(test: Test): Markup {
  const { id, title, verdict, word, reason, rule, problems, exchanges = [] } = test
  return html`<tr id="${printable(id)}">
<td>${printable(title)} <small>${printable(id)}${rule && !id.endsWith(rule.name) ? ` · ${printable(rule.name)}` : ''}</small>${
    reason === undefined ? '' : html`<br><small>${printable(reason)}</small>`
  }</td>
<td class="${verdict}"><b>${signs[verdict]}</b> ${word ?? verdict}</td>
<td>${rule?.knownFrom}</td>
</tr>
${
  problems.length + exchanges.length === 0
    ? ''
    : html`<tr><td colspan="3"><details${verdict === 'failed' ? html` open` : ''}><summary>what was seen</summary>
${problems.map(problemMarkup)}${exchanges.map(besideMarkup)}</details></td></tr>
`
}`
}

/** Request and response side by side. */
const besideMarkup = ({ request, response }: Exchange): Markup => html`<div class="beside">
<pre>${printable(`${request.method} ${request.url}\n${textOf(request.headers, request.body)}`)}</pre>
<pre>${printable(response === undefined ? 'no answer' : `HTTP ${response.status}\n${textOf(response.headers, response.body)}`)}</pre>
</div>
`
