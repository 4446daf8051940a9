import type { Lifecycle } from '../../contracts/kit/lifecycle.ts'
import type { Chance } from './chance.ts'

/** What moves a task on: time, being looked at, or a hand. */
export type Progress = 'time' | 'polls' | 'manual'

/**
 * The future of a task, drawn at its birth. `at[i]` is the moment at which `states[i]` begins; states
 * beyond the end of `at` have no moment yet. Values never change; a new plan takes the place of an old one.
 */
export interface Plan {
  readonly states: readonly string[]
  readonly at: readonly number[]
  /** Reads that bring on each state, where being looked at is what moves the task. */
  readonly reads?: readonly number[]
  /** Index of the state in which the lifecycle was entered last; 0 where it was entered once. */
  readonly since?: number
}

/** How long tasks take: a lognormal draw around a median, never above a ceiling. All in milliseconds. */
export interface Latency {
  readonly medianMs: number
  /** Standard deviation of the logarithm; 0 for always the median. */
  readonly spread: number
  readonly ceilingMs: number
}

/** What can be asked to happen to a task, whatever API it belongs to. */
export const taskFates = {
  succeed: 'The task succeeds.',
  fail: 'The task ends in its failure state.',
  slow: 'The task takes ten times as long, and may pass the usual ceiling.',
  stuck: 'The task starts work and never ends.',
} as const
export type TaskFate = keyof typeof taskFates

export const isTaskFate = (name: string): name is TaskFate => Object.hasOwn(taskFates, name)

export interface PlanInput {
  readonly lifecycle: Lifecycle
  readonly progress: Progress
  readonly latency: Latency
  readonly fate: TaskFate
  /** Whether it fails unless its fate is to succeed; how long it takes is the fate's to say. */
  readonly isDoomed?: boolean | undefined
  readonly now: number
  /** Tasks of the same app that are at work already; each lengthens the wait. */
  readonly load: number
  /** Moments are rounded up to multiples of this many milliseconds. */
  readonly tickMs?: number | undefined
  readonly chance: Chance
}

/** Each further task at work at the same time lengthens the rest by this share. */
const slowdownPerTask = 0.08
const slowFactor = 10
/** Of the whole time, what each state takes before the one that the task ends from: at least, and at most more. */
const leastShare = 0.05
const shareSpread = 0.15

/** Draws a task's future. The number of draws does not depend on the input, so that fates change nothing else. */
export function drawPlan(input: PlanInput): Plan {
  const { lifecycle, progress, fate, isDoomed = false, now, chance } = input
  const total = durationOf(input)
  const shares: number[] = []
  for (let index = 2; index < lifecycle.path.length; index += 1)
    shares.push(leastShare + shareSpread * chance.unit())
  const fails = fate === 'fail' || (isDoomed && fate !== 'succeed')
  const states = statesOf(lifecycle)[fails ? 'failed' : 'succeeded']
  if (progress === 'manual') return { states, at: [now] }
  if (progress === 'polls') {
    const pace = fate === 'slow' ? slowFactor : 1
    const reads = states.map((_, index) => (index === 0 ? 0 : 1 + index * pace))
    return { states, at: [now], reads: fate === 'stuck' ? reads.slice(0, -1) : reads }
  }
  const tick = input.tickMs ?? 1
  const moments = [now]
  let passed = 0
  for (const share of shares) {
    passed += share
    moments.push(roundUp(now + Math.max(1, total * passed), tick))
  }
  if (fate !== 'stuck') moments.push(roundUp(now + Math.max(states.length, total), tick))
  // A copy has no room to grow: a million tasks would keep a hundred bytes each for nothing.
  return { states, at: moments.slice() }
}

const sharedStates = new WeakMap<Lifecycle, Record<'succeeded' | 'failed', readonly string[]>>()

/** The states of tasks that succeed and of those that fail; every task of a lifecycle shares them. */
function statesOf(lifecycle: Lifecycle): Record<'succeeded' | 'failed', readonly string[]> {
  const known = sharedStates.get(lifecycle) ?? {
    succeeded: lifecycle.path,
    failed: [...lifecycle.path.slice(0, -1), lifecycle.failure],
  }
  sharedStates.set(lifecycle, known)
  return known
}

function durationOf({ latency, load, fate, chance }: PlanInput): number {
  const drawn = latency.medianMs * Math.exp(latency.spread * chance.normal())
  const loaded = Math.min(latency.ceilingMs, drawn * (1 + slowdownPerTask * load))
  return Math.round(fate === 'slow' ? loaded * slowFactor : loaded)
}

const roundUp = (moment: number, tick: number): number => Math.ceil(moment / tick) * tick

/** Which of its states a plan has reached by a moment, as an index. */
export function stageAt(plan: Plan, now: number): number {
  let index = plan.at.length - 1
  while (index > 0 && (plan.at[index] ?? 0) > now) index -= 1
  return Math.max(0, index)
}

/** The state a plan is in at a moment. */
export const statusAt = (plan: Plan, now: number): string => plan.states[stageAt(plan, now)] ?? ''

/** The moment at which a plan reaches its last state; undefined when it has none yet. */
export const endOf = (plan: Plan): number | undefined => plan.at[plan.states.length - 1]

/** Whether a plan has reached its last state by a moment. */
export const hasEnded = (plan: Plan, now: number): boolean => (endOf(plan) ?? Infinity) <= now

/** The plan after one more read, where reads are what moves it. */
export function lookedAt(plan: Plan, reads: number, now: number): Plan {
  if (!plan.reads || plan.at.length >= plan.states.length) return plan
  const due = plan.reads[plan.at.length]
  return due !== undefined && reads >= due ? { ...plan, at: [...plan.at, now] } : plan
}

/** The plan with its next state entered now; what was to follow keeps its distance. */
export function stepped(plan: Plan, now: number): Plan {
  const next = stageAt(plan, now) + 1
  const planned = plan.at[next]
  const entered = plan.at.slice(0, next)
  const rest = planned === undefined ? [] : plan.at.slice(next + 1).map((at) => at - planned + now)
  return { ...plan, at: [...entered, now, ...rest] }
}

/** The plan brought to success, or to failure, now. */
export function concluded(
  plan: Plan,
  lifecycle: Lifecycle,
  how: 'finish' | 'fail',
  now: number,
): Plan {
  const stage = stageAt(plan, now)
  const entered = plan.at.slice(0, stage + 1)
  const since = plan.since === undefined ? {} : { since: plan.since }
  if (how === 'fail')
    return {
      ...since,
      states: [...plan.states.slice(0, stage + 1), lifecycle.failure],
      at: [...entered, now],
    }
  const rest = lifecycle.path.slice(stage - (plan.since ?? 0) + 1)
  return {
    ...since,
    states: [...plan.states.slice(0, stage + 1), ...rest],
    at: [...entered, ...rest.map(() => now)],
  }
}

/** A plan that has ended, and goes on by another one, drawn now; `reads` is how often its task was read. */
export function continued(plan: Plan, next: Plan, reads: number): Plan {
  const { at, states } = plan
  return {
    states: [...states, ...next.states],
    at: [...at, ...next.at],
    since: states.length,
    ...(next.reads && {
      reads: [...states.map(() => 0), ...next.reads.map((count) => count + reads)],
    }),
  }
}

/** The plan stopped where it is: nothing more happens until a hand moves it. */
export function held(plan: Plan, now: number): Plan {
  return {
    states: plan.states,
    at: plan.at.slice(0, stageAt(plan, now) + 1),
    ...(plan.since !== undefined && { since: plan.since }),
  }
}
