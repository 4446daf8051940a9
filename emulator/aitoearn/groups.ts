import { aitoearn as contract } from '../../contracts/aitoearn/contract.ts'
import { scopeOf } from '../engine/filing.ts'
import type { World } from '../engine/world.ts'
import { objectId } from './ids.ts'

const made = Date.UTC(2025, 0, 6)

/** Id of the material group that an account has from the beginning. */
export const groupOf = ({ seed, name }: World, account: string): string =>
  objectId(made, { seed, world: name, account }, 'group', 0)

/** Gives an account another material group, and tells its id. */
export async function keepGroup(world: World, account: string): Promise<string> {
  const { seed, name, store, clock } = world
  const nth = await store.tally(`groups/${contract.id}/${account}`)
  const bornAt = clock.now()
  const id = objectId(bornAt, { seed, world: name, account }, 'group', nth + 1)
  await store.insert('things', { id, provider: contract.id, account, bornAt, detail: {} })
  return id
}

/** Whether an account has a material group. */
export const hasGroup = async (world: World, account: string, id: string): Promise<boolean> =>
  id === groupOf(world, account) ||
  (await world.store.get('things', scopeOf(contract.id, account), id)) !== undefined
