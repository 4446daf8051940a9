import { html } from 'hono/html'
import { printable, spanOf } from './html-text.ts'
import type { Exchange, Problem, Step, Test } from './model.ts'

/** A piece of a page, escaped already. */
export type Markup = ReturnType<typeof html>

export const signs = { passed: '✓', failed: '✗', skipped: '–' } as const

/** One test that can be folded out: why it failed, its steps in time, and what travelled. */
export function testMarkup(test: Test): Markup {
  const { id, title, verdict, word, reason, file, line, realMs, virtualMs } = test
  const place = file === undefined ? '' : line === undefined ? file : `${file}:${line}`
  return html`<details class="test" id="${printable(id)}"${verdict === 'failed' ? html` open` : ''}>
<summary><b class="${verdict}">${signs[verdict]}</b> ${printable(title)}
<small>${printable(id)}${word === undefined ? '' : ` · ${word}`} · ${
    virtualMs === undefined ? '' : `${spanOf(virtualMs)} virtual, `
  }${spanOf(realMs)}${virtualMs === undefined ? '' : ' real'}</small></summary>
${place === '' ? '' : html`<p><small>${printable(place)}</small></p>\n`}${
  reason === undefined ? '' : html`<p>${printable(reason)}</p>\n`
}${test.problems.map(problemMarkup)}${stepsMarkup(test)}${(test.exchanges ?? []).map(exchangeMarkup)}</details>
`
}

export const problemMarkup = ({ message, details }: Problem): Markup => html`<div class="problem">
<p>${printable(message)}</p>
${details.length === 0 ? '' : html`<pre>${printable(details.join('\n'))}</pre>\n`}</div>
`

function stepsMarkup(test: Test): Markup | string {
  if (test.steps.length === 0) return ''
  const { virtualMs = 0, realMs } = test
  return html`<table>
<thead><tr><th>step</th><th>virtual time <small>${spanOf(virtualMs)}</small></th><th>real time <small>${spanOf(realMs)}</small></th></tr></thead>
<tbody>
${test.steps.map((step) => stepMarkup(step, { virtualMs, realMs }))}</tbody>
</table>
`
}

function stepMarkup(step: Step, whole: { virtualMs: number; realMs: number }): Markup {
  const { name, verdict, depth, notes, exchanges } = step
  return html`<tr>
<td style="padding-left:${depth + 0.5}rem"><b class="${verdict}">${signs[verdict]}</b> ${printable(name)}${
    notes.length === 0 ? '' : html` <small>${printable(notes.join(', '))}</small>`
  }${exchanges.map(exchangeMarkup)}</td>
<td>${bar(step.virtualStartMs, step.virtualMs, whole.virtualMs, 'virtual')}</td>
<td>${bar(step.realStartMs, step.realMs, whole.realMs, 'real')}</td>
</tr>
`
}

/** A stretch on the line of time, as wide as the whole test; what takes no time is a mark. */
function bar(start: number, length: number, whole: number, kind: string): Markup {
  const share = (part: number): string =>
    (whole <= 0 ? 0 : Math.min(100, Math.max(0, (100 * part) / whole))).toFixed(2)
  const told = `from ${spanOf(start)}, for ${spanOf(length)}`
  return html`<div class="lane" title="${told}"><i class="${kind}" style="left:${share(start)}%;width:${share(length)}%"></i></div><small>${
    length > 0 ? spanOf(length) : ''
  }</small>`
}

export function exchangeMarkup({ request, response }: Exchange): Markup {
  const answer = response === undefined ? 'no answer' : `HTTP ${response.status}`
  return html`<details class="exchange"><summary>${printable(`${request.method} ${request.url}`)} → ${answer}</summary>
<pre>${printable(textOf(request.headers, request.body))}</pre>
${response === undefined ? '' : html`<pre>${printable(textOf(response.headers, response.body))}</pre>\n`}</details>
`
}

/** A message as people read it: its headers, then its body, laid out where it is JSON. */
export function textOf(headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [...lines, '', laidOut(body)].join('\n').trimEnd()
}

function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
