import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { paceOf } from './pace.ts'
import { refusedField, refusedMissing } from './replies.ts'
import { absent, type Body, withField } from './requests.ts'

/** What a body field takes and what it does not. */
export interface FieldRule {
  /** Last part of the case's id. */
  readonly id: string
  readonly title: string
  readonly evidence: Case['evidence']
  /** Dots and indexes from the body's top. */
  readonly path: string
  /** Values that do not make the call fail; `absent` for none at all. */
  readonly accepts?: readonly unknown[]
  readonly refuses?: readonly unknown[]
  /** Where the refusal points, when not at the field itself. */
  readonly at?: string
  readonly required?: true
  /** Key of the contract's rule that it holds. */
  readonly rule?: string
}

/** One case for each rule of a body, tried on a request that spends nothing. */
export function fieldCases(
  operation: string,
  rules: readonly FieldRule[],
  base: (bench: Bench) => Body,
  accepted: (exchange: Exchange, value: unknown) => void,
  cost: Case['cost'] = 'free',
): Case[] {
  return rules.map(
    ({ id, title, evidence, path, accepts = [], refuses = [], required, at = path, rule }) =>
      caseOf(
        { id: `${operation}/${id}`, title, evidence, cost, ...(rule !== undefined && { rule }) },
        async (bench) => {
          const pace = paceOf(bench, operation)
          const ask = (value: unknown): Promise<Exchange> =>
            pace.call({ body: withField(base(bench), path, value) })
          for (const value of accepts) accepted(await ask(value), value)
          for (const value of refuses) refusedField(await ask(value), at)
          if (required) refusedMissing(await ask(absent), path)
        },
      ),
  )
}
