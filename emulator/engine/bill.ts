import type { Lifecycle } from '../../contracts/kit/lifecycle.ts'
import type { Course, Turn } from './credits.ts'
import { endOf, type Plan } from './plan.ts'
import { remembered } from './remembered.ts'
import type { Soon } from './store/store.ts'
import type { Bill, Task } from './task.ts'
import type { World } from './world.ts'

/** The turns that bills take; when they come is a matter of the plan. */
const courses = {
  paid: ['charge', 'close'],
  paidForEver: ['charge'],
  givenBack: ['charge', 'refund', 'release'],
  neverCharged: ['refund', 'release'],
  ended: ['close'],
  open: [],
} as const satisfies Readonly<Record<string, readonly Turn[]>>

/** What becomes of a bill by a plan. */
export function courseOf(bill: Bill, plan: Plan, lifecycle: Lifecycle): Course {
  const last = plan.states.length - 1
  const end = endOf(plan)
  const fails = plan.states[last] === lifecycle.failure
  const isFree = fails && bill.evenIfFailed === undefined
  const charged = plan.at[bill.stage] ?? (isFree ? undefined : end)
  if (charged === undefined || (isFree && bill.stage >= last)) {
    if (end === undefined) return { turns: courses.open, at: [] }
    return isFree
      ? { turns: courses.neverCharged, at: [end, end] }
      : { turns: courses.ended, at: [end] }
  }
  if (end === undefined) return { turns: courses.paidForEver, at: [charged] }
  return isFree
    ? { turns: courses.givenBack, at: [charged, end, end] }
    : { turns: courses.paid, at: [charged, end] }
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
  const course = courseOf(bill, plan, lifecycle)
  return store.schedule(ledgerOf(provider, account), bill.id, course, clock.now())
}
