/** The latest of many things, numbered from 1: bounded by how many they are and by how much they weigh. */
export interface Ring<T> {
  /** Number of the oldest that is kept; that of the next one when none is. */
  readonly first: number
  /** Number of the one that comes next. */
  readonly next: number
  push(item: T): void
  get(number: number): T | undefined
  /** Forgets everything, and counts from 1 again. */
  clear(): void
}

/** An empty ring. The newest is kept whatever it weighs. */
export function createRing<T>(
  capacity: number,
  budget: number,
  weightOf: (item: T) => number,
): Ring<T> {
  const places: (T | undefined)[] = []
  const weights: number[] = []
  let first = 1
  let next = 1
  let weight = 0

  const forgetOne = (): void => {
    const place = (first - 1) % capacity
    weight -= weights[place] ?? 0
    places[place] = undefined
    first += 1
  }

  return {
    get first() {
      return first
    },
    get next() {
      return next
    },
    push(item) {
      if (next - first === capacity) forgetOne()
      const place = (next - 1) % capacity
      const itsWeight = weightOf(item)
      places[place] = item
      weights[place] = itsWeight
      next += 1
      weight += itsWeight
      while (weight > budget && next - first > 1) forgetOne()
    },
    get: (number) =>
      number >= first && number < next ? places[(number - 1) % capacity] : undefined,
    clear() {
      places.length = 0
      weights.length = 0
      first = 1
      next = 1
      weight = 0
    },
  }
}
