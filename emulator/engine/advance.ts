import { inspect } from 'node:util'
import type { Agenda, Fired } from './agenda.ts'
import { breath, type Clock } from './clock.ts'
import type { Events } from './events/events.ts'
import { endOf } from './plan.ts'
import type { Store } from './store/store.ts'
import type { Task } from './task.ts'
import type { Turns } from './turns.ts'

export type AdvanceTarget =
  | { readonly by: number }
  | { readonly to: number }
  | { readonly next: true }
  /** Until the task with this id has ended. */
  | { readonly until: string }

/** A target that cannot be reached; the clock has not moved. */
export class AdvanceError extends Error {
  override readonly name = 'AdvanceError'
}

/** The world whose time is moved. */
interface Ground {
  readonly clock: Clock
  readonly agenda: Agenda
  readonly store: Pick<Store<{ readonly tasks: Task }>, 'find' | 'nextMilestone' | 'reach'>
  readonly events: Pick<Events, 'hold' | 'passed' | 'release'>
  readonly turns: Turns
}

/** Things that happen before others may go on: callers are answered, and those who follow events keep up. */
const atOnce = 128

/** What time is to pass; callers without types may give anything. @throws AdvanceError */
function spanOf(by: number): number {
  if (Number.isFinite(by) && by >= 0) return by
  throw new AdvanceError(`by is a number of milliseconds, 0 or more; ${inspect(by)} is none`)
}

/** The way to let virtual time pass until all that fell due has settled. Concurrent calls queue. */
export function createAdvance({
  clock,
  agenda,
  store,
  events,
  turns,
}: Ground): (target: AdvanceTarget) => Promise<Fired[]> {
  const nextAt = async (): Promise<number | undefined> => {
    const moments = [await store.nextMilestone(), agenda.nextAt()].filter(
      (at): at is number => at !== undefined && Number.isFinite(at),
    )
    return moments.length > 0 ? Math.min(...moments) : undefined
  }

  /** Keeps the earliest of what is due by a moment: milestones before appointments at the same one. */
  const keepOne = async (moment: number): Promise<Fired | undefined> => {
    const milestone = await store.nextMilestone()
    const appointment = agenda.nextAt()
    const at = Math.min(milestone ?? Infinity, appointment ?? Infinity)
    if (at > moment) return undefined
    clock.moveTo(at)
    if (milestone === undefined || milestone > at) return agenda.keep(at)
    const reached = await store.reach(at)
    if (!reached) return undefined
    events.passed(reached)
    const { document, milestone: passed } = reached
    return { at: passed.at, kind: passed.kind, id: document.id, ...passed.detail }
  }

  const passTo = async (moment: number): Promise<Fired[]> => {
    const fired: Fired[] = []
    for (let one = await keepOne(moment); one; one = await keepOne(moment)) {
      fired.push(one)
      if (fired.length % atOnce === 0) await breath()
    }
    clock.moveTo(moment)
    return fired
  }

  const destination = async (target: AdvanceTarget): Promise<number> => {
    const now = clock.now()
    if ('by' in target) return now + spanOf(target.by)
    if ('to' in target) {
      if (!Number.isFinite(target.to))
        throw new AdvanceError(`to is a moment in milliseconds; ${inspect(target.to)} is none`)
      if (target.to >= now) return target.to
      throw new AdvanceError('the clock never goes back; reset the world to begin again')
    }
    if ('next' in target) return (await nextAt()) ?? now
    const [task] = await store.find('tasks', target.until)
    if (!task) throw new AdvanceError(`there is no task ${target.until}`)
    const end = endOf(task.plan)
    if (end !== undefined) return Math.max(now, end)
    throw new AdvanceError(
      `task ${target.until} never ends by itself: step, finish or fail it instead`,
    )
  }

  return function advance(target) {
    return turns.take(async () => {
      try {
        // From here on things happen one after the other; what has begun by itself comes to its end first.
        agenda.pause()
        await agenda.settled()
        // What has come by itself since the last look is no news of this advance.
        await events.hold()
        return await passTo(await destination(target))
      } finally {
        agenda.resume()
        events.release()
      }
    })
  }
}
