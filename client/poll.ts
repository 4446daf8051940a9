import { TimeoutError } from './errors.ts'

/** How long and how often to look at tasks. */
export interface WaitOptions<Item> {
  /** Wait between two rounds of looks, in milliseconds; what is usual for the API unless given. */
  readonly intervalMs?: number | undefined
  /** Longest wait in all, in milliseconds, for quotas and between tries, too; 45 minutes unless given. */
  readonly timeoutMs?: number | undefined
  /** Told each item that is reported, in every round. */
  readonly onLook?: ((item: Item) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** What is waited for, and how one looks at it. */
export interface Poll<Item, Done extends Item> extends WaitOptions<Item> {
  readonly ids: readonly string[]
  /** Ids that fit one look. */
  readonly batchSize: number
  /**
   * Reports those of these ids that are known. Keeping under a quota is its business, and to wait no longer for that
   * than is left, in milliseconds.
   */
  look(ids: readonly string[], leftMs: number): Promise<readonly Item[]>
  idOf(item: Item): string
  isDone(item: Item): item is Done
  /** Whether an item has ended without being done. */
  isFailed(item: Item): boolean
  readonly intervalMs: number
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** A task ended without its result. */
export class TaskFailedError extends Error {
  override readonly name = 'TaskFailedError'
  readonly taskId: string
  /** The task as it was reported last. */
  readonly task: unknown

  constructor(taskId: string, task: unknown) {
    super(`task ${taskId} failed`)
    this.taskId = taskId
    this.task = task
  }
}

/** Tasks that the API knows nothing of, so that waiting for them would never end. */
export class TaskMissingError extends Error {
  override readonly name = 'TaskMissingError'
  readonly taskIds: readonly string[]

  constructor(taskIds: readonly string[]) {
    super(`not among the tasks of this account and type: ${taskIds.join(', ')}`)
    this.taskIds = taskIds
  }
}

/** Longest wait in all unless told otherwise, in milliseconds. */
const usualTimeout = 45 * 60_000

/** Looks in a row that may leave an id out before it counts as unknown. */
const patience = 3

/**
 * Looks again and again until every item is done; answers them in the order of the ids.
 * @throws TaskFailedError at the first failure, TaskMissingError, TimeoutError, the signal's reason, or what `look` throws.
 */
export async function waitForAll<Item, Done extends Item>(
  poll: Poll<Item, Done>,
): Promise<readonly Done[]> {
  const done = new Map<string, Done>()
  const unseen = new Map<string, number>()
  const watch = stopwatch(poll)
  const { timeoutMs = usualTimeout } = poll

  const lookAt = async (batch: readonly string[]): Promise<void> => {
    poll.signal?.throwIfAborted()
    const left = Math.max(0, timeoutMs - watch.elapsed())
    const items = new Map((await poll.look(batch, left)).map((item) => [poll.idOf(item), item]))
    for (const id of batch) {
      const item = items.get(id)
      unseen.set(id, item === undefined ? (unseen.get(id) ?? 0) + 1 : 0)
      if (item === undefined) continue
      poll.onLook?.(item)
      if (poll.isFailed(item)) throw new TaskFailedError(id, item)
      if (poll.isDone(item)) done.set(id, item)
    }
  }

  let waiting = [...new Set(poll.ids)]
  for (;;) {
    for (const batch of batchesOf(waiting, poll.batchSize)) await lookAt(batch)
    waiting = waiting.filter((id) => !done.has(id))
    if (waiting.length === 0) return poll.ids.flatMap((id) => done.get(id) ?? [])
    const missing = waiting.filter((id) => (unseen.get(id) ?? 0) >= patience)
    if (missing.length > 0) throw new TaskMissingError(missing)
    const left = timeoutMs - watch.elapsed()
    if (left <= 0)
      throw new TimeoutError(`waited ${timeoutMs} ms for ${waiting.join(', ')}`, { timeoutMs })
    await watch.sleep(Math.min(poll.intervalMs, left))
  }
}

/** Counts by the clock, or by what was slept where the clock does not follow the sleeping. */
function stopwatch<Item, Done extends Item>({ now, sleep, signal }: Poll<Item, Done>) {
  const start = now()
  let slept = 0
  return {
    elapsed: (): number => Math.max(now() - start, slept),
    async sleep(milliseconds: number): Promise<void> {
      await sleep(milliseconds, signal)
      slept += milliseconds
    },
  }
}

function batchesOf(ids: readonly string[], size: number): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / size)
  return Array.from({ length: count }, (_, index) => ids.slice(index * size, (index + 1) * size))
}
