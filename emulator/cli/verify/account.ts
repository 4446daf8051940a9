import type { Exchange } from '../../../contracts/kit/bench.ts'
import type { Drift } from '../../../contracts/kit/drift.ts'
import { type Redaction, redacted } from '../../engine/redaction.ts'
import type { CaseAccount, Counts, ExchangeAccount } from './case-account.ts'
import { isReal } from './credentials.ts'
import { isDiscovery, noteOf } from './discovery.ts'
import type { Outcome, Run } from './run.ts'
import { expectation } from './wording.ts'

/** A run as every report tells it: plain data, without secrets, texts cut to what can be read. */
export interface Account {
  readonly target: string
  /** What has been spent by API, as people say it; absent where nothing costs anything. */
  readonly spent?: Readonly<Record<string, string>>
  readonly counts: Counts
  readonly ending: Run['ending']
  readonly tookMs: number
  readonly cases: readonly CaseAccount[]
}

/** Characters of a body that are shown. */
const longest = 2_000

export interface Telling {
  /** Texts that no report may show. */
  readonly secrets: readonly string[]
  /** Whether it is the real API that was called. */
  readonly live: boolean
  /** Unix milliseconds. */
  readonly now: number
  /** Blots out what a real server may tell beside the credentials; absent where there is nothing of that kind. */
  readonly redaction?: Redaction | undefined
}

/** Tells of one case, without secrets. */
export function accountOf(outcome: Outcome, telling: Telling): CaseAccount {
  const { contract, held, verdict, exchange, warnings, tookMs } = outcome
  const { id, operation, title, evidence, cost, rule } = held
  const drifts = verdict.verdict === 'drift' ? verdict.drifts.map(plainly) : undefined
  const discovery = telling.live && drifts !== undefined && isDiscovery(drifts)
  return blotted(
    {
      provider: contract.id,
      operation,
      id,
      title,
      evidence,
      cost,
      ...(rule !== undefined && { rule }),
      verdict: discovery ? 'discovery' : verdict.verdict,
      ...(verdict.verdict === 'unverified' && { reason: verdict.reason }),
      ...(drifts && { drifts }),
      ...(drifts && discovery && { note: noteOf(held, drifts, telling.now) }),
      ...(warnings.length > 0 && { warnings }),
      ...(exchange && { exchange: exchangeAccount(exchange, telling.redaction) }),
      tookMs: Math.round(tookMs),
    },
    telling,
  )
}

export function accountOfRun(
  run: Run,
  cases: readonly CaseAccount[],
  spent?: Readonly<Record<string, string>>,
): Account {
  const { target, ending, tookMs } = run
  const counts = countsOf(cases)
  return { target, ...(spent && { spent }), counts, ending, tookMs: Math.round(tookMs), cases }
}

/** How many cases came to each verdict. */
export function countsOf(cases: readonly Pick<CaseAccount, 'verdict'>[]): Counts {
  const count = (wanted: keyof Counts): number =>
    cases.filter(({ verdict }) => verdict === wanted).length
  return {
    match: count('match'),
    drift: count('drift'),
    unverified: count('unverified'),
    discovery: count('discovery'),
  }
}

const plainly = (drift: Drift): Drift => ({
  ...drift,
  expected: expectation(drift.expected),
})

function exchangeAccount(
  { request, status, headers, text }: Exchange,
  redaction: Redaction | undefined,
): ExchangeAccount {
  const { method, target, headers: sent = {}, body } = request
  const bodyText = typeof body === 'object' ? `(${body.length} bytes)` : (body ?? '')
  const shownHeaders = (all: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    redaction
      ? // A credential that a backlot takes from anyone may be seen.
        Object.fromEntries(
          Object.entries(all).flatMap(([name, value]) =>
            isReal(value) ? Object.entries(redaction.headers([[name, value]])) : [[name, value]],
          ),
        )
      : all
  const shownBody = (plain: string, { 'content-type': type = '' }): string =>
    cut(redaction ? redaction.body(plain, type) : plain)
  return {
    request: {
      method,
      target: cut(redaction ? redaction.target(target) : target),
      headers: shownHeaders(sent),
      body: shownBody(bodyText, lowered(sent)),
    },
    response: { status, headers: shownHeaders(headers), body: shownBody(text, lowered(headers)) },
  }
}

const lowered = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text

/** The same data without secrets. Credentials that a backlot takes from anyone are none. */
function blotted<T>(data: T, { secrets, redaction }: Telling): T {
  const real = secrets.filter((secret) => secret.length > 2 && isReal(secret))
  if (real.length === 0 && !redaction) return data
  const clean = (text: string): string => {
    const rest = real.reduce((left, secret) => left.replaceAll(secret, redacted), text)
    return redaction ? redaction.body(rest, '') : rest
  }
  const text = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? clean(value) : value,
  )
  // What is made of texts, numbers and lists of them comes back as it was.
  return JSON.parse(text) as T
}
