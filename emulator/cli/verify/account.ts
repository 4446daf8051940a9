import type { Exchange } from '../../../contracts/kit/bench.ts'
import type { Drift } from '../../../contracts/kit/drift.ts'
import { isReal } from './credentials.ts'
import type { Outcome, Run } from './run.ts'

/** A run as every report tells it: plain data, without secrets, texts cut to what can be read. */
export interface Account {
  readonly target: string
  readonly counts: Counts
  readonly ending: Run['ending']
  readonly tookMs: number
  readonly cases: readonly CaseAccount[]
}

export interface Counts {
  readonly match: number
  readonly drift: number
  readonly unverified: number
}

export interface CaseAccount {
  readonly provider: string
  readonly operation: string
  readonly id: string
  readonly title: string
  readonly evidence: string
  readonly cost: string
  readonly rule?: string
  readonly verdict: keyof Counts
  /** Why it is unverified. */
  readonly reason?: string
  readonly drifts?: readonly Drift[]
  readonly exchange?: ExchangeAccount
  readonly tookMs: number
}

export interface ExchangeAccount {
  readonly request: Message & { readonly method: string; readonly target: string }
  readonly response: Message & { readonly status: number }
}

interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Characters of a body that are shown. */
const longest = 2_000

/** Tells of one case; `secrets` are blotted out wherever they stand. */
export function accountOf(
  { contract, held, verdict, exchange, tookMs }: Outcome,
  secrets: readonly string[],
): CaseAccount {
  const { id, operation, title, evidence, cost, rule } = held
  return blotted(
    {
      provider: contract.id,
      operation,
      id,
      title,
      evidence,
      cost,
      ...(rule !== undefined && { rule }),
      verdict: verdict.verdict,
      ...(verdict.verdict === 'unverified' && { reason: verdict.reason }),
      ...(verdict.verdict === 'drift' && { drifts: verdict.drifts.map(plainly) }),
      ...(exchange && { exchange: exchangeAccount(exchange) }),
      tookMs: Math.round(tookMs),
    },
    secrets,
  )
}

export function accountOfRun(run: Run, cases: readonly CaseAccount[]): Account {
  const { target, ending, tookMs } = run
  return { target, counts: countsOf(cases), ending, tookMs: Math.round(tookMs), cases }
}

/** How many cases came to each verdict. */
export function countsOf(cases: readonly Pick<CaseAccount, 'verdict'>[]): Counts {
  const count = (wanted: keyof Counts): number =>
    cases.filter(({ verdict }) => verdict === wanted).length
  return { match: count('match'), drift: count('drift'), unverified: count('unverified') }
}

/** Schemas say what they expected in a sentence about what they got, which stands beside it already. */
const plainly = (drift: Drift): Drift => ({
  ...drift,
  expected: drift.expected.replace(/^Invalid input: expected (.+?)(, received .+)?$/, '$1'),
})

function exchangeAccount({ request, status, headers, text }: Exchange): ExchangeAccount {
  const { method, target, headers: sent = {}, body } = request
  const bodyText = typeof body === 'object' ? `(${body.length} bytes)` : (body ?? '')
  return {
    request: { method, target: cut(target), headers: sent, body: cut(bodyText) },
    response: { status, headers, body: cut(text) },
  }
}

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text

/** The same data without secrets. Credentials that a backlot takes from anyone are none. */
function blotted<T>(data: T, secrets: readonly string[]): T {
  const real = secrets.filter((secret) => secret.length > 2 && isReal(secret))
  if (real.length === 0) return data
  const text = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string'
      ? real.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), value)
      : value,
  )
  // What is made of texts, numbers and lists of them comes back as it was.
  return JSON.parse(text) as T
}
