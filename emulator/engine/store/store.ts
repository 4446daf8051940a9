import type { QuotaRule } from '../../../contracts/kit/quota.ts'
import type { Course, Funds, LedgerEntry, Spending } from '../credits.ts'
import type { Grant } from '../quota.ts'
import type { Document } from './document.ts'
import type { SavedStore } from './saved.ts'

/** Where a document stands in a list: lists are ordered by moment, then id. */
export interface Place {
  readonly list: string
  readonly at: number
}

/** A moment of a document's life that its world announces. */
export interface Milestone {
  readonly at: number
  readonly kind: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** What the store must know of a kind of document: pure functions of it. */
export interface Collection<D extends Document> {
  /** Ids are unique below a scope. */
  scope(document: D): string
  places(document: D): readonly Place[]
  /** The moments to announce, in order: the one of this index; undefined when there is none left. */
  milestone(document: D, index: number): Milestone | undefined
}

/** The kinds of document of a store, by name. */
export type Schema = Readonly<Record<string, Document>>
export type Collections<S extends Schema> = { readonly [C in keyof S]: Collection<S[C]> }

export interface Page<D> {
  readonly items: readonly D[]
  /** Documents in the whole list, up to the moment asked about. */
  readonly total: number
}

export interface PageRequest {
  /** The lists to read as one. */
  readonly lists: readonly string[]
  /** Documents that stand later than this moment are not there yet. */
  readonly until: number
  /** Documents to skip, from the newest. */
  readonly offset: number
  readonly limit: number
}

/** A milestone that has come, with the document it belongs to. */
export interface Reached {
  readonly collection: string
  readonly document: Document
  readonly milestone: Milestone
}

/**
 * An answer that is there, or that comes. What lies in memory is there at once, and where calls are many, looking
 * costs less than waiting; a store that many processes share takes its time.
 */
export type Soon<T> = T | Promise<T>

/**
 * What a world remembers. Every operation is atomic by itself, so that an implementation may be shared by
 * processes; nothing here is particular to one API.
 */
export interface Store<S extends Schema> {
  get<C extends keyof S>(collection: C, scope: string, id: string): Soon<S[C] | undefined>
  /** Every document with this id, whatever its scope. */
  find<C extends keyof S>(collection: C, id: string): Promise<readonly S[C][]>
  /** @returns false when the id is taken, and then nothing is kept */
  insert<C extends keyof S>(collection: C, document: S[C]): Soon<boolean>
  /** Replaces a document by what `change` makes of it. @returns the new one, undefined when there is none */
  update<C extends keyof S>(
    collection: C,
    scope: string,
    id: string,
    change: (document: S[C]) => S[C],
  ): Promise<S[C] | undefined>
  /** A page of a list, newest first, ties by id descending. Costs the same however long the list is. */
  page<C extends keyof S>(collection: C, request: PageRequest): Promise<Page<S[C]>>
  /** How many documents stand in a list later than a moment. */
  after<C extends keyof S>(collection: C, list: string, moment: number): Soon<number>
  /** Adds one to a tally and returns what it was before. */
  tally(name: string): Soon<number>
  /** Takes one call from a quota. */
  take(key: string, rule: QuotaRule, now: number): Soon<Grant>
  /** Looks at a quota. */
  usage(key: string, rule: QuotaRule, now: number): Promise<Grant>
  /** What an account has; an account never heard of has `opening`. */
  funds(ledger: string, opening: number, now: number): Soon<Funds>
  /** Charges or reserves credits, if they are there. @returns false when they are not, and then nothing changes */
  spend(ledger: string, opening: number, spending: Spending, now: number): Soon<boolean>
  /** Says anew what is to become of a spending, and when. Spendings that are over stay as they are. */
  schedule(ledger: string, spending: string, course: Course, now: number): Soon<void>
  /** Brings a balance to so much. */
  setBalance(ledger: string, opening: number, balance: number, now: number): Promise<Funds>
  /** A page of an account's ledger, newest first. */
  entries(
    ledger: string,
    opening: number,
    now: number,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<Page<LedgerEntry>>
  /** The earliest milestone not yet announced. */
  nextMilestone(): Promise<number | undefined>
  /** Announces the earliest milestone if it has come by `moment`, earliest first, then first inserted first. */
  reach(moment: number): Promise<Reached | undefined>
  /** All that it remembers at one moment, as plain JSON. */
  save(): Soon<SavedStore>
  /**
   * Remembers what another one did, in place of nothing.
   * @throws RangeError when it remembers something already, or what is saved contradicts itself
   */
  load(saved: SavedStore): Soon<void>
}
