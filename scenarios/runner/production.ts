import type { Context, Fields } from './evaluation.ts'
import { contextOf } from './evaluation.ts'
import type { Program } from './program.ts'
import type { StepReport } from './report.ts'
import type { Workflow } from './scenario.ts'
import type { Stage, Venue } from './venue.ts'

/** One play under way: where it happens, what has happened. */
export type Production = {
  readonly stage: Stage
  readonly venue: Venue
  /** When it began, by the clock it lives by and by the real one, in milliseconds. */
  readonly begun: { readonly virtual: number; readonly real: number }
  /** Inputs given from outside, and those that are there for whoever declares them. */
  readonly given: Fields
  readonly offered: Fields
  /** Visits to steps that are left before the play is taken for an endless one. */
  visitsLeft: number
  /** Workflows that have been played. */
  readonly finished: Map<Workflow, Ending>
  /** Told of each step as it is done. */
  note(step: StepReport): void
}

/** How a workflow ended. */
export type Ending = {
  readonly passed: boolean
  readonly inputs: Fields
  readonly outputs: Fields
  /** Why it failed, where none of its steps tells. */
  readonly why?: string | undefined
}

/** A workflow being played. */
export type Scene = {
  readonly production: Production
  readonly program: Program
  readonly workflow: Workflow
  readonly inputs: Fields
  readonly steps: Record<string, { readonly outputs: Fields }>
  readonly depth: number
}

/** What expressions see in a scene between two steps. */
export function contextIn({ production, program, inputs, steps }: Scene): Context {
  const { scenario, sourceDescriptions } = program
  const workflows = scenario.workflows.flatMap((workflow) => {
    const ending = production.finished.get(workflow)
    return ending === undefined ? [] : [[workflow.id, ending] as const]
  })
  return contextOf({
    inputs,
    steps,
    workflows: Object.fromEntries(workflows),
    sourceDescriptions,
    components: scenario.components,
  })
}
