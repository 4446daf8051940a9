import { type Chance, rootOf } from '../engine/chance.ts'

const hexOf = (number: number, digits: number): string =>
  (number >>> 0).toString(16).padStart(digits, '0').slice(-digits)

/**
 * Id of an account's n-th object: the second of its creation, ten digits that belong to the account, and a counter,
 * so that ids of one account ascend with time.
 */
export function objectId(
  moment: number,
  owner: { readonly seed: string; readonly world: string; readonly account: string },
  kind: string,
  nth: number,
): string {
  const [a, b, start] = rootOf(owner.seed, owner.world, owner.account, kind)
  const counter = ((start & 0x0fffff) + nth) & 0xffffff
  return hexOf(Math.floor(moment / 1000), 8) + hexOf(a, 8) + hexOf(b, 2) + hexOf(counter, 6)
}

/** Whether a text is an id, in whatever case. */
export const isObjectId = (text: string): boolean => /^[0-9a-f]{24}$/i.test(text)

/** A UUID of version 4. */
export function uuid(chance: Chance): string {
  const hex = chance.hex(32)
  const variant = '89ab'[chance.int(0, 3)] ?? '8'
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-')
}
