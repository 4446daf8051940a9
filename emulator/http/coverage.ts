import { join } from 'node:path'
import type { Contract } from '../../contracts/kit/contract.ts'
import { type Coverage, coverageOf } from '../../contracts/kit/coverage.ts'
import { readMeetings } from '../../contracts/kit/coverage-file.ts'
import { liveLogFile, readLiveDays } from '../engine/live-log.ts'
import { readShipped } from '../engine/shipped.ts'

// In the sources; beside a bundle; one up when the bundle is split into a folder.
const folders = ['../../contracts/', './contracts/', '../contracts/']
const placesOf = (name: string): URL[] =>
  folders.map((folder) => new URL(folder + name, import.meta.url))

/**
 * What is known and held of some APIs, from what was printed when their suites were last run. Days of live
 * verification come from the log that is shipped, and from the one below the folder that this process runs in.
 * @throws Error when a log of live days is none
 */
export async function readCoverage(
  contracts: readonly Contract[],
  logs: readonly (string | URL)[] = [join(process.cwd(), liveLogFile)],
): Promise<Coverage[]> {
  const days = await readLiveDays([...placesOf('live.json'), ...logs])
  return Promise.all(
    contracts.map(async (contract) => {
      const text = await readShipped(placesOf(`${contract.id}/coverage.json`))
      return coverageOf(contract, readMeetings(text.toString()), days[contract.id])
    }),
  )
}
