/**
 * Time. The only file of the emulator that looks at the machine's own clock.
 * All moments are Unix milliseconds, whole numbers.
 */

/** How virtual time runs: with the wall, `factor` times as fast, or only when told. */
export type ClockMode =
  | { readonly kind: 'real' }
  | { readonly kind: 'scaled'; readonly factor: number }
  | { readonly kind: 'frozen' }

/** A mode as it is written: `real`, `frozen`, `60x`. */
export const formatMode = (mode: ClockMode): string =>
  mode.kind === 'scaled' ? `${mode.factor}x` : mode.kind

/** Reads a mode; undefined when it is none. */
export function parseMode(text: string): ClockMode | undefined {
  if (text === 'real' || text === 'frozen') return { kind: text }
  const factor = Number(/^(\d+(?:\.\d+)?)x$/.exec(text)?.[1] ?? 0)
  return factor > 0 && Number.isFinite(factor) ? { kind: 'scaled', factor } : undefined
}

/** The machine's time, as an argument. */
export interface Wall {
  /** Unix milliseconds. */
  now(): number
  /** Milliseconds from some fixed point, with fractions; for durations. */
  elapsed(): number
  /** Calls back once after some milliseconds, without keeping the process alive; returns the way to cancel. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The real wall. */
export const wall: Wall = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, longestTimer))
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Calls back at the end of this turn of the event loop, once all that has come in has been taken in. */
export const afterThisTurn = (callback: () => void): void => void setImmediate(callback)

/** Lets everybody else have a turn of the event loop. */
export const breath = (): Promise<void> => new Promise(afterThisTurn)

/** Node fires a timer at once when it is asked for more than 2^31 - 1 milliseconds. */
const longestTimer = 2 ** 31 - 1

/** Where a frozen world starts unless told otherwise. */
export const frozenStart = Date.UTC(2026, 0, 1)

/** Where virtual time ends: the last day that is written with a year of four digits. */
export const lastMoment = Date.UTC(9999, 11, 31)

export interface Clock {
  /** The virtual moment. It never goes back, even if the wall does. */
  now(): number
  readonly mode: ClockMode
  /** Goes on from the present moment in another mode. */
  setMode(mode: ClockMode): void
  /** Moves forward to a moment; one that has passed already is left alone. */
  moveTo(moment: number): void
  /** Real milliseconds until a virtual moment; undefined when it never comes by itself. */
  realUntil(moment: number): number | undefined
}

export interface ClockOptions {
  readonly mode?: ClockMode
  /** The virtual moment to begin at: by default now, or for a frozen clock {@link frozenStart}. */
  readonly start?: number
  readonly wall?: Wall
  /** Hears that the mode has been changed. */
  readonly changed?: () => void
}

/** A clock that begins to run now. */
export function createClock(options: ClockOptions = {}): Clock {
  const source = options.wall ?? wall
  let mode: ClockMode = options.mode ?? { kind: 'real' }
  let anchor = options.start ?? (mode.kind === 'frozen' ? frozenStart : source.now())
  let anchoredAt = source.now()

  const speed = (): number =>
    mode.kind === 'frozen' ? 0 : mode.kind === 'scaled' ? mode.factor : 1
  let latest = anchor
  const now = (): number => {
    const reached =
      mode.kind === 'frozen' ? anchor : Math.floor(anchor + (source.now() - anchoredAt) * speed())
    // The machine's clock may be set back; virtual time waits until it has caught up.
    latest = Math.min(lastMoment, Math.max(latest, reached))
    return latest
  }
  const anchorAt = (moment: number): void => {
    anchor = moment
    anchoredAt = source.now()
  }

  return {
    now,
    get mode() {
      return mode
    },
    setMode(next) {
      anchorAt(now())
      mode = next
      options.changed?.()
    },
    moveTo(moment) {
      if (moment > now()) anchorAt(moment)
    },
    realUntil(moment) {
      if (mode.kind === 'frozen') return undefined
      return Math.max(0, (moment - now()) / speed())
    },
  }
}
