import type { Contract } from '../../../../contracts/kit/contract.ts'
import { type Lifecycle, successState } from '../../../../contracts/kit/lifecycle.ts'
import type { Task } from '../../../engine/task.ts'

/** What a state means to somebody who knows no API: each API has its own names for these. */
export const phases = ['queued', 'working', 'done', 'failed'] as const
export type Phase = (typeof phases)[number]

export const isPhase = (text: string): text is Phase => phases.some((phase) => phase === text)

/** What a state of a task means. A task that went on has states of several lifecycles behind it. */
export function phaseOf({ lifecycles }: Contract, task: Task, state: string): Phase {
  const own = lifecycles[task.lifecycle]
  const all = own ? [own, ...Object.values(lifecycles)] : Object.values(lifecycles)
  const lifecycle = all.find(({ path, failure }) => path.includes(state) || failure === state)
  return lifecycle ? phaseIn(lifecycle, state) : 'working'
}

function phaseIn(lifecycle: Lifecycle, state: string): Phase {
  if (state === lifecycle.failure) return 'failed'
  if (state === successState(lifecycle)) return 'done'
  // Where nothing stands between the first state and success, the work is done in the first.
  return state === lifecycle.path[0] && lifecycle.path.length > 2 ? 'queued' : 'working'
}
