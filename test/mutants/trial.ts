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
 * Holds cases against an emulator with a defect: all that call what the mutant changes, and the slow ones and those of
 * single fields only if none of the others sees anything. Of a generated one the first that does is enough.
 */
export async function tryMutant(mutant: Mutant, sound: ReadonlyMap<string, Sound>): Promise<Trial> {
  const { contract } = apiWith(mutant)
  const all = likeliest(mutant, touching(mutant, sound), sound)
  const isDear = (held: Case): boolean =>
    (sound.get(keyOf(contract, held))?.tookMs ?? 0) > dearMs || /\/field-/.test(held.id)
  const first = all.filter((held) => !isDear(held))
  const trial = await holdAgainst(mutant, first)
  if (trial.void === undefined && trial.killedBy.length > 0) return trial
  const rest = await holdAgainst(mutant, all.filter(isDear))
  const { void: reason, ...found } = rest
  const isVoid = reason !== undefined && trial.void !== undefined
  return {
    ...found,
    ...(isVoid && { void: reason }),
    tried: [...trial.tried, ...rest.tried],
    tookMs: trial.tookMs + rest.tookMs,
  }
}

/** Cases that take longer come in last. */
const dearMs = 60

/** Holds cases, in this order, against an emulator with a defect. Of a generated one the first kill is enough. */
export async function holdAgainst(mutant: Mutant, cases: readonly Case[]): Promise<Trial> {
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
  for (const held of cases) {
    if (mutant.generated && killers.size > 0) break
    const { bench, leave } = await target.open(contract)
    tried.push(held.id)
    const { verdict } = await runCase(contract, held, patient(bench))
    if (verdict === 'drift') killers.add(held)
    await leave()
  }
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

const wordsOf = (id: string): string[] => id.toLowerCase().split(/[^a-z0-9]+/)

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
