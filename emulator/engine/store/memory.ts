import { fundsAt, type Ledger, openLedger, schedule, setBalance, spendFrom } from '../credits.ts'
import { freshUsage, look, takeFrom, type Usage } from '../quota.ts'
import type { Document } from './document.ts'
import { createQueue, unqueued } from './queue.ts'
import { loadLedger, loadUsage, saveLedger, saveUsage } from './saving.ts'
import { createShelf, type Row, type Shelf } from './shelf.ts'
import type { Collections, Milestone, Schema, Store } from './store.ts'

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
    get(collection, scope, id) {
      return shelfOf(collection).row(scope, id)?.document
    },
    async find(collection, id) {
      return shelfOf(collection).everywhere(id)
    },
    insert(collection, document) {
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
    after(collection, name, moment) {
      const list = shelfOf(collection).list(name)
      return list.size - list.rank(moment)
    },
    tally(name) {
      const before = tallies.get(name) ?? 0
      tallies.set(name, before + 1)
      return before
    },
    take(key, rule, now) {
      return takeFrom(usageOf(key), rule, now)
    },
    async usage(key, rule, now) {
      return look(usageOf(key), rule, now)
    },
    funds(name, opening, now) {
      return fundsAt(ledgerOf(name, opening, now), now)
    },
    spend(name, opening, spending, now) {
      return spendFrom(keptLedger(name, opening, now), spending, now)
    },
    schedule(name, spending, course, now) {
      const ledger = ledgers.get(name)
      if (ledger) schedule(ledger, spending, course, now)
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
    save() {
      return {
        inserted,
        collections: Object.keys(collections).map((name) => ({
          name,
          rows: shelfOf(name)
            .rows()
            .map(({ document, order, announced }) => ({ document, order, announced })),
        })),
        tallies: [...tallies],
        quotas: [...quotas].map(([key, usage]) => saveUsage(key, usage)),
        ledgers: [...ledgers].map(([name, ledger]) => saveLedger(name, ledger)),
      }
    },
    load(saved) {
      if (inserted > 0) throw new RangeError('only an empty store can be loaded')
      for (const { name, rows } of saved.collections) {
        if (!Object.hasOwn(collections, name))
          throw new RangeError(`there is no collection ${name}`)
        for (const { document, order, announced } of rows) {
          // Whoever knows the kinds has looked at it.
          const row = {
            document: document as S[string],
            collection: name,
            order,
            announced,
            slot: unqueued,
          }
          if (!shelfOf(name).add(row))
            throw new RangeError(`${name}: ${document.id} is there twice`)
          enqueue(row)
        }
      }
      inserted = saved.inserted
      for (const [name, count] of saved.tallies) tallies.set(name, count)
      for (const usage of saved.quotas) quotas.set(usage.key, loadUsage(usage))
      for (const ledger of saved.ledgers) ledgers.set(ledger.name, loadLedger(ledger))
    },
  }
}
