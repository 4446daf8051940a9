import type { ApiOperation } from './api.ts'
import type { Cost, Step } from './scenario.ts'

/** What a call costs: as its step says, nothing where the API's document calls it free, else nobody knows. */
export function costOf(step: Step, operation: ApiOperation): Cost | undefined {
  if (step.cost !== undefined) return step.cost
  return operation.cost === 'free' ? { amount: 0, unit: 'credits' } : undefined
}

/** What may be spent at each API, in the API's own unit. */
export type Allowance = {
  /** Where nothing else is said of an API. */
  readonly each: number
  readonly at: Readonly<Record<string, number>>
}

/** What is left of an allowance while calls are paid from it. */
export type Purse = {
  /** Takes an amount. @returns why it cannot be had, and then takes nothing */
  take(provider: string, cost: Cost): string | undefined
  /** What has been spent, by API. */
  readonly spent: ReadonlyMap<string, number>
}

export function createPurse(allowance: Allowance): Purse {
  const spent = new Map<string, number>()
  return {
    spent,
    take(provider, { amount, unit }) {
      const before = spent.get(provider) ?? 0
      const allowed = allowanceAt(allowance, provider)
      if (before + amount > allowed) {
        const left = Math.max(0, allowed - before)
        return `it costs ${amount} ${unit} at ${provider}, and ${left} of ${allowed} may still be spent`
      }
      spent.set(provider, before + amount)
      return undefined
    },
  }
}

export const allowanceAt = ({ each, at }: Allowance, provider: string): number =>
  Object.hasOwn(at, provider) ? (at[provider] ?? each) : each
