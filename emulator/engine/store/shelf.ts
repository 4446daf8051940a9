import type { Document } from './document.ts'
import { createOrderedList, type OrderedList } from './ordered-list.ts'
import type { Queued } from './queue.ts'
import type { Collection, Milestone } from './store.ts'

/** A document in memory, with what the store must remember of it between operations. */
export interface Row<D extends Document> extends Queued {
  document: D
  readonly collection: string
  /** Rows in the order of their insertion. */
  readonly order: number
  /** How many of its milestones have been announced. */
  announced: number
}

/** The rows of one collection: by scope and id, and in its lists. */
export interface Shelf<D extends Document> {
  row(scope: string, id: string): Row<D> | undefined
  everywhere(id: string): readonly D[]
  /** Every row, in the order of insertion. */
  rows(): readonly Row<D>[]
  /** False when the id is taken. */
  add(row: Row<D>): boolean
  replace(row: Row<D>, document: D): void
  list(name: string): OrderedList<Row<D>>
  /** Several lists as one. It is made at the first asking and kept up from then on. */
  union(names: readonly string[]): OrderedList<Row<D>>
  /** The next milestone to announce. */
  milestone(row: Row<Document>): Milestone | undefined
}

/** An empty shelf. */
export function createShelf<D extends Document>(collection: Collection<D>): Shelf<D> {
  const scopes = new Map<string, Map<string, Row<D>>>()
  const lists = new Map<string, OrderedList<Row<D>>>()
  const unions = new Map<string, OrderedList<Row<D>>>()
  /** Unions by the list that they take in. */
  const unionsOver = new Map<string, OrderedList<Row<D>>[]>()

  const list = (name: string): OrderedList<Row<D>> => {
    const found = lists.get(name)
    if (found) return found
    const list = createOrderedList<Row<D>>(byId)
    lists.set(name, list)
    return list
  }

  const stand = (row: Row<D>): void => {
    for (const place of collection.places(row.document)) {
      list(place.list).insert(place.at, row)
      if (unions.size === 0) continue
      for (const union of unionsOver.get(place.list) ?? []) union.insert(place.at, row)
    }
  }

  const leave = (row: Row<D>): void => {
    for (const place of collection.places(row.document)) {
      list(place.list).remove(place.at, row)
      for (const union of unionsOver.get(place.list) ?? []) union.remove(place.at, row)
    }
  }

  return {
    list,
    row: (scope, id) => scopes.get(scope)?.get(id),
    everywhere(id) {
      const found: D[] = []
      for (const rows of scopes.values()) {
        const row = rows.get(id)
        if (row) found.push(row.document)
      }
      return found
    },
    rows: () =>
      [...scopes.values()].flatMap((rows) => [...rows.values()]).sort((a, b) => a.order - b.order),
    add(row) {
      const scope = collection.scope(row.document)
      let rows = scopes.get(scope)
      if (!rows) {
        rows = new Map()
        scopes.set(scope, rows)
      }
      if (rows.has(row.document.id)) return false
      rows.set(row.document.id, row)
      stand(row)
      return true
    },
    replace(row, document) {
      leave(row)
      row.document = document
      stand(row)
    },
    union(names) {
      const members = [...new Set(names)].sort()
      const [only = ''] = members
      if (members.length <= 1) return list(only)
      const key = members.join('\u0000')
      const known = unions.get(key)
      if (known) return known
      const union = createOrderedList<Row<D>>(byId)
      unions.set(key, union)
      for (const member of members) {
        list(member).forEach((at, row) => {
          union.insert(at, row)
        })
        unionsOver.set(member, [...(unionsOver.get(member) ?? []), union])
      }
      return union
    },
    // A row of this shelf, met in the queue that all shelves share
    milestone: (row) => collection.milestone(row.document as D, row.announced),
  }
}

/** By id; scopes may share one, and then the order of insertion tells their rows apart. */
const byId = <D extends Document>(a: Row<D>, b: Row<D>): number =>
  a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : a.order - b.order
