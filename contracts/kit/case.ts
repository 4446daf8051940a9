import type { Bench } from './bench.ts'
import type { CostClass } from './endpoint.ts'
import type { Evidence } from './evidence.ts'

/** One thing that holds for an API wherever it runs. */
export interface Case {
  /** `<operation>/<what>` in kebab-case, unique within the API. */
  readonly id: string
  readonly operation: string
  /** A true sentence. */
  readonly title: string
  /** How we know the rule that the case holds. */
  readonly evidence: Evidence
  readonly cost: CostClass
  /** Key of the contract's rule that it holds, where it is not a schema's. */
  readonly rule?: string
  /** What it is for, where none of the deliberate defects of the emulator shows it. */
  readonly guards?: string
  run(bench: Bench): Promise<void>
}

/** What a case is beside what it does; its operation stands in front of the id's slash. */
export type CaseHead = Omit<Case, 'operation' | 'run'>

/** A case of the operation that its id begins with. */
export const caseOf = (head: CaseHead, run: Case['run']): Case => ({
  ...head,
  operation: head.id.split('/')[0] ?? head.id,
  run,
})
