import { fundsAt, type Ledger, openLedger, schedule, setBalance, spendFrom } from '../credits.ts'
import { freshUsage, look, takeFrom, type Usage } from '../quota.ts'
import { createOrderedList, type OrderedList } from './ordered-list.ts'
import { createQueue, type Queued, unqueued } from './queue.ts'
import type { Collection, Collections, Document, Milestone, Schema, Store } from './store.ts'

/** A document in memory, with what the store must remember of it between operations. */
interface Row<D extends Document> extends Queued {
  document: D
  readonly collection: string
  /** Rows in the order of their insertion. */
  readonly order: number
  /** How many of its milestones have been announced. */
  announced: number
}

/** By id; scopes may share one, and then the order of insertion tells their rows apart. */
const byId = <D extends Document>(a: Row<D>, b: Row<D>): number =>
  a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : a.order - b.order

/** A store in this process's memory. */
export function createMemoryStore<S extends Schema>(collections: Collections<S>): Store<S> {
  const shelves = new Map<keyof S, Shelf<S[keyof S]>>()
  const queue = createQueue<Row<Document>>()
  const tallies = new Map<string, number>()
  const quotas = new Map<string, Usage>()
  const ledgers = new Map<string, Ledger>()
  let inserted = 0

  /** The shelf of a collection; the map cannot say that each name has its own kind of document. */
  const shelfOf = <C extends keyof S>(collection: C): Shelf<S[C]> => {
    const known = shelves.get(collection) as Shelf<S[C]> | undefined
    if (known) return known
    const shelf = createShelf<S[C]>(collections[collection])
    shelves.set(collection, shelf as unknown as Shelf<S[keyof S]>)
    return shelf
  }

  const usageOf = (key: string): Usage => {
    const known = quotas.get(key)
    if (known) return known
    const usage = freshUsage()
    quotas.set(key, usage)
    return usage
  }

  /** The ledger of an account; looking at one that was never used leaves nothing behind. */
  const ledgerOf = (name: string, opening: number, now: number): Ledger =>
    ledgers.get(name) ?? openLedger(opening, now)

  const keptLedger = (name: string, opening: number, now: number): Ledger => {
    const ledger = ledgerOf(name, opening, now)
    ledgers.set(name, ledger)
    return ledger
  }

  const nextOf = (row: Row<Document>): Milestone | undefined =>
    shelfOf(row.collection).milestone(row)

  const enqueue = (row: Row<Document>): void => {
    const next = nextOf(row)
    if (next) queue.insert(next.at, row)
  }

  return {
    async get(collection, scope, id) {
      return shelfOf(collection).row(scope, id)?.document
    },
    async find(collection, id) {
      return shelfOf(collection).everywhere(id)
    },
    async insert(collection, document) {
      const row = {
        document,
        collection: String(collection),
        order: inserted,
        announced: 0,
        slot: unqueued,
      }
      if (!shelfOf(collection).add(row)) return false
      inserted += 1
      enqueue(row)
      return true
    },
    async update(collection, scope, id, change) {
      const shelf = shelfOf(collection)
      const row = shelf.row(scope, id)
      if (!row) return undefined
      const queued = nextOf(row)
      const document = change(row.document)
      if (document === row.document) return document
      shelf.replace(row, document)
      const next = nextOf(row)
      if (queued?.at !== next?.at) {
        queue.remove(row)
        if (next) queue.insert(next.at, row)
      }
      return document
    },
    async page(collection, { lists, until, offset, limit }) {
      const list = shelfOf(collection).union(lists)
      const total = list.rank(until)
      const end = Math.max(0, total - offset)
      const rows = list.slice(Math.max(0, end - limit), end)
      return { total, items: rows.map((row) => row.document).reverse() }
    },
    async after(collection, name, moment) {
      const list = shelfOf(collection).list(name)
      return list.size - list.rank(moment)
    },
    async tally(name) {
      const before = tallies.get(name) ?? 0
      tallies.set(name, before + 1)
      return before
    },
    async take(key, rule, now) {
      return takeFrom(usageOf(key), rule, now)
    },
    async usage(key, rule, now) {
      return look(usageOf(key), rule, now)
    },
    async funds(name, opening, now) {
      return fundsAt(ledgerOf(name, opening, now), now)
    },
    async spend(name, opening, spending, now) {
      return spendFrom(keptLedger(name, opening, now), spending, now)
    },
    async schedule(name, spending, steps, now) {
      const ledger = ledgers.get(name)
      if (ledger) schedule(ledger, spending, steps, now)
    },
    async setBalance(name, opening, balance, now) {
      const ledger = keptLedger(name, opening, now)
      setBalance(ledger, balance, now)
      return fundsAt(ledger, now)
    },
    async entries(name, opening, now, { offset, limit }) {
      const ledger = ledgerOf(name, opening, now)
      fundsAt(ledger, now)
      const total = ledger.entries.length
      const end = Math.max(0, total - offset)
      return { total, items: ledger.entries.slice(Math.max(0, end - limit), end).reverse() }
    },
    async nextMilestone() {
      return queue.firstAt()
    },
    async reach(moment) {
      const at = queue.firstAt()
      if (at === undefined || at > moment) return undefined
      const row = queue.first()
      if (!row) return undefined
      const milestone = nextOf(row)
      queue.remove(row)
      row.announced += 1
      enqueue(row)
      if (!milestone) return undefined
      return { collection: row.collection, document: row.document, milestone }
    },
  }
}

/** The rows of one collection: by scope and id, and in its lists. */
interface Shelf<D extends Document> {
  row(scope: string, id: string): Row<D> | undefined
  everywhere(id: string): readonly D[]
  /** False when the id is taken. */
  add(row: Row<D>): boolean
  replace(row: Row<D>, document: D): void
  list(name: string): OrderedList<Row<D>>
  /** Several lists as one. It is made at the first asking and kept up from then on. */
  union(names: readonly string[]): OrderedList<Row<D>>
  /** The next milestone to announce. */
  milestone(row: Row<Document>): Milestone | undefined
}

function createShelf<D extends Document>(collection: Collection<D>): Shelf<D> {
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
