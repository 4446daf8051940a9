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
  /** Keeps the earliest appointment if it is due by `moment`; undefined when none is. One is kept at a time. */
  keep(moment: number): Promise<Fired | undefined>
  /** Resolves once no appointment is being kept. */
  settled(): Promise<unknown>
  /** Sets the timer anew after the clock has changed its mode or moved. */
  rewind(): void
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
  let closed = false
  let running: Promise<unknown> = Promise.resolve()

  const first = (): Entry | undefined => {
    while (heap.peek()?.off) heap.pop()
    return heap.peek()
  }

  const keep = (moment: number): Promise<Fired | undefined> => {
    const turn = running.then(() => keepNow(moment))
    running = turn.catch(() => undefined)
    return turn
  }

  const keepNow = async (moment: number): Promise<Fired | undefined> => {
    const entry = first()
    if (!entry || entry.appointment.at > moment) return undefined
    heap.pop()
    entry.off = true
    live -= 1
    const fired = await entry.appointment.run()
    return fired ?? { at: entry.appointment.at, kind: entry.appointment.kind }
  }

  const wake = async (): Promise<void> => {
    try {
      while (!closed && (await keep(clock.now())));
    } catch (error) {
      onFailure(error)
    }
    arm()
  }

  const arm = (): void => {
    disarm?.()
    disarm = undefined
    const entry = first()
    if (closed || !entry) return
    const delay = clock.realUntil(entry.appointment.at)
    if (delay !== undefined) disarm = wall.after(Math.ceil(delay), () => void wake())
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
    settled: () => running,
    rewind: arm,
    close() {
      closed = true
      disarm?.()
    },
  }
}
