import { type Bench, type Exchange, Unreachable } from './kit/bench.ts'
import type { Case } from './kit/case.ts'
import type { Contract } from './kit/contract.ts'
import type { Drift } from './kit/drift.ts'
import { Drifted } from './kit/expect.ts'
import { judged } from './kit/judged.ts'

/** What a case says of a target. Unverified is never green. */
export type Verdict =
  | { readonly verdict: 'match' }
  | { readonly verdict: 'drift'; readonly drifts: readonly Drift[] }
  | { readonly verdict: 'unverified'; readonly reason: string }

export interface RunCaseOptions {
  /** Told of a field that a schema does not know and leaves room for; without it, such a field is a drift. */
  readonly onOpenField?: (drift: Drift) => void
}

/** Runs one case on a bench; every reply it sees is judged by the contract too. Never rejects. */
export async function runCase(
  contract: Contract,
  held: Case,
  bench: Bench,
  { onOpenField }: RunCaseOptions = {},
): Promise<Verdict> {
  let last: Exchange | undefined
  const watched = judged(contract, bench, {
    onExchange(exchange) {
      last = exchange
    },
    onOpenField,
  })
  try {
    await held.run(watched)
    return { verdict: 'match' }
  } catch (error) {
    if (error instanceof Drifted) {
      const requestId = last && contract.envelope.open(last.status, last.json)?.requestId
      return {
        verdict: 'drift',
        drifts: error.mismatches.map((mismatch) => ({
          evidence: held.evidence,
          ...(requestId !== undefined && { requestId }),
          ...mismatch,
        })),
      }
    }
    if (error instanceof Unreachable) return { verdict: 'unverified', reason: error.message }
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { verdict: 'unverified', reason: `The case could not finish: ${reason}` }
  }
}
