import type { Wall } from './clock.ts'
import { defaultName } from './credential.ts'

/** How a world is used. By real time: virtual time may stand still, or leap a year while a test runs. */
export interface Use {
  /** Calls that are being answered. */
  inFlight: number
  /** When it was used last, on the wall's count of elapsed milliseconds. */
  lastAt: number
}

/** A world, as far as its use goes. */
interface UsedWorld {
  readonly name: string
  readonly use: Use
  readonly events: { readonly isFollowed: boolean }
}

interface Idleness {
  /** Real milliseconds without use after which a world is dropped. */
  readonly idleMs: number
  readonly wall: Wall
  list(): readonly UsedWorld[]
  drop(name: string): void
}

/** Looks at most so often, in real milliseconds. */
const shortestPause = 20
const longestPause = 60_000

/**
 * Drops worlds that nobody has used for long: never the default one, and none that answers a call or is followed.
 * @returns the way to stop
 */
export function dropIdle({ idleMs, wall, list, drop }: Idleness): () => void {
  const pause = Math.min(longestPause, Math.max(shortestPause, idleMs / 4))
  const look = (): void => {
    const now = wall.elapsed()
    for (const { name, use, events } of list()) {
      if (name === defaultName || use.inFlight > 0) continue
      if (events.isFollowed) use.lastAt = now
      else if (now - use.lastAt >= idleMs) drop(name)
    }
    cancel = wall.after(pause, look)
  }
  let cancel = wall.after(pause, look)
  return () => cancel()
}
