import type { Bench } from '../../../contracts/kit/bench.ts'
import type { Case } from '../../../contracts/kit/case.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'

/** A case, and the API that it belongs to. */
export interface Chosen {
  readonly contract: Contract
  readonly held: Case
}

/** What one case works on. */
export interface Stage {
  readonly bench: Bench
  /** Name of the world that was opened for it, if one was. */
  readonly world?: string
  /** Puts away what was opened for the case. */
  leave(): Promise<void>
}

/** How a target goes through some cases. */
export interface Plan {
  /** All of them, in the order that takes the least waiting. */
  readonly order: readonly Chosen[]
  /** About how long will be waited in real time, in milliseconds. */
  readonly waitMs: number
  /** Why a case cannot be verified on this target, where that is known beforehand. */
  reasonAgainst(chosen: Chosen): string | undefined
}

/** Whatever the cases are held against. */
export interface Target {
  /** As a report names it. */
  readonly name: string
  /** Whether each case has a world of its own, with a clock that can be moved. */
  readonly arranges: boolean
  plan(cases: readonly Chosen[]): Promise<Plan>
  /** Prepares for one case, and waits as long as that takes. @throws Unreachable */
  open(contract: Contract, held?: Case): Promise<Stage>
  /** Whether it answers at all. */
  answers(): Promise<boolean>
  /** Texts that no report may show. */
  readonly secrets: readonly string[]
  close(): Promise<void>
}
