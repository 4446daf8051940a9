import type { Plan, TaskFate } from './plan.ts'

/** What a task costs its account, and when. */
export interface Bill {
  /** Id of the spending in the account's ledger. */
  readonly id: string
  readonly amount: number
  /** Index of the plan's stage whose beginning charges what was reserved; 0 for at once. */
  readonly stage: number
  /** Whether a task that fails is paid all the same. */
  readonly evenIfFailed?: true
}

/** One piece of work that an API does for an account. A value: it is replaced, never changed. */
export interface Task {
  readonly id: string
  /** Id of the API. */
  readonly provider: string
  /** The operation that created it. */
  readonly operation: string
  /** Name of its lifecycle in the contract. */
  readonly lifecycle: string
  /** What the API calls this sort of task; lists are filtered by it. */
  readonly kind: string
  readonly app: string
  readonly account: string
  readonly bornAt: number
  /** How many tasks the account had made with this operation before; keys the task's chance. */
  readonly nth: number
  readonly fate: TaskFate
  readonly plan: Plan
  /** How often it was read, where reads are what moves it. */
  readonly reads?: number
  /** For how long its media can be fetched after success, in milliseconds; absent for ever. */
  readonly mediaLifeMs?: number | undefined
  /** What it costs its account; absent where nothing. */
  readonly bills?: readonly Bill[] | undefined
  /** Whether a hand stopped it. */
  readonly held?: true
  /** A media file of the user's own that is served as its video: its path below the folder of such files. */
  readonly media?: string
  /** What its API keeps beside; plain JSON. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

/** The moment at which a task succeeds, or the one it succeeded at; undefined when it never will as planned. */
export function successOf(task: Task, failure: string): number | undefined {
  const last = task.plan.states.length - 1
  return task.plan.states[last] === failure ? undefined : task.plan.at[last]
}
