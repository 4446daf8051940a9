import { createBacklot } from '../../emulator/index.ts'
import { median } from './statistics.ts'

/** Milliseconds that `createBacklot()` takes in this process: the first time, and later. */
export async function creation(): Promise<{ first: number; later: number }> {
  const times: number[] = []
  for (let index = 0; index < 30; index += 1) {
    const started = performance.now()
    const backlot = createBacklot()
    times.push(performance.now() - started)
    await backlot.close()
  }
  return { first: times[0] ?? 0, later: median(times.slice(1)) }
}
