import { catalogue } from '../../contracts/catalogue.ts'
import type { Bench } from '../../contracts/kit/bench.ts'
import type { Case } from '../../contracts/kit/case.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import { runCase } from '../../contracts/suite.ts'
import { createEmulatorTarget } from '../../emulator/cli/verify/world-target.ts'
import { createBacklot } from '../../emulator/index.ts'
import type { Sound } from './baseline.ts'
import { apiOf, type Mutant } from './mutant.ts'

/** What came of a mutant. */
export interface Trial {
  readonly id: string
  /** Ids of the cases that saw drift, in the order of the suite. */
  readonly killedBy: readonly string[]
  /** Ids of the cases that it was held against. */
  readonly tried: readonly string[]
  /** Why it proves nothing: it did not start, or its defect was never reached. */
  readonly void?: string
  readonly tookMs: number
}

export const keyOf = ({ id }: Contract, held: Case): string => `${id} ${held.id}`

/**
 * Holds cases against an emulator with a defect, of those that call what the mutant changes: the ones that are known to
 * kill it first, then the likeliest, then the slow ones and those of single fields. One killer is enough for a mutant
 * that is made by rule; of the others a few are looked for.
 */
export async function tryMutant(
  mutant: Mutant,
  sound: ReadonlyMap<string, Sound>,
  known: readonly string[] = [],
): Promise<Trial> {
  const { contract } = apiWith(mutant)
  const all = touching(mutant, sound)
  const first = all.filter((held) => known.includes(held.id))
  const others = likeliest(
    mutant,
    all.filter((held) => !first.includes(held)),
    sound,
  )
  const isDear = (held: Case): boolean =>
    (sound.get(keyOf(contract, held))?.tookMs ?? 0) > dearMs || /\/field-/.test(held.id)
  const order = [...first, ...others.filter((held) => !isDear(held)), ...others.filter(isDear)]
  const wanted = mutant.generated ? 1 : mostKillers
  return holdAgainst(mutant, order, ({ tried, kills, sinceFirst }) => {
    if (tried < first.length || kills === 0) return false
    return kills >= wanted || first.length > 0 || sinceFirst >= patience
  })
}

/** Cases that take longer come in last. */
const dearMs = 60

/** Killers that are looked for of a mutant that is not made by rule. */
const mostKillers = 6

/** Cases that see nothing before no more killers are looked for. */
const patience = 12

/** How far a trial has come. */
interface Progress {
  readonly tried: number
  readonly kills: number
  /** Cases that were tried after the first that killed. */
  readonly sinceFirst: number
}

/** Holds cases, in this order, against an emulator with a defect, until that is enough. */
export async function holdAgainst(
  mutant: Mutant,
  cases: readonly Case[],
  isEnough: (progress: Progress) => boolean = () => false,
): Promise<Trial> {
  const started = performance.now()
  const { contract, cases: all } = apiWith(mutant)
  const killers = new Set<Case>()
  const tried: string[] = []
  const ended = (reason?: string): Trial => ({
    id: mutant.id,
    killedBy: all.flatMap((held) => (killers.has(held) ? [held.id] : [])),
    tried,
    ...(reason !== undefined && { void: reason }),
    tookMs: Math.round(performance.now() - started),
  })
  let isArmed = false
  let isReached = false
  let target: ReturnType<typeof createEmulatorTarget>
  try {
    const parts = mutant.parts(() => {
      isReached ||= isArmed
    })
    target = createEmulatorTarget(createBacklot({ clock: 'frozen' }, { parts }))
  } catch (error) {
    return ended(`it does not start: ${error}`)
  }
  isArmed = true
  let sinceFirst = 0
  for (const held of cases) {
    if (isEnough({ tried: tried.length, kills: killers.size, sinceFirst })) break
    const { bench } = await target.open(contract)
    tried.push(held.id)
    if (killers.size > 0) sinceFirst += 1
    const { verdict } = await runCase(contract, held, patient(bench))
    if (verdict === 'drift') killers.add(held)
  }
  // The worlds go with their backlot.
  await target.close()
  return ended(isReached ? undefined : 'its defect was never reached')
}

/** The cases that call what a mutant changes. */
export function touching(mutant: Mutant, sound: ReadonlyMap<string, Sound>): Case[] {
  const { operations } = mutant
  const { contract, cases } = apiWith(mutant)
  return cases.filter((held) => {
    const called = sound.get(keyOf(contract, held))?.operations ?? []
    return operations === undefined || operations.some((one) => called.includes(one))
  })
}

function apiWith(mutant: Mutant) {
  const found = catalogue.find(({ contract }) => contract.id === apiOf(mutant))
  if (!found) throw new RangeError(`${mutant.id}: there is no such API`)
  return found
}

/** Those first whose names have most in common with the mutant's; among equals the quickest. */
function likeliest(mutant: Mutant, cases: Case[], sound: ReadonlyMap<string, Sound>): Case[] {
  const { contract } = apiWith(mutant)
  const wanted = new Set(wordsOf(mutant.id))
  const rank = (held: Case): number => {
    const inCommon = wordsOf(held.id).filter((word) => wanted.has(word)).length
    const isOwn = mutant.operations?.includes(held.operation) ?? true
    return inCommon * 100 + (isOwn ? 100 : 0) - (sound.get(keyOf(contract, held))?.tookMs ?? 0)
  }
  const ranks = new Map(cases.map((held) => [held, rank(held)]))
  return cases.toSorted((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0))
}

/** Words of the name of a mutant or case, those within a name in camel case among them. */
export const wordsOf = (id: string): string[] =>
  [id, id.replaceAll(/([a-z])([A-Z])/g, '$1 $2')].flatMap((text) =>
    text.toLowerCase().split(/[^a-z0-9]+/),
  )

/** Far more than any case makes while nothing is wrong. */
const mostCalls = 3_000

/** A bench on which a case that would go on for ever comes to an end. */
function patient(bench: Bench): Bench {
  let calls = 0
  const counted = (): void => {
    calls += 1
    if (calls > mostCalls) throw new Error('it goes on and on')
  }
  const around = (inner: Bench): Bench => ({
    ...inner,
    call(...args) {
      counted()
      return inner.call(...args)
    },
    send(...args) {
      counted()
      return inner.send(...args)
    },
    media(...args) {
      counted()
      return inner.media(...args)
    },
    pass(...args) {
      counted()
      return inner.pass(...args)
    },
    as: (other) => around(inner.as(other)),
  })
  return around(bench)
}
