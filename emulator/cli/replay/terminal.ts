import { formatDuration } from '../../engine/duration.ts'
import type { paintFor } from '../request-log.ts'
import type { Outcome } from './run.ts'

type Paint = ReturnType<typeof paintFor>

const signs = { match: '✓', drift: '✗', unverified: '?' } as const
const colours = { match: 'green', drift: 'red', unverified: 'yellow' } as const

/** What is replayed, and on what. */
export const headLine = (file: string, creator: string, count: number, target: string): string =>
  `${file}${creator === '' ? '' : ` (by ${creator})`}: ${count} exchange${count === 1 ? '' : 's'}, against ${target}`

/** The lines of one exchange: what it was, and where the answers differ. */
export function outcomeLines(outcome: Outcome, verbose: boolean, paint: Paint): string[] {
  const { verdict, number, known, reason, differences, virtualMs } = outcome
  const { request, response } = known.exchange
  const name = known.endpoint?.id ?? new URL(request.url).pathname
  const line = `${paint(colours[verdict], signs[verdict])} ${String(number).padStart(3)} ${request.method} ${name} → ${response.status}`
  const at = paint('dim', `+${formatDuration(Math.round(virtualMs))}`)
  return [
    `${line} ${at}${reason === undefined ? '' : `  ${paint('dim', oneLine(reason))}`}`,
    ...differences.flatMap(({ path, recorded, seen }) => [
      `      ${path}`,
      `        recorded  ${verbose ? recorded : oneLine(recorded)}`,
      `        emulator  ${verbose ? seen : oneLine(seen)}`,
    ]),
  ]
}

/** Everything that is said after the last exchange; its last line holds the three numbers. */
export function tailLines(outcomes: readonly Outcome[], wanted: number, tookMs: number): string[] {
  const { match, drift, unverified } = countsOf(outcomes)
  const took = `${(tookMs / 1000).toFixed(1)} s`
  return [
    '',
    ...(outcomes.length < wanted ? [`Interrupted after ${outcomes.length} of ${wanted}.`] : []),
    ...(match + drift === 0 ? ['Nothing was verified.'] : []),
    `${match} match, ${drift} drift, ${unverified} unverified (${took})`,
  ]
}

const countsOf = (outcomes: readonly Outcome[]) => {
  const count = (wanted: Outcome['verdict']): number =>
    outcomes.filter(({ verdict }) => verdict === wanted).length
  return { match: count('match'), drift: count('drift'), unverified: count('unverified') }
}

/** All that came of a replay, as plain data. */
export function accountOf(file: string, target: string, outcomes: readonly Outcome[]) {
  return {
    recording: file,
    target,
    counts: countsOf(outcomes),
    exchanges: outcomes.map(
      ({ number, verdict, reason, differences, known, replayed, virtualMs }) => ({
        number,
        verdict,
        provider: known.contract?.id,
        operation: known.endpoint?.id,
        method: known.exchange.request.method,
        url: known.exchange.request.url,
        virtualMs,
        reason,
        differences,
        recorded: { status: known.exchange.response.status, body: known.exchange.response.text },
        seen: replayed && { status: replayed.answer.status, body: readable(replayed.answer) },
      }),
    ),
  }
}

const readable = ({ contentType, text }: { contentType: string; text: string }) =>
  /^(text|application\/(.+\+)?json)/.test(contentType) ? text : undefined

/** A text on one line, without what steers a terminal, cut after so many characters. */
function oneLine(text: string, most = 160): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '\u{FFFD}')
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}
