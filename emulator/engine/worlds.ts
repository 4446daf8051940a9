import { wall } from './clock.ts'
import { dropIdle } from './idle.ts'
import { loadWorld, saveWorld } from './saved-world.ts'
import type { SavedWorld, Snapshot } from './snapshot.ts'
import { snapshotForm } from './snapshot-form.ts'
import { createWorld, type Keeper, type World, type WorldOptions } from './world.ts'

/** Loaded on first use: its schemas would take longer to build than all the rest of a start. */
const reading = () => import('./snapshot.ts')

/** The worlds of one backlot, opened on first use, and dropped when nobody uses them any more where that is set. */
export interface Worlds {
  /** The world of this name, opened now if it was not. */
  open(name: string, overrides?: Partial<WorldOptions>): World
  get(name: string): World | undefined
  list(): readonly World[]
  /** Forgets a world; calls in flight finish in it. */
  drop(name: string): boolean
  /** Puts a fresh world in the place of one; calls in flight finish in the old one. */
  reset(name: string): World
  /** Every open world as it is, none of them while its time is being moved. */
  snapshot(): Promise<Snapshot>
  /**
   * Opens every world of a snapshot, each in the place of the one of its name; all of them or none.
   * @throws SnapshotError when it is no snapshot of ours
   */
  restore(snapshot: unknown): Promise<readonly World[]>
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

  const keeper: Keeper = {
    async save(world) {
      const { writtenBy } = options
      return { ...snapshotForm, ...(writtenBy && { writtenBy }), worlds: [await saveWorld(world)] }
    },
    async replace({ name }, document) {
      const { readSnapshot, worldIn } = await reading()
      const snapshot = readSnapshot(document)
      const saved = worldIn(snapshot, name)
      return put(await revive(name, saved, ['worlds', snapshot.worlds.indexOf(saved)]))
    },
  }

  const make = (name: string, own: WorldOptions): World => {
    generations += 1
    return createWorld(name, { ...own, keeper, epoch: `${begun}.${generations}` })
  }

  const end = (name: string): void => {
    const world = worlds.get(name)
    if (!world) return
    closing(world)
    world.close()
  }

  const put = (world: World): World => {
    end(world.name)
    worlds.set(world.name, world)
    opened(world)
    world.agenda.resume()
    return world
  }

  const create = (name: string, own: WorldOptions): World => {
    born.set(name, own)
    return put(make(name, own))
  }

  /** A world that goes on where another one was saved. Nobody sees it yet, and nothing begins in it by itself. */
  const revive = async (
    name: string,
    saved: SavedWorld,
    path: readonly PropertyKey[],
  ): Promise<World> => {
    const { seed, clock, progress, failureRate, strict } = saved
    const own = born.get(name) ?? options
    const stands = { seed, mode: clock.mode, start: clock.now, progress, failureRate, strict }
    const world = make(name, { ...own, ...stands })
    world.agenda.pause()
    try {
      await loadWorld(world, saved, options.collections, path)
    } catch (error) {
      world.close()
      throw error
    }
    return world
  }

  const open = (name: string, overrides?: Partial<WorldOptions>): World =>
    worlds.get(name) ?? create(name, { ...options, ...overrides })

  const drop = (name: string): boolean => {
    end(name)
    born.delete(name)
    return worlds.delete(name)
  }

  const stopDropping =
    options.idleMs === undefined
      ? () => undefined
      : dropIdle({
          idleMs: options.idleMs,
          wall: options.wall ?? wall,
          list: () => [...worlds.values()],
          drop,
        })

  return {
    open,
    drop,
    get: (name) => worlds.get(name),
    list: () => [...worlds.values()],
    reset: (name) => create(name, born.get(name) ?? options),
    async snapshot() {
      const all = await Promise.all([...worlds.values()].map((world) => world.snapshot()))
      const { writtenBy } = options
      return {
        ...snapshotForm,
        ...(writtenBy && { writtenBy }),
        worlds: all.flatMap((one) => one.worlds),
      }
    },
    async restore(document) {
      const { readSnapshot } = await reading()
      const saved = readSnapshot(document).worlds
      const revived: World[] = []
      try {
        for (const [index, one] of saved.entries())
          revived.push(await revive(one.name, one, ['worlds', index]))
      } catch (error) {
        for (const world of revived) world.close()
        throw error
      }
      return revived.map(put)
    },
    close() {
      stopDropping()
      for (const name of [...worlds.keys()]) drop(name)
    },
  }
}
