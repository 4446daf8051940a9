import type { Lifecycle } from '../../contracts/kit/lifecycle.ts'
import type { Step } from './credits.ts'
import { endOf, type Plan } from './plan.ts'
import { remembered } from './remembered.ts'
import type { Soon } from './store/store.ts'
import type { Bill, Task } from './task.ts'
import type { World } from './world.ts'

/** What becomes of a bill by a plan. */
export function stepsOf(bill: Bill, plan: Plan, lifecycle: Lifecycle): readonly Step[] {
  const last = plan.states.length - 1
  const end = endOf(plan)
  const fails = plan.states[last] === lifecycle.failure
  const isFree = fails && bill.evenIfFailed === undefined
  const charged = plan.at[bill.stage] ?? (isFree ? undefined : end)
  const isCharged = charged !== undefined && !(isFree && bill.stage >= last)
  const steps: readonly Step[] = isCharged ? [{ at: charged, turn: 'charge' }] : []
  if (end === undefined) return steps
  if (!isFree) return steps.concat({ at: end, turn: 'close' })
  return steps.concat({ at: end, turn: 'refund' }, { at: end, turn: 'release' })
}

/** Name of an account's ledger. */
export const ledgerOf = remembered((provider, account) => `${provider}/${account}`)

/** Tells the ledger what is to become of a task's bills, after its plan was drawn or changed. */
export async function settleBills(world: World, task: Task, lifecycle: Lifecycle): Promise<void> {
  for (const bill of task.bills ?? []) {
    const told = settleBill(world, task, bill, lifecycle)
    if (told instanceof Promise) await told
  }
}

/** Tells the ledger what is to become of one of a task's bills. */
export function settleBill(
  { store, clock }: World,
  { provider, account, plan }: Task,
  bill: Bill,
  lifecycle: Lifecycle,
): Soon<void> {
  const steps = stepsOf(bill, plan, lifecycle)
  return store.schedule(ledgerOf(provider, account), bill.id, steps, clock.now())
}
