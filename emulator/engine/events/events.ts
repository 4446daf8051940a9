import { cut } from '../brief.ts'
import { breath, type Clock, formatMode, type Wall } from '../clock.ts'
import { type Journal, secretsOf } from '../journal.ts'
import { hasEnded, statusAt } from '../plan.ts'
import type { Recorded } from '../recorded.ts'
import type { Redaction } from '../redaction.ts'
import type { Reached, Schema, Store } from '../store/store.ts'
import type { Task } from '../task.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { DeliveryLog } from '../webhooks/log.ts'
import type { RequestNews, TaskNews, WebhookNews, WorldEvent } from './event.ts'
import { createFeed, type Reader } from './feed.ts'

/** What happens in a world, for whoever wants to follow it. Nothing is taken down while nobody does. */
export interface Events {
  /** Whether anything is taken down at present: while somebody follows, and a minute longer. */
  readonly isFollowed: boolean
  /** Begins to read: from now on, or after the event of this id; `ended` hears of the world's end. */
  read(after?: string, ended?: () => void): Reader
  /** Begins to take down for somebody who is about to read; returns the id after which to begin. */
  mark(): string
  /** Hears of each event soon after it has happened; returns the way to stop hearing. */
  listen(hear: (event: WorldEvent) => void): () => void
  /** A task was made. */
  born(task: Task): void
  /** The plan of a task was made or changed. */
  planned(): void
  /** A milestone was announced. */
  passed(reached: Reached): void
  /** Time is about to be moved: what has come by itself is announced, and nothing more until it has been. */
  hold(): Promise<void>
  /** Time was moved. */
  release(): void
  /** The clock runs in another way. */
  reclocked(): void
  /** Lets every reader come to its end. */
  close(): void
}

/** The part of a store that announces milestones. */
type Milestones = Pick<Store<Schema>, 'nextMilestone' | 'reach'>

export interface EventsGround {
  readonly epoch: string
  /** Events kept while somebody follows. */
  readonly capacity: number
  readonly clock: Clock
  readonly store: Milestones
  readonly journal: Journal
  readonly deliveries: Pick<DeliveryLog, 'listen'>
  readonly redaction: Redaction
  readonly wall: Wall
  onFailure(error: unknown): void
}

/** The events of a world in which nobody is interested yet. */
export function createEvents(ground: EventsGround): Events {
  const { clock, store, journal, deliveries, redaction, wall, onFailure } = ground
  let deafen: readonly (() => void)[] = []
  let disarm: (() => void) | undefined
  /** Where the clock stood when somebody began to move it. */
  let heldAt: number | undefined
  let catching: Promise<void> = Promise.resolve()
  let looks = 0

  const feed = createFeed({
    epoch: ground.epoch,
    capacity: ground.capacity,
    wall,
    now: clock.now,
    start() {
      deafen = [
        journal.listen((call, id) =>
          feed.tell({ kind: 'request', data: requestNews(call, id, redaction) }, call.at),
        ),
        deliveries.listen((delivery) =>
          feed.tell({ kind: 'webhook', data: webhookNews(delivery) }, clock.now()),
        ),
      ]
      // What has come by itself while nobody looked is no news.
      catching = reachAll(store, clock.now(), () => undefined).catch(onFailure)
      void arm()
    },
    stop() {
      for (const one of deafen) one()
      disarm?.()
      looks += 1
    },
  })

  const passed = ({ document, milestone }: Reached): void => {
    if (!feed.isOn) return
    // Only tasks have milestones.
    const task = document as Task
    const { id, provider, account } = task
    if (milestone.kind === 'task.status')
      feed.tell({ kind: 'task', data: taskNews(task, milestone.at, false) }, milestone.at)
    else
      feed.tell(
        { kind: 'media', data: { task: id, provider, account, state: 'expired' } },
        milestone.at,
      )
  }

  const catchUp = (): Promise<void> => {
    catching = catching.then(() => reachAll(store, clock.now(), passed)).catch(onFailure)
    return catching
  }

  /** Nothing ticks: a timer is set for the next thing that comes by itself, and only while somebody listens. */
  const arm = async (): Promise<void> => {
    looks += 1
    const look = looks
    await catching
    const at = await store.nextMilestone()
    if (look !== looks || heldAt !== undefined || !feed.isOn) return
    disarm?.()
    disarm = undefined
    if (at === undefined) return
    const delay = at <= clock.now() ? 0 : clock.realUntil(at)
    if (delay !== undefined) disarm = wall.after(Math.ceil(delay), wake)
  }

  const wake = (): void => {
    if (heldAt === undefined) void catchUp().then(arm)
  }

  return {
    get isFollowed() {
      return feed.isOn
    },
    read: feed.read,
    mark: feed.mark,
    listen(hear) {
      const reader = feed.read()
      const pump = (): void => {
        for (const event of reader.take(Infinity))
          try {
            hear(event)
          } catch (error) {
            onFailure(error)
          }
        if (!reader.isOver) reader.wait(() => queueMicrotask(pump))
      }
      pump()
      return reader.close
    },
    born(task) {
      if (feed.isOn)
        feed.tell({ kind: 'task', data: taskNews(task, task.bornAt, true) }, task.bornAt)
    },
    planned() {
      if (feed.isOn) void arm()
    },
    passed,
    async hold() {
      disarm?.()
      await catchUp()
      heldAt = clock.now()
    },
    release() {
      const from = heldAt ?? clock.now()
      heldAt = undefined
      if (!feed.isOn) return
      const now = clock.now()
      if (now !== from)
        feed.tell({ kind: 'clock', data: { mode: formatMode(clock.mode), from } }, now)
      void arm()
    },
    reclocked() {
      if (!feed.isOn) return
      const now = clock.now()
      feed.tell({ kind: 'clock', data: { mode: formatMode(clock.mode), from: now } }, now)
      void arm()
    },
    close: feed.close,
  }
}

/** Milestones that are told of before others may go on. */
const atOnce = 128

async function reachAll(
  store: Milestones,
  moment: number,
  hear: (reached: Reached) => void,
): Promise<void> {
  for (let count = 1; ((await store.nextMilestone()) ?? Infinity) <= moment; count += 1) {
    const reached = await store.reach(moment)
    if (reached) hear(reached)
    if (count % atOnce === 0) await breath()
  }
}

/** Characters kept of a path and query, and of the reason of a refusal. */
const longestText = 2048

function requestNews(call: Recorded, id: string, redaction: Redaction): RequestNews {
  const secrets = secretsOf(call, redaction)
  const { tookMs, provider, operation, app, account, method, status, code, refused } = call
  return {
    id,
    tookMs,
    provider,
    operation,
    app,
    account,
    method,
    target: redaction.target(cut(call.target, longestText, secrets), secrets),
    status,
    code,
    refused: refused && {
      check: refused.check,
      reason: redaction.text(cut(refused.reason, longestText, secrets), secrets),
    },
  }
}

function taskNews(task: Task, at: number, isNew: boolean): TaskNews {
  const { id, provider, operation, app, account, plan } = task
  const status = statusAt(plan, at)
  return { id, provider, operation, app, account, status, isNew, ended: hasEnded(plan, at) }
}

function webhookNews(delivery: Delivery): WebhookNews {
  const { id, message, provider, account, operation, task, event, url, state, attempts } = delivery
  return {
    id,
    message,
    provider,
    account,
    operation,
    task: task ?? null,
    event,
    url,
    state,
    attempts: attempts.length,
    status: attempts.at(-1)?.answer?.status ?? null,
  }
}
