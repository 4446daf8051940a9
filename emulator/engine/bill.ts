import type { Lifecycle } from '../../contracts/kit/lifecycle.ts'
import type { Step } from './credits.ts'
import { endOf, type Plan } from './plan.ts'
import type { Bill, Task } from './task.ts'
import type { World } from './world.ts'

/** What becomes of a bill by a plan. */
export function stepsOf(bill: Bill, plan: Plan, lifecycle: Lifecycle): readonly Step[] {
  const steps: Step[] = []
  const last = plan.states.length - 1
  const fails = plan.states[last] === lifecycle.failure
  const end = endOf(plan)
  const charged = plan.at[bill.stage]
  const isFree = fails && bill.evenIfFailed === undefined
  if (charged !== undefined && !(isFree && bill.stage >= last))
    steps.push({ at: charged, turn: 'charge' })
  if (end === undefined) return steps
  if (!isFree) return [...steps, { at: end, turn: 'charge' }, { at: end, turn: 'close' }]
  return [...steps, { at: end, turn: 'refund' }, { at: end, turn: 'release' }]
}

/** Name of an account's ledger. */
export const ledgerOf = (provider: string, account: string): string => `${provider}/${account}`

/** Tells the ledger what is to become of a task's bills, after its plan was drawn or changed. */
export async function settleBills(world: World, task: Task, lifecycle: Lifecycle): Promise<void> {
  const ledger = ledgerOf(task.provider, task.account)
  for (const bill of task.bills ?? [])
    await world.store.schedule(
      ledger,
      bill.id,
      stepsOf(bill, task.plan, lifecycle),
      world.clock.now(),
    )
}
