import type { Wall } from '../clock.ts'
import type { News, WorldEvent } from './event.ts'

/** A bounded record of what happens, read by any number of readers, each at its own pace. */
export interface Feed {
  /** Whether anything is taken down at present: while somebody reads, and for a while after. */
  readonly isOn: boolean
  /** Takes something down; nothing when nobody reads. */
  tell(news: News, at: number): void
  /**
   * Begins to read what is told from now on, or after the event of this id. Where that is not known any more, the
   * first event read is a gap, and what is kept follows. `ended` is called when the feed is closed under the reader.
   */
  read(after?: string, ended?: () => void): Reader
  /** Begins to take down for somebody who is about to read. @returns the id after which to begin */
  mark(): string
  /** Lets every reader come to its end. */
  close(): void
}

/** One who reads a feed. Nothing is kept for it: one that is slow meets a gap. */
export interface Reader {
  /** Whether nothing more will come. */
  readonly isOver: boolean
  /** What there is, oldest first, at most so many; empty when there is nothing at present. */
  take(limit: number): WorldEvent[]
  /** Calls back once there is something to take, or it is over. Of several that wait, only the last is called. */
  wait(wake: () => void): void
  close(): void
}

export interface FeedOptions {
  /** Tells this feed's ids from those of any other. */
  readonly epoch: string
  /** Events kept. */
  readonly capacity: number
  readonly wall: Wall
  /** Now, on the virtual clock. */
  now(): number
  /** Begins to tell. */
  start(): void
  /** Stops telling. */
  stop(): void
}

/** Real milliseconds for which events are taken down after the last reader has gone, so that it can come back. */
const lingerMs = 60_000

/** A feed that nobody reads. */
export function createFeed({ epoch, capacity, wall, now, start, stop }: FeedOptions): Feed {
  const ring: WorldEvent[] = []
  const readers = new Set<() => void>()
  /** Number of the oldest event kept, and of the next one told. */
  let first = 1
  let next = 1
  let isOn = false
  let isClosed = false
  let cancelLinger: (() => void) | undefined

  const idOf = (number: number): string => `${epoch}-${number}`

  const turnOff = (): void => {
    if (!isOn) return
    isOn = false
    stop()
    ring.length = 0
    // Whoever comes back later has missed something, even if nobody knows what.
    next += 1
    first = next
  }

  const turnOn = (): void => {
    cancelLinger?.()
    if (isOn || isClosed) return
    isOn = true
    start()
  }

  const linger = (): void => {
    if (readers.size > 0 || isClosed) return
    cancelLinger?.()
    cancelLinger = wall.after(lingerMs, turnOff)
  }

  /** Where one goes on who has read up to an id; undefined when that is not known. */
  const positionAfter = (id: string): number | undefined => {
    const number = id.startsWith(`${epoch}-`) ? Number(id.slice(epoch.length + 1)) : Number.NaN
    return Number.isInteger(number) && number >= first - 1 && number < next ? number + 1 : undefined
  }

  const gap = (reason: string, missed: number | null): WorldEvent => {
    const id = idOf(first - 1)
    return { id, at: now(), kind: 'gap', data: { reason, missed } }
  }

  return {
    get isOn() {
      return isOn
    },
    tell(news, at) {
      if (!isOn) return
      ring[next % capacity] = { ...news, id: idOf(next), at }
      next += 1
      first = Math.max(first, next - capacity)
      for (const notice of readers) notice()
    },
    read(after, ended) {
      turnOn()
      let isOver = isClosed
      let wake: (() => void) | undefined
      const known = after === undefined ? next : positionAfter(after)
      let isLost = known === undefined
      let position = known ?? first
      const notice = (): void => {
        const waiting = wake
        wake = undefined
        waiting?.()
        if (isClosed) ended?.()
      }
      readers.add(notice)
      return {
        get isOver() {
          return isOver || isClosed
        },
        take(limit) {
          const taken: WorldEvent[] = []
          if (isLost) taken.push(gap(`${after} is not known any more, or never was`, null))
          else if (position < first)
            taken.push(gap('read too slowly: the record is bounded', first - position))
          isLost = false
          position = Math.max(position, first)
          for (; position < next && taken.length < limit; position += 1) {
            const event = ring[position % capacity]
            if (event) taken.push(event)
          }
          return taken
        },
        wait(callback) {
          if (isOver || isClosed || isLost || position < next) callback()
          else wake = callback
        },
        close() {
          if (isOver) return
          isOver = true
          notice()
          readers.delete(notice)
          linger()
        },
      }
    },
    mark() {
      turnOn()
      linger()
      return idOf(next - 1)
    },
    close() {
      if (isClosed) return
      isClosed = true
      cancelLinger?.()
      // What was told last can still be read.
      if (isOn) stop()
      isOn = false
      for (const notice of readers) notice()
    },
  }
}
