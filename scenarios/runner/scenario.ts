import type { Criterion } from './criterion.ts'
import type { Fields } from './evaluation.ts'
import type { Body } from './payload.ts'
import type { Position } from './problem.ts'
import type { Template } from './template.ts'

/** A scenario ready to be played: references resolved, expressions parsed, places remembered. */
export type Scenario = {
  readonly file: string
  readonly info: {
    readonly title: string
    readonly summary?: string | undefined
    readonly description?: string | undefined
    readonly version: string
  }
  readonly sources: readonly Source[]
  readonly workflows: readonly Workflow[]
  /** The components as written, for `$components` expressions. */
  readonly components: Fields
  /** Words by which it is found. */
  readonly tags: readonly string[]
  /** Why other runners cannot play it; undefined where they can. */
  readonly unportable: string | undefined
  readonly extensions: Extensions
}

/** A described API; `url` is as written, relative to the scenario file. */
export type Source = {
  readonly name: string
  readonly url: string
  readonly type: 'openapi' | 'arazzo'
  readonly extensions: Extensions
  readonly at: Position
}

export type Workflow = {
  readonly id: string
  readonly summary?: string | undefined
  readonly description?: string | undefined
  /** A JSON Schema 2020-12 whose references into the components are replaced by what they mean. */
  readonly inputs: Fields | undefined
  readonly dependsOn: readonly WorkflowTarget[]
  readonly steps: readonly Step[]
  readonly outputs: Outputs
  readonly extensions: Extensions
  readonly at: Position
}

/** One step; what its workflow gives to all steps is already merged in, the step's own first. */
export type Step = {
  readonly id: string
  readonly description?: string | undefined
  readonly call: Call
  readonly parameters: readonly Parameter[]
  readonly body: Body | undefined
  readonly criteria: readonly PlacedCriterion[]
  readonly onSuccess: readonly Action[]
  readonly onFailure: readonly Action[]
  readonly outputs: Outputs
  /** As soon as one of these holds, the step has failed and is not tried again. */
  readonly failFast: readonly PlacedCriterion[]
  readonly never: Never | undefined
  readonly webhook: AwaitedWebhook | undefined
  readonly cost: Cost | undefined
  readonly extensions: Extensions
  readonly at: Position
}

/** What must not happen after a step, while it is looked at again and again. */
export type Never = {
  readonly forMs: number
  /** Between two looks. */
  readonly everyMs: number
  /** None of these may hold. */
  readonly criteria: readonly PlacedCriterion[]
}

/** A webhook that a step waits for. */
export type AwaitedWebhook = {
  readonly provider: string | undefined
  readonly event: string | undefined
  readonly task: Template | undefined
  readonly withinMs: number
  readonly delivered: boolean
  readonly criteria: readonly PlacedCriterion[]
  readonly outputs: Outputs
}

/** What a call costs on the real API. */
export type Cost = { readonly amount: number; readonly unit: string }

/** What a step calls: an operation by id or by path, or another workflow. */
export type Call =
  | { readonly kind: 'operation'; readonly source: string; readonly operationId: string }
  | {
      readonly kind: 'path'
      readonly source: string
      readonly path: string
      /** Lower case, as in OpenAPI. */
      readonly method: string
    }
  | WorkflowTarget

/** A workflow of this file, or of another Arazzo file when `source` names one. */
export type WorkflowTarget = {
  readonly kind: 'workflow'
  readonly source: string | undefined
  readonly workflowId: string
}

export type StepTarget = { readonly kind: 'step'; readonly stepId: string }
export type Target = StepTarget | WorkflowTarget

/** A parameter of an operation, or, without `in`, an input of a workflow. */
export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie' | undefined
  readonly value: Template
  readonly at: Position
}

/** What happens after a step; `criteria` must all pass, and the first action that applies is taken. */
export type Action = {
  readonly name: string
  readonly criteria: readonly PlacedCriterion[]
  readonly extensions: Extensions
  readonly at: Position
} & (
  | { readonly type: 'end' }
  | { readonly type: 'goto'; readonly target: Target }
  | {
      readonly type: 'retry'
      /** Seconds; a Retry-After header of the response goes before. */
      readonly retryAfter: number | undefined
      /** How many more attempts; 1 when the file does not say. */
      readonly retryLimit: number
      /** What is run before the next attempt. */
      readonly target: Target | undefined
    }
)

export type PlacedCriterion = Criterion & { readonly at: Position }
export type Outputs = Readonly<Record<string, Template>>

/** The `x-` fields of an object, with where each one's value stands. */
export type Extensions = Readonly<
  Record<string, { readonly value: unknown; readonly at: Position }>
>
