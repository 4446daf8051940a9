import type { World } from '../engine/world.ts'
import { objectId } from './ids.ts'

const made = Date.UTC(2025, 0, 6)

/** Id of the material group that an account has from the beginning. */
export const groupOf = ({ seed, name }: World, account: string): string =>
  objectId(made, { seed, world: name, account }, 'group', 0)
