import type { Contract } from '../../../contracts/kit/contract.ts'
import type { QuotaRule } from '../../../contracts/kit/quota.ts'

/** A call that a quota may count. */
export interface Counted {
  readonly operation: string
  /** Milliseconds since any moment, the same for all calls of a list. */
  readonly at: number
}

/** What a case does in time. */
export interface Score {
  /** In the order they are made, counted from the beginning of the case. */
  readonly calls: readonly Counted[]
  /** How long it lets time pass, in milliseconds. */
  readonly passedMs: number
}

/** One more call, as a score of its own. */
export const oneCall = (operation: string): Score => ({
  calls: [{ operation, at: 0 }],
  passedMs: 0,
})

/** Whether a case means to run into the quota of an operation. */
export function overruns(contract: Contract, { calls }: Score, operation: string): boolean {
  const quota = contract.endpoints.find(({ id }) => id === operation)?.quota
  if (!quota) return false
  const own = calls.filter((call) => countedWith(contract, operation).includes(call.operation))
  return peakOf(own, windowOf(quota)) > quota.limit
}

/** The operations whose calls are counted together with those of this one, itself included. */
function countedWith(contract: Contract, operation: string): string[] {
  const bucket = contract.endpoints.find(({ id }) => id === operation)?.quota?.bucket
  return contract.endpoints.flatMap(({ id, quota }) =>
    id === operation || (bucket !== undefined && quota?.bucket === bucket) ? [id] : [],
  )
}

/**
 * How long a case has to wait so that calls made before it do not run it into a quota, in milliseconds. A case
 * that runs into a quota itself finds the quota untouched. `made` is in order of time.
 */
export function waitBefore(
  contract: Contract,
  made: readonly Counted[],
  score: Score,
  now: number,
): number {
  const waits = contract.endpoints.map(({ id, quota }) => {
    const together = countedWith(contract, id)
    const own = score.calls.filter(({ operation }) => together.includes(operation))
    if (!quota || own.length === 0) return 0
    const windowMs = windowOf(quota)
    const recent = made.filter(
      ({ operation, at }) => together.includes(operation) && at > now - windowMs,
    )
    const room = Math.max(0, quota.limit - peakOf(own, windowMs))
    const blocking = recent[recent.length - room - 1]
    return blocking ? blocking.at + windowMs - now : 0
  })
  return Math.max(0, ...waits)
}

/** The order that waits least, step by step, and how long everything takes, in milliseconds. */
export function scheduleOf<T extends { readonly contract: Contract; readonly score: Score }>(
  cases: readonly T[],
): { readonly order: readonly T[]; readonly waitMs: number } {
  const left = [...cases]
  const order: T[] = []
  let made: Counted[] = []
  let now = 0
  while (left.length > 0) {
    let best = 0
    let wait = Number.POSITIVE_INFINITY
    for (const [index, { contract, score }] of left.entries()) {
      const its = waitBefore(contract, made, score, now)
      if (its < wait) [best, wait] = [index, its]
      if (its === 0) break
    }
    const [next] = left.splice(best, 1)
    if (!next) break
    order.push(next)
    const start = now + wait
    made.push(...next.score.calls.map(({ operation, at }) => ({ operation, at: start + at })))
    now = start + next.score.passedMs
    made = stillCounted(next.contract, made, now)
  }
  return { order, waitMs: now }
}

/** The calls that a quota may still count. */
export function stillCounted(contract: Contract, made: readonly Counted[], now: number): Counted[] {
  const longest = Math.max(
    0,
    ...contract.endpoints.map(({ quota }) => (quota ? windowOf(quota) : 0)),
  )
  return made.filter(({ at }) => at > now - longest)
}

const windowOf = ({ windowMs, penaltyMs }: QuotaRule): number => windowMs + penaltyMs

/** The most calls in any window; `calls` is in order of time. */
function peakOf(calls: readonly Counted[], windowMs: number): number {
  let peak = 0
  let first = 0
  for (const [index, { at }] of calls.entries()) {
    while ((calls[first]?.at ?? at) <= at - windowMs) first += 1
    peak = Math.max(peak, index - first + 1)
  }
  return peak
}
