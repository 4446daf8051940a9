import type { Amount } from '../spend.ts'

/** What a case costs on the real API, as the emulator charges for it by the contract. */
export interface Price {
  /** Calls that are granted and cost something, each with its credits; 0 where the API counts none. */
  readonly granted: readonly { readonly operation: string; readonly credits: number }[]
  /** Calls of the same kind that are meant to be refused. They cost nothing, as long as they are. */
  readonly probes: number
}

/** A price as an amount. */
export const amountOf = ({ granted }: Price): Amount => ({
  calls: granted.length,
  credits: granted.reduce((sum, { credits }) => sum + credits, 0),
})
