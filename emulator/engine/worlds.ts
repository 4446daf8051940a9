import { wall } from './clock.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** The worlds of one backlot, opened on first use. */
export interface Worlds {
  /** The world of this name, opened now if it was not. */
  open(name: string, overrides?: Partial<WorldOptions>): World
  get(name: string): World | undefined
  list(): readonly World[]
  /** Forgets a world; calls in flight finish in it. */
  drop(name: string): boolean
  /** Puts a fresh world in the place of one; calls in flight finish in the old one. */
  reset(name: string): World
  close(): void
}

/**
 * No worlds yet; each begins with `options`. `opened` hears of each before anything happens in it, `closing` before it
 * is forgotten.
 */
export function createWorlds(
  options: WorldOptions,
  opened: (world: World) => void = () => undefined,
  closing: (world: World) => void = () => undefined,
): Worlds {
  const worlds = new Map<string, World>()
  /** What each world was opened with, so that a reset returns there. */
  const born = new Map<string, WorldOptions>()

  const begun = (options.wall ?? wall).now().toString(36)
  let generations = 0

  const create = (name: string, own: WorldOptions): World => {
    born.set(name, own)
    generations += 1
    const world = createWorld(name, { ...own, epoch: `${begun}.${generations}` })
    worlds.set(name, world)
    opened(world)
    return world
  }

  const open = (name: string, overrides?: Partial<WorldOptions>): World =>
    worlds.get(name) ?? create(name, { ...options, ...overrides })

  const end = (name: string): void => {
    const world = worlds.get(name)
    if (!world) return
    closing(world)
    world.close()
  }

  const drop = (name: string): boolean => {
    end(name)
    born.delete(name)
    return worlds.delete(name)
  }

  return {
    open,
    drop,
    get: (name) => worlds.get(name),
    list: () => [...worlds.values()],
    reset(name) {
      end(name)
      return create(name, born.get(name) ?? options)
    },
    close() {
      for (const name of [...worlds.keys()]) drop(name)
    },
  }
}
