import type { Exchange, ReceivedResponse, SentRequest } from '../../client/exchange.ts'
import type { Verdict } from './criterion.ts'
import type { Fields } from './evaluation.ts'
import type { Position } from './problem.ts'

/** How a play went. Durations are milliseconds, of the world's clock and of the real one. */
export type Report = {
  readonly name: string
  readonly title: string
  readonly file: string
  readonly world: string
  readonly passed: boolean
  /** Why it failed, where no step has failed. */
  readonly why?: string | undefined
  readonly steps: readonly StepReport[]
  /** Outputs of each workflow that came to its end. */
  readonly outputs: Readonly<Record<string, Fields>>
  readonly virtualMs: number
  readonly realMs: number
}

/** One visit to a step, with all its tries. */
export type StepReport = {
  readonly workflow: string
  readonly step: string
  readonly title: string
  /** How many workflows it stands in, beyond the first. */
  readonly depth: number
  /** `handled`: it failed, and the scenario knew how to go on. */
  readonly outcome: 'passed' | 'failed' | 'handled'
  readonly attempts: number
  /** From the beginning of the play. */
  readonly virtualStartMs: number
  readonly virtualMs: number
  readonly realStartMs: number
  readonly realMs: number
  /** What travelled, credentials blotted out, in the order in which it did. */
  readonly exchanges: readonly TimedExchange[]
  readonly at: Position
  /** Where the play went from here, if not to the next step. */
  readonly next?: string | undefined
  /** Of the last try. */
  readonly failure?: Failure | undefined
}

/** An exchange, and when it was made from the beginning of the play. */
export type TimedExchange = Exchange & { readonly realStartMs: number; readonly realMs: number }

export type Failure = {
  /** In one sentence. */
  readonly why: string
  /** The criteria that made it fail, with the values they saw. */
  readonly criteria: readonly Verdict[]
  /** As it travelled, credentials blotted out. */
  readonly request?: SentRequest | undefined
  readonly response?: Omit<ReceivedResponse, 'json'> | undefined
  /** Why the backlot refused the call, by its journal. */
  readonly reason?: string | undefined
}
