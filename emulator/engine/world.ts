import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { type AdvanceTarget, createAdvance } from './advance.ts'
import { type Agenda, createAgenda, type Fired } from './agenda.ts'
import {
  afterThisTurn,
  type Clock,
  type ClockMode,
  createClock,
  wall as realWall,
  type Wall,
} from './clock.ts'
import { createEvents, type Events } from './events/events.ts'
import { createFates, type Fates } from './fates.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { createFragments, type Fragments } from './fragments.ts'
import type { Use } from './idle.ts'
import { createJournal, type Journal, type JournalOptions } from './journal.ts'
import type { Line } from './lines.ts'
import { createOutbound, type Outbound } from './outbound/outbound.ts'
import type { Progress } from './plan.ts'
import { createRedaction } from './redaction.ts'
import type { Snapshot } from './snapshot.ts'
import type { Document } from './store/document.ts'
import { createMemoryStore } from './store/memory.ts'
import type { Collections, Store } from './store/store.ts'
import type { Task } from './task.ts'
import { createTurns } from './turns.ts'
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
  /** Whether calls that send what nobody reads are refused. */
  readonly strict?: boolean
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
  /** Tells this generation of the world from every other. */
  readonly epoch?: string
  /** Events kept while somebody follows them. */
  readonly events?: number
  /** Real milliseconds without use after which a world is dropped; never unless given. */
  readonly idleMs?: number | undefined
  /** The version of this program, for snapshots. */
  readonly writtenBy?: string
  /** Whoever has the world among others, and can put another one in its place. */
  readonly keeper?: Keeper
}

/** What a world asks of whoever has it. */
export interface Keeper {
  save(world: World): Promise<Snapshot>
  replace(world: World, snapshot: unknown): Promise<World>
}

/** One attempt and four more within some minutes. */
export const usualWebhooks: WebhookOptions = {
  timeoutMs: 10_000,
  attempts: 5,
  backoff: { firstMs: 5_000, factor: 3, ceilingMs: 3_600_000, jitter: 0.2 },
  delayMs: 300_000,
  entries: 1000,
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
  readonly faults: Faults
  readonly webhooks: Webhooks
  readonly events: Events
  /** How its tasks move; may be changed for tasks yet to be born. */
  progress: Progress
  failureRate: number
  /** Whether calls that send what nobody reads are refused. */
  strict: boolean
  /** What has been taken from apps, by provider and app: only what is denied stands there. */
  readonly denied: Map<string, ReadonlySet<string>>
  /** Quota rules that were set for this world, by provider and operation. */
  readonly rules: Map<string, QuotaRule>
  /** Answers that never change any more, serialised. */
  readonly fragments: Fragments
  /** Who has called what, how often: keys the chance of each call. */
  readonly lines: Map<string, Line>
  /** Who uses it, and since when nobody has. */
  readonly use: Use
  /** Internal errors that happened while it was in use, newest last. */
  readonly failures: unknown[]
  /** Lets virtual time pass and waits until all that fell due has settled. Concurrent calls queue. */
  advance(target: AdvanceTarget): Promise<Fired[]>
  /**
   * All that decides what it will answer, as plain JSON, once no time is being moved. Its journal, what clients did
   * and with which credentials, is no part of it.
   */
  snapshot(): Promise<Snapshot>
  /**
   * Puts a world in the place of this one that goes on where a snapshot was taken, and returns it; calls in flight
   * finish here. Under the name it was taken of, it will answer to the byte as that one; under another name chance to
   * come is its own.
   * @throws SnapshotError when it is no snapshot of ours; then nothing has changed
   */
  restore(snapshot: unknown): Promise<World>
  close(): void
}

/** Characters of serialised answers that a world keeps. */
const fragmentBudget = 16 * 1024 * 1024

/** A world in which nothing has happened yet. */
export function createWorld(name: string, options: WorldOptions): World {
  const wall = options.wall ?? realWall
  const clock = createClock({
    mode: options.mode,
    wall,
    changed: () => events.reclocked(),
    ...(options.start !== undefined && { start: options.start }),
  })
  const failures: unknown[] = []
  const agenda = createAgenda(clock, (error) => failures.push(error), wall)
  const memory = createMemoryStore<Kept>(options.collections)
  const store = options.store?.(memory) ?? memory
  const fates = createFates()
  const journal = createJournal(options.journal)
  const outbox = createOutbox(
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
      taskOf: async (provider, account, id) =>
        (await store.find('tasks', id)).find(
          (task) => task.provider === provider && task.account === account,
        ),
    },
    { ...usualWebhooks, ...options.webhooks },
  )
  const events = createEvents({
    epoch: options.epoch ?? '0',
    capacity: options.events ?? 1000,
    clock,
    store,
    journal,
    deliveries: outbox,
    redaction: createRedaction(options.journal.secretHeaders ?? []),
    wall,
    onFailure: (error) => failures.push(error),
  })
  const webhooks: Webhooks = {
    ...outbox,
    follow(task, past) {
      outbox.follow(task, past)
      events.planned()
    },
  }
  const turns = createTurns()
  const advance = createAdvance({ clock, agenda, store, events, turns })
  const use = { inFlight: 0, lastAt: wall.elapsed() }
  const world: World = {
    name,
    seed: options.seed,
    clock,
    agenda,
    store,
    journal,
    fates,
    faults: createFaults(options.seed, name, wall),
    webhooks,
    events,
    progress: options.progress,
    failureRate: options.failureRate,
    strict: options.strict ?? false,
    denied: new Map(),
    rules: new Map(),
    fragments: createFragments(fragmentBudget),
    lines: new Map(),
    failures,
    use,
    advance(target) {
      use.lastAt = wall.elapsed()
      return advance(target)
    },
    // Calls whose work is in memory alone have come to their end after this turn.
    snapshot: () =>
      turns.take(async () => {
        await new Promise<void>(afterThisTurn)
        return keeperOf(options).save(world)
      }),
    restore: async (document) => keeperOf(options).replace(world, document),
    close() {
      agenda.close()
      webhooks.close()
      events.close()
      world.faults.close()
    },
  }
  return world
}

function keeperOf({ keeper }: WorldOptions): Keeper {
  if (!keeper) throw new RangeError('this world stands alone: nothing can take its place')
  return keeper
}
