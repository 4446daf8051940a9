import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { loadLines, saveLines } from './lines.ts'
import type { SavedWorld } from './snapshot.ts'
import { SnapshotError } from './snapshot-form.ts'
import type { Collections } from './store/store.ts'
import type { Kept, World } from './world.ts'

/** All that decides what a world will answer, at one moment. */
export async function saveWorld(world: World): Promise<SavedWorld> {
  const { name, seed, clock, progress, failureRate, strict, store, fates, faults } = world
  const now = clock.now()
  // Everything is begun before anything is waited for, so that it is all of one moment.
  const [kept, webhooks] = [store.save(), world.webhooks.save(now)]
  const rest = {
    lines: saveLines(world),
    fates: fates.save(),
    faults: faults.save(),
    denied: [...world.denied].map(([key, grants]): [string, string[]] => [key, [...grants]]),
    rules: [...world.rules],
  }
  return {
    name,
    seed,
    clock: { mode: clock.mode, now },
    progress,
    failureRate,
    strict,
    store: await kept,
    ...rest,
    webhooks: await webhooks,
  }
}

/**
 * Brings a world in which nothing has happened to where another one was; its clock, seed and switches stand there
 * already.
 * @throws SnapshotError when what was saved contradicts itself or belongs to APIs that are not played
 */
export async function loadWorld(
  world: World,
  saved: SavedWorld,
  collections: Collections<Kept>,
  path: readonly PropertyKey[],
): Promise<void> {
  checkPlaces(saved, collections, path)
  const step = async (part: string, load: () => unknown): Promise<void> => {
    try {
      await load()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new SnapshotError([...path, part], why, { cause })
    }
  }
  loadLines(world, saved.lines)
  world.fates.load(saved.fates)
  world.faults.load(saved.faults)
  for (const [key, grants] of saved.denied) world.denied.set(key, new Set(grants))
  // Members that are absent are not there at all, for JSON knows no undefined.
  for (const [key, rule] of saved.rules) world.rules.set(key, rule as QuotaRule)
  await step('store', () => world.store.load(saved.store))
  await step('webhooks', () => world.webhooks.load(saved.webhooks))
}

/** Every document has to belong where it is filed. */
function checkPlaces(
  { store }: SavedWorld,
  collections: Collections<Kept>,
  path: readonly PropertyKey[],
): void {
  for (const [place, { name, rows }] of store.collections.entries()) {
    const collection = collections[name as keyof Kept]
    for (const [row, { document }] of rows.entries())
      try {
        // Its shape was looked at when the snapshot was read.
        collection.places(document as never)
      } catch (cause) {
        const way = [...path, 'store', 'collections', place, 'rows', row, 'document']
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new SnapshotError(way, why, { cause })
      }
  }
}
