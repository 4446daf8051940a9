import { hexOfWord, rootOf } from '../engine/chance.ts'
import { remembered } from '../engine/remembered.ts'

/** What all ids of an account's objects of a kind have in common: ten digits, and where their counter begins. */
interface Stem {
  readonly digits: string
  readonly start: number
}

const below = remembered((left, right) => `${left}\u0000${right}`)
const stemOf = remembered((owner, kind): Stem => {
  const [a, b, start] = rootOf(owner, kind)
  return { digits: hexOf(a, 8) + hexOf(b, 2), start: start & 0x0fffff }
})

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
  const { digits, start } = stemOf(below(below(owner.seed, owner.world), owner.account), kind)
  // Joined, since a sum of texts keeps its parts for as long as it lives.
  return [hexOf(Math.floor(moment / 1000), 8), digits, hexOf(start + nth, 6)].join('')
}

/** The last digits of a number of 32 bits. */
const hexOf = (number: number, digits: number): string => hexOfWord(number).slice(-digits)

/** Whether a text is an id, in whatever case. */
export const isObjectId = (text: string): boolean => /^[0-9a-f]{24}$/i.test(text)
