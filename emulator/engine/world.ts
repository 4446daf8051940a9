import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { type Agenda, createAgenda, type Fired } from './agenda.ts'
import { type Root, rootOf } from './chance.ts'
import { type Clock, type ClockMode, createClock, wall as realWall, type Wall } from './clock.ts'
import { createFates, type Fates } from './fates.ts'
import { createFragments, type Fragments } from './fragments.ts'
import { createJournal, type Journal, type JournalOptions } from './journal.ts'
import { createOutbound, type Outbound } from './outbound/outbound.ts'
import type { Progress } from './plan.ts'
import { createMemoryStore } from './store/memory.ts'
import type { Collections, Document, Store } from './store/store.ts'
import type { Task } from './task.ts'
import type { Letter } from './webhooks/letter.ts'
import { createOutbox, type WebhookOptions, type Webhooks } from './webhooks/outbox.ts'

/** Something an account owns that is no task: an upload, a link. Plain JSON beside the id. */
export interface Thing extends Document {
  readonly provider: string
  readonly account: string
  readonly bornAt: number
  readonly detail: Readonly<Record<string, unknown>>
}

/** What a world remembers. */
export type Kept = { readonly tasks: Task; readonly things: Thing }

/** What every world of a backlot begins with. */
export interface WorldOptions {
  readonly seed: string
  readonly mode: ClockMode
  /** Unix milliseconds; by default now, or for a frozen clock the first moment of 2026. */
  readonly start?: number | undefined
  readonly progress: Progress
  /** Share of tasks that fail without being asked to, from 0 to 1. */
  readonly failureRate: number
  readonly journal: JournalOptions
  /** How tasks of all APIs are filed. */
  readonly collections: Collections<Kept>
  /** How webhooks are sent, where that differs from {@link usualWebhooks}. */
  readonly webhooks?: Partial<WebhookOptions>
  /** The way webhooks take; to this machine only unless given. */
  readonly outbound?: Outbound
  /** What a task, as it now is, has sent and when. */
  readonly letters?: (task: Task, world: World) => readonly Letter[]
  readonly wall?: Wall
  /** Puts another store in the place of its own. */
  readonly store?: ((real: Store<Kept>) => Store<Kept>) | undefined
}

/** One attempt and four more within some minutes. */
export const usualWebhooks: WebhookOptions = {
  timeoutMs: 10_000,
  attempts: 5,
  backoff: { firstMs: 5_000, factor: 3, ceilingMs: 3_600_000, jitter: 0.2 },
  delayMs: 300_000,
  entries: 1000,
}

/** What one account does with one operation: keys the chance of its calls and of its tasks. */
export interface Line {
  readonly calls: Root
  readonly tasks: Root
  /** Calls that have come in. */
  count: number
}

/** The line of an account and an operation in a world. */
export function lineOf(world: World, provider: string, account: string, operation: string): Line {
  const key = `${provider}/${account}/${operation}`
  const known = world.lines.get(key)
  if (known) return known
  const calls = rootOf(world.seed, world.name, provider, account, operation)
  const tasks = rootOf(world.seed, world.name, provider, account, operation, 'tasks')
  const line = { calls, tasks, count: 0 }
  world.lines.set(key, line)
  return line
}

/** An isolated universe: nothing in it is seen from another. */
export interface World {
  readonly name: string
  readonly seed: string
  readonly clock: Clock
  readonly agenda: Agenda
  readonly store: Store<Kept>
  readonly journal: Journal
  readonly fates: Fates
  readonly webhooks: Webhooks
  /** How its tasks move; may be changed for tasks yet to be born. */
  progress: Progress
  failureRate: number
  /** What has been taken from apps, by provider and app: only what is denied stands there. */
  readonly denied: Map<string, ReadonlySet<string>>
  /** Quota rules that were set for this world, by provider and operation. */
  readonly rules: Map<string, QuotaRule>
  /** Answers that never change any more, serialised. */
  readonly fragments: Fragments
  /** Who has called what, how often: keys the chance of each call. */
  readonly lines: Map<string, Line>
  /** Internal errors that happened while it was in use, newest last. */
  readonly failures: unknown[]
  /** Lets virtual time pass and waits until all that fell due has settled. Concurrent calls queue. */
  advance(target: AdvanceTarget): Promise<Fired[]>
  close(): void
}

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

/** Characters of serialised answers that a world keeps. */
const fragmentBudget = 16 * 1024 * 1024

/** A world in which nothing has happened yet. */
export function createWorld(name: string, options: WorldOptions): World {
  const wall = options.wall ?? realWall
  const clock = createClock({
    mode: options.mode,
    wall,
    ...(options.start !== undefined && { start: options.start }),
  })
  const failures: unknown[] = []
  const agenda = createAgenda(clock, (error) => failures.push(error), wall)
  const memory = createMemoryStore<Kept>(options.collections)
  const store = options.store?.(memory) ?? memory
  const fates = createFates()
  const webhooks = createOutbox(
    {
      seed: options.seed,
      world: name,
      clock,
      agenda,
      fates,
      wall,
      outbound:
        options.outbound ?? createOutbound({ policy: { allowPublic: false, allowHosts: [] } }),
      onFailure: (error) => failures.push(error),
      lettersOf: (task) => options.letters?.(task, world) ?? [],
    },
    { ...usualWebhooks, ...options.webhooks },
  )
  let queue: Promise<unknown> = Promise.resolve()

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
    const { document, milestone: passed } = reached
    return { at: passed.at, kind: passed.kind, id: document.id, ...passed.detail }
  }

  const passTo = async (moment: number): Promise<Fired[]> => {
    const fired: Fired[] = []
    for (let one = await keepOne(moment); one; one = await keepOne(moment)) fired.push(one)
    clock.moveTo(moment)
    return fired
  }

  const destination = async (target: AdvanceTarget): Promise<number> => {
    const now = clock.now()
    if ('by' in target) return now + target.by
    if ('to' in target) {
      if (target.to >= now) return target.to
      throw new AdvanceError('the clock never goes back; reset the world to begin again')
    }
    if ('next' in target) return (await nextAt()) ?? now
    const [task] = await store.find('tasks', target.until)
    if (!task) throw new AdvanceError(`there is no task ${target.until}`)
    const end = task.plan.at[task.plan.states.length - 1]
    if (end !== undefined) return Math.max(now, end)
    throw new AdvanceError(
      `task ${target.until} never ends by itself: step, finish or fail it instead`,
    )
  }

  const advance = (target: AdvanceTarget): Promise<Fired[]> => {
    const turn = queue.then(async () => {
      // From here on things happen one after the other; what has begun by itself comes to its end first.
      agenda.pause()
      await agenda.settled()
      // What has come by itself since the last look is no news of this advance.
      while (((await store.nextMilestone()) ?? Infinity) <= clock.now())
        await store.reach(clock.now())
      return passTo(await destination(target))
    })
    const ended = turn.finally(agenda.resume)
    queue = ended.catch(() => undefined)
    return ended
  }

  const world: World = {
    name,
    seed: options.seed,
    clock,
    agenda,
    store,
    journal: createJournal(options.journal),
    fates,
    webhooks,
    progress: options.progress,
    failureRate: options.failureRate,
    denied: new Map(),
    rules: new Map(),
    fragments: createFragments(fragmentBudget),
    lines: new Map(),
    failures,
    advance,
    close() {
      agenda.close()
      webhooks.close()
    },
  }
  return world
}
