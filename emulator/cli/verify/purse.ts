import { Unreachable } from '../../../contracts/kit/bench.ts'
import { type Amount, affords, amountText, type Budget, nothing, sumOf } from '../spend.ts'
import type { Ledger } from './ledger.ts'
import type { Meter } from './metered.ts'
import { amountOf, type Price } from './price.ts'
import type { Chosen } from './target.ts'

/** Keeps a run within its budget, case by case and call by call. */
export interface Purse {
  /** Why a case cannot be paid for at this moment, if it cannot. */
  reasonAgainst(chosen: Chosen, price: Price): string | undefined
  /** The cases that can be paid for one after the other, the cheapest first. */
  affordable(cases: readonly (readonly [Chosen, Price])[]): ReadonlySet<Chosen>
  /** Counts what a case spends, and holds back what was not reckoned with. */
  meterOf(chosen: Chosen, price: Price): Meter
}

export interface PurseOptions {
  readonly budget: Budget
  readonly ledger: Ledger
  /** The most credits that a call of an operation costs, where that is known. */
  dearest(provider: string, operation: string): number | undefined
}

/** `<provider>/<case>`, as the ledger names a case. */
export const keyOf = ({ contract, held }: Chosen): string => `${contract.id}/${held.id}`

export function createPurse({ budget, ledger, dearest }: PurseOptions): Purse {
  /** Why nothing that may cost something is called any more, by API. */
  const closed = new Map<string, string>()
  const limitOf = (provider: string): Amount => budget.get(provider) ?? nothing

  const isFree = ({ held }: Chosen, price: Price): boolean =>
    held.cost === 'free' && price.granted.length === 0

  const reasonAgainst: Purse['reasonAgainst'] = (chosen, price) => {
    const { id } = chosen.contract
    if (isFree(chosen, price)) return undefined
    const limit = budget.get(id)
    const cost = amountText(amountOf(price))
    if (!limit || amountText(limit) === 'nothing')
      return `over budget: it costs ${cost}, and nothing may be spent at ${id}`
    const broken = ledger.broken[keyOf(chosen)]
    if (broken)
      return `it was interrupted after it had spent ${amountText(broken)}; --fresh would pay again`
    if (affords(limit, ledger.spent(id), amountOf(price))) return undefined
    const used = amountText(ledger.spent(id))
    return `over budget: it costs ${cost}; ${used} of ${amountText(limit)} at ${id} are spent`
  }

  return {
    reasonAgainst,
    affordable(cases) {
      const promised = new Map<string, Amount>()
      const able = new Set<Chosen>()
      const sorted = cases.toSorted(
        ([, one], [, other]) =>
          amountOf(one).credits - amountOf(other).credits ||
          amountOf(one).calls - amountOf(other).calls,
      )
      for (const [chosen, price] of sorted) {
        const { id } = chosen.contract
        const before = sumOf(ledger.spent(id), promised.get(id) ?? nothing)
        if (!isFree(chosen, price)) {
          if (ledger.broken[keyOf(chosen)]) continue
          if (!budget.has(id) || !affords(limitOf(id), before, amountOf(price))) continue
          promised.set(id, sumOf(promised.get(id) ?? nothing, amountOf(price)))
        }
        able.add(chosen)
      }
      return able
    },
    meterOf({ contract: { id }, held }, price) {
      let granted = 0
      const costOf = (operation: string, reckoned: Price['granted'][number] | undefined): number =>
        reckoned?.credits ?? dearest(id, operation) ?? 0
      return {
        async before(operation) {
          const why = closed.get(id)
          if (why !== undefined) throw new Unreachable(why)
          if (granted > price.granted.length)
            throw new Unreachable('it has cost more than was reckoned with, and was stopped')
          ledger.pend({ calls: 1, credits: costOf(operation, price.granted[granted]) })
        },
        async after(operation, isGranted) {
          const reckoned = isGranted ? price.granted[granted] : undefined
          if (isGranted) granted += 1
          const cost = { calls: 1, credits: costOf(operation, reckoned) }
          ledger.settle(id, isGranted ? cost : nothing)
          if (isGranted && !reckoned && !affords(limitOf(id), ledger.spent(id), nothing))
            closed.set(
              id,
              `a call of ${operation} that was to be refused was granted in ${held.id}, which may have cost something; nothing that may cost is called after it`,
            )
        },
      }
    },
  }
}
