import type { Contract } from '../../../contracts/kit/contract.ts'
import type { World } from '../world.ts'
import type { Finding } from './finding.ts'
import { createGrader } from './grader.ts'
import { type JournalReader, readJournal } from './reader.ts'
import type { Grading, Rule } from './rule.ts'
import { generalRules } from './rules.ts'
import { createLooking } from './seen.ts'
import { createUnreadFields, type UnreadFields } from './unread.ts'

/** What was noticed of the clients of one world. Looking at it reads what the journal has kept since the last time. */
export interface Observation {
  readonly unread: Pick<UnreadFields, 'list' | 'more'>
  readonly findings: readonly Finding[]
  /** Calls that were looked at, and calls that the journal forgot before anybody did. */
  readonly judged: number
  readonly forgotten: number
}

/** A finding and the world it was made in. */
export type WorldFinding = Finding & { readonly world: string }

/** Notices what clients do, world by world. */
export interface Observer {
  /** Every rule that clients are held to. */
  readonly rules: readonly Rule[]
  /** What was noticed in a world until now. */
  of(world: World): Observation
  /** What was found in these worlds, and in those that have ended as far as they were watched. */
  all(worlds: readonly World[]): Omit<Observation, 'unread' | 'findings'> & {
    readonly findings: readonly WorldFinding[]
  }
  /** A world was opened: it is watched from now on where nothing may be missed. */
  opened(world: World): void
  /** A world has come to its end: what was found in it is kept where nothing may be missed. */
  closing(world: World): void
}

export interface ObserverOptions {
  readonly contracts: readonly Contract[]
  /** What is known of each API to judge its clients. */
  readonly gradings: ReadonlyMap<string, Grading>
  /** Whether every call is looked at before the journal forgets it, asked or not; that costs some time a call. */
  readonly eager: boolean
  /** Calls that a journal keeps. */
  readonly capacity: number
}

/** Findings of worlds that have ended. */
const mostPast = 10_000

/** An observer who has noticed nothing yet. */
export function createObserver(options: ObserverOptions): Observer {
  const { contracts, gradings, eager } = options
  const look = createLooking(contracts)
  const rules = [...generalRules, ...[...gradings.values()].flatMap((grading) => grading.rules)]
  const watched = new WeakMap<World, { of(): Observation }>()
  const past = { findings: [] as WorldFinding[], judged: 0, forgotten: 0 }

  const watch = (world: World) => {
    const known = watched.get(world)
    if (known) return known
    const unread = createUnreadFields()
    const grader = createGrader(world, rules, gradings)
    const reader: JournalReader = readJournal(
      world.journal,
      (call, number) => {
        const seen = look(call, number)
        unread.look(seen)
        grader.look(seen)
      },
      options,
    )
    const fresh = {
      of(): Observation {
        reader.catchUp()
        const { read, forgotten } = reader
        return { unread, findings: grader.findings(), judged: read, forgotten }
      },
    }
    watched.set(world, fresh)
    return fresh
  }

  const of: Observer['of'] = (world) => watch(world).of()
  /** Adds what was found in a world. */
  const gather = (sum: typeof past, world: World): void => {
    const { findings, judged, forgotten } = of(world)
    sum.judged += judged
    sum.forgotten += forgotten
    for (const finding of findings) sum.findings.push({ ...finding, world: world.name })
  }

  return {
    rules,
    of,
    all(worlds) {
      const sum = { ...past, findings: [...past.findings] }
      for (const world of worlds) gather(sum, world)
      return sum
    },
    opened(world) {
      if (eager) watch(world)
    },
    closing(world) {
      if (eager && past.findings.length < mostPast) gather(past, world)
    },
  }
}
