import type { Bench } from '../../../contracts/kit/bench.ts'
import type { Case } from '../../../contracts/kit/case.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Amount } from '../spend.ts'
import type { Ledger } from './ledger.ts'
import type { Price } from './price.ts'

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
  /** What a case costs there; undefined where that is nothing, or where it is not known. */
  priceOf(chosen: Chosen): Price | undefined
}

/** A place where calls may cost something. */
export interface PaidDesk {
  readonly provider: string
  readonly base: string
  /** Name of the variable that leads there instead of to the vendor's own host. */
  readonly divertedBy?: string | undefined
  /** Names of the credentials that are missing. */
  readonly missing: readonly string[]
  /** What may be spent; undefined for nothing. */
  readonly budget?: Amount | undefined
}

/** Whatever the cases are held against. */
export interface Target {
  /** As a report names it. */
  readonly name: string
  /** Whether each case has a world of its own, with a clock that can be moved. */
  readonly arranges: boolean
  /** Set where what is called may cost something: what has been spent, and what came of it. */
  readonly ledger?: Ledger
  /** Where each API is called that may cost something, in the order of the catalogue. */
  readonly desks?: readonly PaidDesk[]
  /** Whether it is the real API, so that an assumption of ours can be refuted by it. */
  readonly live: boolean
  plan(cases: readonly Chosen[]): Promise<Plan>
  /** Prepares for one case, and waits as long as that takes. @throws Unreachable */
  open(contract: Contract, held?: Case): Promise<Stage>
  /** Whether it answers at all. */
  answers(): Promise<boolean>
  /** Texts that no report may show. */
  readonly secrets: readonly string[]
  close(): Promise<void>
}
