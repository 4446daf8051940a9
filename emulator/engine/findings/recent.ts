/** What was noted last under each of a bounded number of keys; those not touched for longest are forgotten. */
export interface Recent<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  delete(key: string): void
  values(): Iterable<T>
}

/** Nothing noted yet. */
export function createRecent<T>(capacity = 1000): Recent<T> {
  const kept = new Map<string, T>()
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key)
      kept.set(key, value)
      if (kept.size <= capacity) return
      const [oldest] = kept.keys()
      if (oldest !== undefined) kept.delete(oldest)
    },
    delete: (key) => void kept.delete(key),
    values: () => kept.values(),
  }
}
