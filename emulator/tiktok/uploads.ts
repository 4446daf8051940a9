import { tiktok as contract } from '../../contracts/tiktok/contract.ts'
import { createChance } from '../engine/chance.ts'
import type { World } from '../engine/world.ts'
import { videoId } from './ids.ts'
import type { SourceProblem } from './refusals.ts'

/** Keeps an upload, usable or not, and tells its id. */
export async function keepUpload(
  world: World,
  account: string,
  { url, problem }: { readonly url: string; readonly problem?: SourceProblem | undefined },
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
    detail: { url, ...(problem && { problem }) },
  })
  return id
}
