import { round, thousands } from './statistics.ts'
import { make, stocked } from './stock.ts'

// Both need `--expose-gc`.

/** Bytes of heap for a task that was made and never listed. */
export async function heapPerTask(): Promise<number> {
  const backlot = await stocked(5_000)
  const before = heapUsed()
  const count = 200_000
  await make(backlot, count)
  const grown = heapUsed() - before
  await backlot.close()
  return grown / count
}

/** Bytes of heap for a world, its journal included, with so many tasks in each of a thousand. */
export async function heapPerWorld(): Promise<string[][]> {
  const worlds = 1_000
  const rows: string[][] = []
  // The first run pays for code that is compiled and schemas that are built.
  for (const [tasks, isShown] of [
    [100, false],
    [0, true],
    [100, true],
  ] as const) {
    const backlot = await stocked(0)
    const before = heapUsed()
    for (let index = 0; index < worlds; index += 1) {
      const name = `w${index}`
      backlot.world(name)
      await make(backlot, tasks, `demo.${name}`)
    }
    const grown = heapUsed() - before
    await backlot.close()
    if (isShown)
      rows.push([`${tasks}`, thousands(grown / worlds), `${round(grown / 2 ** 20, 1)} MB`])
  }
  return rows
}

/** Bytes that are in use once everything that can be was collected. */
function heapUsed(): number {
  const collect = globalThis.gc
  if (!collect) throw new Error('run with --expose-gc')
  collect()
  return process.memoryUsage().heapUsed
}
