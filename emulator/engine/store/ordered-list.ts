/**
 * A sorted list that stays quick when it is long: chunks of bounded length with running counts, so that inserting
 * anywhere and reading by rank cost about the same for ten items and for a million. Keys lie apart from the items,
 * sixteen bytes an entry in all.
 */
export interface OrderedList<T> {
  readonly size: number
  /** The smallest key; undefined when the list is empty. */
  firstKey(): number | undefined
  insert(key: number, item: T): void
  /** Takes an item out; false when it does not stand there. */
  remove(key: number, item: T): boolean
  /** How many items stand at this key or before it. */
  rank(key: number): number
  /** Items by rank, `from` included, `to` excluded. */
  slice(from: number, to: number): T[]
  /** Calls back with each entry, in order. */
  forEach(visit: (key: number, item: T) => void): void
}

interface Chunk<T> {
  keys: number[]
  items: T[]
}

const longest = 512

/** An empty list, ordered by key and, among equal keys, by `tie`. */
export function createOrderedList<T>(tie: (a: T, b: T) => number): OrderedList<T> {
  const chunks: Chunk<T>[] = []
  /** The last key of each chunk: searched in one place, where the chunks themselves lie all over the memory. */
  const ends: number[] = []
  /** `before[i]` counts the entries in front of chunk i; only the first `counted` are right. */
  const before: number[] = []
  let counted = 0
  let size = 0

  const refreshCounts = (): void => {
    for (let index = counted; index < chunks.length; index += 1)
      before[index] =
        index === 0 ? 0 : (before[index - 1] ?? 0) + (chunks[index - 1]?.keys.length ?? 0)
    counted = chunks.length
  }

  const standsBefore = (chunk: Chunk<T>, index: number, key: number, item: T): boolean => {
    const other = chunk.keys[index] ?? Infinity
    if (other !== key) return other < key
    const rival = chunk.items[index]
    return rival !== undefined && tie(rival, item) < 0
  }

  const endsBefore = (place: number, key: number, item: T): boolean => {
    const end = ends[place] ?? Infinity
    if (end !== key) return end < key
    const rival = chunks[place]?.items.at(-1)
    return rival !== undefined && tie(rival, item) < 0
  }

  /** The chunk in which an entry stands or belongs. */
  const locate = (key: number, item: T): number => {
    const lastAt = chunks.length - 1
    // Most entries come to the end.
    if (lastAt >= 0 && endsBefore(lastAt, key, item)) return lastAt
    let [low, high] = [0, chunks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (endsBefore(middle, key, item)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The index at which an entry stands or belongs in a chunk. */
  const indexIn = (chunk: Chunk<T>, key: number, item: T): number => {
    let [low, high] = [0, chunk.keys.length]
    if (high > 0 && standsBefore(chunk, high - 1, key, item)) return high
    while (low < high) {
      const middle = (low + high) >> 1
      if (standsBefore(chunk, middle, key, item)) low = middle + 1
      else high = middle
    }
    return low
  }

  const split = (at: number, chunk: Chunk<T>): void => {
    if (chunk.keys.length <= longest) return
    // Lists mostly grow at their end: there the full chunk stays dense, elsewhere it is halved.
    const cut = at === chunks.length - 1 ? longest : longest >> 1
    chunks.splice(at + 1, 0, { keys: chunk.keys.slice(cut), items: chunk.items.slice(cut) })
    chunk.keys = chunk.keys.slice(0, cut)
    chunk.items = chunk.items.slice(0, cut)
    ends.splice(at, 1, chunk.keys[cut - 1] ?? 0, ends[at] ?? 0)
  }

  return {
    get size() {
      return size
    },
    firstKey: () => chunks[0]?.keys[0],
    insert(key, item) {
      size += 1
      const last = chunks.at(-1)
      if (!last) {
        chunks.push({ keys: [key], items: [item] })
        ends.push(key)
        return
      }
      const at = locate(key, item)
      const chunk = chunks[at] ?? last
      const index = indexIn(chunk, key, item)
      if (index === chunk.keys.length) {
        chunk.keys.push(key)
        chunk.items.push(item)
        ends[at] = key
      } else {
        chunk.keys.splice(index, 0, key)
        chunk.items.splice(index, 0, item)
      }
      counted = Math.min(counted, at + 1)
      split(at, chunk)
    },
    remove(key, item) {
      const at = locate(key, item)
      const chunk = chunks[at]
      if (!chunk) return false
      const index = indexIn(chunk, key, item)
      const found = chunk.items[index]
      if (found === undefined || chunk.keys[index] !== key || tie(found, item) !== 0) return false
      chunk.keys.splice(index, 1)
      chunk.items.splice(index, 1)
      const end = chunk.keys.at(-1)
      if (end !== undefined) ends[at] = end
      else {
        chunks.splice(at, 1)
        ends.splice(at, 1)
      }
      counted = Math.min(counted, at)
      size -= 1
      return true
    },
    rank(key) {
      refreshCounts()
      const at = firstIndex(chunks.length, (place) => (ends[place] ?? 0) > key)
      const chunk = chunks[at]
      if (!chunk) return size
      return (
        (before[at] ?? 0) +
        firstIndex(chunk.keys.length, (place) => (chunk.keys[place] ?? Infinity) > key)
      )
    },
    slice(from, to) {
      refreshCounts()
      const found: T[] = []
      let at = Math.max(0, firstIndex(chunks.length, (place) => (before[place] ?? 0) > from) - 1)
      let offset = from - (before[at] ?? 0)
      while (found.length < to - from) {
        const chunk = chunks[at]
        if (!chunk) break
        const end = offset + to - from - found.length
        for (const item of chunk.items.slice(offset, end)) found.push(item)
        at += 1
        offset = 0
      }
      return found
    },
    forEach(visit) {
      for (const { keys, items } of chunks)
        items.forEach((item, index) => {
          visit(keys[index] ?? 0, item)
        })
    },
  }
}

/** The first index below `length` for which `answer` is true; `length` when it never is. */
function firstIndex(length: number, answer: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (answer(middle)) high = middle
    else low = middle + 1
  }
  return low
}
