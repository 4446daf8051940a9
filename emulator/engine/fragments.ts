/**
 * Serialised pieces of answers that never change any more, within a bound. Pieces live in two generations: when the
 * young one is full it becomes the old one, and what was in the old one and was not read since is forgotten. That
 * keeps about the most recently used pieces, without the bookkeeping of a strict order on every read.
 */
export interface Fragments {
  get(shelf: string, id: string): string | undefined
  set(shelf: string, id: string, text: string): void
  /** Characters kept, with a little for each piece. */
  readonly weight: number
}

type Shelves = Map<string, Map<string, string>>

/** Roughly what a map entry costs beside its text. */
const overhead = 64

/** No fragments yet; never more than `budget` characters. */
export function createFragments(budget: number): Fragments {
  let young: Shelves = new Map()
  let old: Shelves = new Map()
  let youngWeight = 0
  let oldWeight = 0

  const set = (shelf: string, id: string, text: string): void => {
    const weight = text.length + overhead
    if (weight > budget / 2) return
    if (youngWeight + weight > budget / 2) {
      old = young
      oldWeight = youngWeight
      young = new Map()
      youngWeight = 0
    }
    const pieces = young.get(shelf) ?? new Map<string, string>()
    young.set(shelf, pieces)
    const replaced = pieces.get(id)
    if (replaced !== undefined) youngWeight -= replaced.length + overhead
    pieces.set(id, text)
    youngWeight += weight
  }

  return {
    get weight() {
      return youngWeight + oldWeight
    },
    get(shelf, id) {
      const fresh = young.get(shelf)?.get(id)
      if (fresh !== undefined) return fresh
      const aged = old.get(shelf)?.get(id)
      if (aged !== undefined) set(shelf, id, aged)
      return aged
    },
    set,
  }
}
