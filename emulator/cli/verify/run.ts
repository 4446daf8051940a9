import { type Bench, type Exchange, Unreachable } from '../../../contracts/kit/bench.ts'
import type { Case } from '../../../contracts/kit/case.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { runCase, type Verdict } from '../../../contracts/suite.ts'
import type { Chosen, Plan, Target } from './target.ts'

/** What came of one case. */
export interface Outcome extends Chosen {
  readonly verdict: Verdict
  /** On drift: the request and the reply in which it was seen. */
  readonly exchange?: Exchange
  /** Fields that nobody knows, where the vendor leaves that open. */
  readonly warnings: readonly string[]
  readonly tookMs: number
}

/** How a run ended: with every case, because the target fell silent, or because somebody stopped it. */
export type Ending = 'whole' | 'gone' | 'interrupted'

/** What came of all cases. */
export interface Run {
  /** The target's name. */
  readonly target: string
  readonly outcomes: readonly Outcome[]
  readonly ending: Ending
  readonly tookMs: number
}

export interface RunOptions {
  readonly signal: AbortSignal
  onStart(chosen: Chosen): void
  onOutcome(outcome: Outcome): void
}

/** Holds every case of a plan against a target, one after the other. */
export async function runAll(plan: Plan, target: Target, options: RunOptions): Promise<Run> {
  const { signal, onStart, onOutcome } = options
  const start = performance.now()
  const outcomes: Outcome[] = []
  let ending: Ending = 'whole'
  for (const chosen of plan.order) {
    if (ending === 'whole' && signal.aborted) ending = 'interrupted'
    const reason = plan.reasonAgainst(chosen) ?? reasonOf[ending]
    if (reason === undefined) onStart(chosen)
    const outcome =
      reason === undefined
        ? await runOne(chosen, target)
        : { ...chosen, verdict: unverified(reason), warnings: [], tookMs: 0 }
    outcomes.push(outcome)
    onOutcome(outcome)
    const doubtful = reason === undefined && outcome.verdict.verdict === 'unverified'
    if (doubtful && signal.aborted) ending = 'interrupted'
    else if (doubtful && !(await target.answers())) ending = 'gone'
  }
  return { target: target.name, outcomes, ending, tookMs: performance.now() - start }
}

const reasonOf: Readonly<Record<Ending, string | undefined>> = {
  whole: undefined,
  gone: 'the target did not answer any more',
  interrupted: 'the run was interrupted',
}

async function runOne({ contract, held }: Chosen, target: Target): Promise<Outcome> {
  const start = performance.now()
  let last: Exchange | undefined
  const warnings = new Set<string>()
  const verdict = await verdictOf(contract, held, target, {
    exchange: (exchange) => {
      last = exchange
    },
    warning: (warning) => void warnings.add(warning),
  })
  const tookMs = performance.now() - start
  const told = verdict.verdict === 'drift' ? last : undefined
  return {
    ...{ contract, held, verdict, warnings: [...warnings], tookMs },
    ...(told && { exchange: told }),
  }
}

async function verdictOf(
  contract: Contract,
  held: Case,
  target: Target,
  hear: { exchange(exchange: Exchange): void; warning(text: string): void },
): Promise<Verdict> {
  try {
    const stage = await target.open(contract, held)
    const verdict = await runCase(contract, held, heard(stage.bench, hear.exchange), {
      // Only the real API may know more than its documents say.
      ...(target.live && {
        onOpenField: (field) => hear.warning(`${field.path}: ${field.expected}, saw ${field.seen}`),
      }),
    })
    // Whatever is wrong with the target by now, the next case will find out.
    await stage.leave().catch(() => undefined)
    return verdict
  } catch (error) {
    if (error instanceof Unreachable) return unverified(error.message)
    return unverified(
      `nothing could be prepared: ${error instanceof Error ? error.message : error}`,
    )
  }
}

const unverified = (reason: string): Verdict => ({ verdict: 'unverified', reason })

/** A bench that tells of everything that travelled. */
function heard(bench: Bench, hear: (exchange: Exchange) => void): Bench {
  const told = async (answer: Promise<Exchange>): Promise<Exchange> => {
    const exchange = await answer
    hear(exchange)
    return exchange
  }
  return {
    ...bench,
    call: (operation, input) => told(bench.call(operation, input)),
    send: (request) => told(bench.send(request)),
    as: (other) => heard(bench.as(other), hear),
    async media(url, init) {
      const answer = await bench.media(url, init)
      const { status, headers, bytes } = answer
      const request = { method: init?.method ?? 'GET', target: url, headers: init?.headers ?? {} }
      hear({ request, status, headers, text: `(${bytes.length} bytes)`, json: undefined })
      return answer
    },
  }
}
