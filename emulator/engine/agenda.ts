import { type Clock, wall as realWall, type Wall } from './clock.ts'
import { createHeap } from './heap.ts'

/** Something that happened because its moment came. */
export interface Fired {
  /** The virtual moment, Unix milliseconds. */
  readonly at: number
  /** What it was, e.g. `task.status`. */
  readonly kind: string
  readonly [detail: string]: unknown
}

/** A promise to do something at a moment. */
export interface Appointment {
  readonly at: number
  readonly kind: string
  /** Does it, and tells what happened. */
  run(): Promise<Fired | undefined>
}

/** The appointments of one world, in order of their moments, first made first kept. */
export interface Agenda {
  readonly size: number
  /** The next moment at which something is due. */
  nextAt(): number | undefined
  /** Makes an appointment; returns the way to call it off. */
  add(appointment: Appointment): () => void
  /** Keeps the earliest appointment if it is due by `moment`; undefined when none is. */
  keep(moment: number): Promise<Fired | undefined>
  /** Sets the timer anew after the clock has changed its mode or moved. */
  rewind(): void
  /** Lets nothing begin by itself until it is resumed. */
  pause(): void
  resume(): void
  /** Resolves once everything that has begun has ended. */
  settled(): Promise<void>
  /** Calls everything off. */
  close(): void
}

interface Entry {
  readonly appointment: Appointment
  readonly order: number
  off: boolean
}

/** An empty agenda that wakes by itself as its clock runs. */
export function createAgenda(
  clock: Clock,
  onFailure: (error: unknown) => void,
  wall: Wall = realWall,
): Agenda {
  const heap = createHeap<Entry>(
    (a, b) =>
      a.appointment.at < b.appointment.at ||
      (a.appointment.at === b.appointment.at && a.order < b.order),
  )
  let order = 0
  let live = 0
  let disarm: (() => void) | undefined
  const running = new Set<Promise<unknown>>()
  let paused = false
  let closed = false

  const first = (): Entry | undefined => {
    if (closed) return undefined
    while (heap.peek()?.off) heap.pop()
    return heap.peek()
  }

  /** Takes the first entry out and does what it promises. */
  const begin = async (entry: Entry): Promise<Fired> => {
    heap.pop()
    entry.off = true
    live -= 1
    const { appointment } = entry
    const run = appointment.run()
    running.add(run)
    try {
      return (await run) ?? { at: appointment.at, kind: appointment.kind }
    } finally {
      running.delete(run)
    }
  }

  const keep = async (moment: number): Promise<Fired | undefined> => {
    const entry = first()
    return entry && entry.appointment.at <= moment ? begin(entry) : undefined
  }

  /** Begins what is due, in order; nothing waits for another's end. */
  const wake = (): void => {
    const now = clock.now()
    for (let entry = first(); entry && entry.appointment.at <= now; entry = first())
      begin(entry).catch(onFailure)
    arm()
  }

  const arm = (): void => {
    disarm?.()
    disarm = undefined
    const entry = first()
    if (paused || !entry) return
    const { at } = entry.appointment
    // What is due already begins at once, even while the clock stands still.
    const delay = at <= clock.now() ? 0 : clock.realUntil(at)
    if (delay !== undefined) disarm = wall.after(Math.ceil(delay), wake)
  }

  return {
    get size() {
      return live
    },
    nextAt: () => first()?.appointment.at,
    add(appointment) {
      const entry: Entry = { appointment, order: order++, off: false }
      heap.push(entry)
      live += 1
      arm()
      return function callOff() {
        if (entry.off) return
        entry.off = true
        live -= 1
        arm()
      }
    },
    keep,
    rewind: arm,
    pause() {
      paused = true
      disarm?.()
    },
    resume() {
      paused = false
      arm()
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
    close() {
      closed = true
      disarm?.()
    },
  }
}
