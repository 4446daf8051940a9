import type { AspectRatio } from '../../contracts/creatify/choices.ts'
import { stageAt } from '../engine/plan.ts'
import type { Task } from '../engine/task.ts'
import type { JobRequest } from './request.ts'

/** Something of a job in one style and shape. */
export interface Shot {
  readonly media_job: string
  readonly visual_style: string
  readonly aspect_ratio: AspectRatio
}

/** A rendering, and the index of the plan's state in which it began. */
export interface Render extends Shot {
  readonly since: number
  /** The operation that asked for it. */
  readonly operation: string
}

/** What a job keeps beside its task. */
export type JobDetail = {
  /** `video`: rendered at once. `preview`: one preview, there at once. `previews`: a list of them. */
  readonly sort: 'video' | 'preview' | 'previews'
  /** Origin under which the caller reached us. */
  readonly origin: string
  readonly request: Readonly<JobRequest>
  readonly previews: readonly Shot[]
  readonly renders: readonly Render[]
}

/** The detail of a job. Only this API's operations make its tasks, and all of them keep this. */
export const detailOf = (task: Task): JobDetail => task.detail as unknown as JobDetail

/** A stretch of a job's plan, from entering a lifecycle to its end, as it stands at a moment. */
export interface Chapter {
  readonly state: string
  readonly isOver: boolean
  /** From 0 to 1. */
  readonly progress: number
  /** The moment of its end, if it has one. */
  readonly endsAt: number | undefined
}

/** The chapter of a plan between two of its states. */
function chapterOf({ plan }: Task, from: number, to: number, now: number): Chapter {
  const index = Math.min(Math.max(stageAt(plan, now), from), to - 1)
  const state = plan.states[index] ?? ''
  const endsAt = plan.at[to - 1]
  const isOver = endsAt !== undefined && endsAt <= now
  const start = plan.at[from] ?? now
  const share =
    endsAt === undefined
      ? (index - from) / Math.max(1, to - 1 - from)
      : (now - start) / Math.max(1, endsAt - start)
  const isGood = isOver && state !== 'failed'
  const progress = isGood ? 1 : Math.floor(Math.min(0.99, Math.max(0, share)) * 100) / 100
  return { state, isOver, progress, endsAt }
}

/** Where the chapter that begins with a state ends: before the state with this index. */
const endAfter = (task: Task, since: number): number => {
  const later = detailOf(task).renders.find((render) => render.since > since)
  return later?.since ?? task.plan.states.length
}

/** How the previews of a job stand; undefined for a job without any. */
export const previewsAt = (task: Task, now: number): Chapter | undefined =>
  detailOf(task).sort === 'video' ? undefined : chapterOf(task, 0, endAfter(task, 0) || 1, now)

/** How a rendering stands. */
export const renderAt = (task: Task, { since }: Render, now: number): Chapter =>
  chapterOf(task, since, endAfter(task, since), now)

/** Whether the previews of a job are there. */
export const hasPreviews = (task: Task, now: number): boolean =>
  previewsAt(task, now)?.state === 'previews_ready'

/** Credits charged for a job by a moment. */
export function creditsUsed(task: Task, now: number): number {
  return (task.bills ?? []).reduce((sum, { stage, amount, evenIfFailed }) => {
    const since = detailOf(task).renders.findLast((render) => render.since <= stage)?.since ?? 0
    const end = endAfter(task, since) - 1
    const ended = (task.plan.at[end] ?? Infinity) <= now
    const failed = ended && task.plan.states[end] === 'failed'
    if (failed) return evenIfFailed ? sum + amount : sum
    return (task.plan.at[stage] ?? Infinity) <= now || ended ? sum + amount : sum
  }, 0)
}
