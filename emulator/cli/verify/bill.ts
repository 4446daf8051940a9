import { type Amount, amountText, nothing, sumOf } from '../spend.ts'
import { amountOf } from './price.ts'
import type { Chosen, PaidDesk, Plan } from './target.ts'
import { numbered } from './wording.ts'

/** What one case costs, and whether it will be paid for. */
export interface BillItem {
  readonly provider: string
  readonly id: string
  readonly cost: string
  readonly price: Amount
  /** Calls that are meant to be refused, of operations that cost something when they are not. */
  readonly probes: number
  /** Why it will not run; undefined when it will. */
  readonly reason?: string
}

/** What every case costs that has a price there. */
export function billOf(cases: readonly Chosen[], plan: Plan): BillItem[] {
  return cases.flatMap((chosen) => {
    const price = plan.priceOf(chosen)
    if (!price) return []
    const reason = plan.reasonAgainst(chosen)
    const { contract, held } = chosen
    return [
      {
        ...{ provider: contract.id, id: held.id, cost: held.cost, probes: price.probes },
        price: amountOf(price),
        ...(reason !== undefined && { reason }),
      },
    ]
  })
}

/** Whether a case costs anything. */
export const isFree = ({ cost, price }: BillItem): boolean => cost === 'free' && price.calls === 0

export const totalOf = (items: readonly BillItem[]): Amount =>
  items.map(({ price }) => price).reduce(sumOf, nothing)

/** The bill as it is shown before anything is called. */
export function billLines(
  desks: readonly PaidDesk[],
  cases: readonly Chosen[],
  items: readonly BillItem[],
): string[] {
  return desks.flatMap((desk) => {
    const own = items.filter(({ provider }) => provider === desk.provider)
    const chosen = cases.filter(({ contract }) => contract.id === desk.provider)
    return [...deskLines(desk), ...itemLines(own, chosen.length), '']
  })
}

function deskLines({ provider, base, divertedBy, missing, budget }: PaidDesk): string[] {
  const lines = [
    `${provider} at ${base}, ${budget && amountText(budget) !== 'nothing' ? `where at most ${amountText(budget)} may be spent` : 'where nothing may be spent'}`,
  ]
  if (divertedBy !== undefined)
    lines.push(`    ${divertedBy} leads there; unset, it would be the vendor's own host`)
  if (missing.length > 0) lines.push(`    missing: ${missing.join(', ')}`)
  return lines
}

function itemLines(items: readonly BillItem[], chosen: number): string[] {
  const free = items.filter(isFree)
  const costly = items.filter((item) => !isFree(item))
  const probing = free.filter(({ probes }) => probes > 0)
  const paid = costly.filter(({ reason }) => reason === undefined)
  const width = Math.max(0, ...costly.map(({ id }) => id.length))
  const priceWidth = Math.max(0, ...costly.map(({ price }) => amountText(price).length))
  return [
    `    free   ${numbered(free.length, 'case')}${
      probing.length > 0
        ? `; ${probing.length} of them send calls that have to be refused, and nothing costly is called after the first that is not`
        : ''
    }`,
    ...costly.map(
      ({ cost, id, price, reason }) =>
        `    ${cost.padEnd(6)} ${id.padEnd(width)}  ${amountText(price).padEnd(priceWidth)}  ${
          reason === undefined ? 'runs' : `does not run: ${reason.replace(/:.*/s, '')}`
        }`,
    ),
    ...(chosen > items.length
      ? [`    ${numbered(chosen - items.length, 'case')} cannot be verified there at any price`]
      : []),
    `    together ${amountText(totalOf(costly))}; this run: ${amountText(totalOf(paid))}`,
  ]
}

/** The `--spend` that would let every case run that can. */
export function fullSpend(items: readonly BillItem[]): string {
  const providers = [...new Set(items.map(({ provider }) => provider))]
  return providers
    .flatMap((provider) => {
      const { calls, credits } = totalOf(items.filter((item) => item.provider === provider))
      if (calls === 0) return []
      return [credits > 0 ? `${provider}=${credits}credits` : `${provider}=${calls}calls`]
    })
    .join(',')
}
