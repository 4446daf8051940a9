import { whyNotLive } from './live-control.ts'
import type { Problem } from './problem.ts'
import type { Program } from './program.ts'
import { operationOf } from './program.ts'
import { costOf } from './purse.ts'
import type { Cost } from './scenario.ts'

/** A step that calls an API, and what that costs. */
export type BillLine = { readonly provider: string; readonly step: string; readonly cost: Cost }

/** What a play on the real APIs comes to when every step is played once, and why it cannot be played there. */
export type Bill = {
  /** The APIs that are called. */
  readonly providers: readonly string[]
  readonly lines: readonly BillLine[]
  readonly problems: readonly Problem[]
}

/** Looks through every step of a program before any of them is played. */
export function billOf(program: Program): Bill {
  const providers = new Set<string>()
  const lines: BillLine[] = []
  const problems: Problem[] = []
  for (const part of [program, ...program.others.values()]) {
    for (const step of part.scenario.workflows.flatMap(({ steps }) => steps)) {
      const report = (why: string) =>
        problems.push({ ...step.at, message: `step "${step.id}": ${why}` })
      if (step.webhook !== undefined)
        report('nobody hears webhooks there; look at the task instead')
      if (step.call.kind === 'workflow') continue
      const { provider, operation } = operationOf(part, step.call)
      if (provider === 'backlot') {
        const why = whyNotLive(operation.id, step)
        if (why !== undefined) report(why)
        continue
      }
      providers.add(provider)
      const cost = costOf(step, operation)
      if (cost === undefined) report(`${operation.id} costs something; say what in x-backlot-cost`)
      else if (cost.amount > 0) lines.push({ provider, step: step.id, cost })
    }
  }
  return { providers: [...providers], lines, problems }
}
