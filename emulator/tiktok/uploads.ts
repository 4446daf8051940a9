import { tiktok as contract } from '../../contracts/tiktok/contract.ts'
import { createChance } from '../engine/chance.ts'
import type { Thing, World } from '../engine/world.ts'
import { videoId } from './ids.ts'
import type { SourceProblem } from './refusals.ts'

/** What is kept of an upload. */
interface Upload {
  readonly url: string
  /** Why it cannot be used; it can when absent. */
  readonly problem?: SourceProblem | undefined
  /** The same exactly, in a sentence without a full stop; absent where nobody looked, and in older snapshots. */
  readonly reason?: string | undefined
}

/** Keeps an upload, usable or not, and tells its id. */
export async function keepUpload(
  world: World,
  account: string,
  { url, problem, reason }: Upload,
): Promise<string> {
  const now = world.clock.now()
  const nth = await world.store.tally(`uploads/${contract.id}/${account}`)
  const chance = createChance(world.seed, world.name, contract.id, account, 'upload', nth)
  const id = videoId(now, chance)
  await world.store.insert('things', {
    id,
    provider: contract.id,
    account,
    bornAt: now,
    detail: { url, ...(problem && { problem }), ...(reason !== undefined && { reason }) },
  })
  return id
}

/** Why an upload that is kept cannot be used, for the journal; undefined when it can. */
export function flawOf({ detail }: Thing): string | undefined {
  const { problem, reason } = detail
  if (problem === undefined) return undefined
  return reason === undefined ? String(problem) : `${String(problem)}: ${String(reason)}`
}
