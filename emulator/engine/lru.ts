/** A cache of bounded weight that forgets what was not used for longest. */
export interface Lru<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  readonly weight: number
  clear(): void
}

/** An empty cache; `weigh` tells what a value counts against `budget`. */
export function createLru<V>(budget: number, weigh: (value: V) => number): Lru<V> {
  const values = new Map<string, V>()
  let weight = 0
  return {
    get weight() {
      return weight
    },
    get(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      // A map keeps the order of insertion: put it last, as the most recently used.
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key, value) {
      const old = values.get(key)
      if (old !== undefined) {
        weight -= weigh(old)
        values.delete(key)
      }
      values.set(key, value)
      weight += weigh(value)
      for (const [oldest, forgotten] of values) {
        if (weight <= budget) break
        values.delete(oldest)
        weight -= weigh(forgotten)
      }
    },
    clear() {
      values.clear()
      weight = 0
    },
  }
}
