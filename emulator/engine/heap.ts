/** A priority queue: the item that stands first by `before` comes out first. */
export interface Heap<T> {
  readonly size: number
  peek(): T | undefined
  push(item: T): void
  pop(): T | undefined
  /** Every item, in no order. */
  items(): readonly T[]
}

/** An empty binary heap. */
export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const heap: T[] = []

  const rise = (from: number): void => {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      const [low, high] = [heap[index], heap[parent]]
      if (low === undefined || high === undefined || !before(low, high)) return
      heap[index] = high
      heap[parent] = low
      index = parent
    }
  }

  const sink = (): void => {
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      let first = index
      for (const child of [left, left + 1]) {
        const [candidate, best] = [heap[child], heap[first]]
        if (candidate !== undefined && best !== undefined && before(candidate, best)) first = child
      }
      if (first === index) return
      const [here, there] = [heap[index], heap[first]]
      if (here === undefined || there === undefined) return
      heap[index] = there
      heap[first] = here
      index = first
    }
  }

  return {
    get size() {
      return heap.length
    },
    peek: () => heap[0],
    push(item) {
      heap.push(item)
      rise(heap.length - 1)
    },
    pop() {
      const first = heap[0]
      const last = heap.pop()
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last
        sink()
      }
      return first
    },
    items: () => heap,
  }
}
