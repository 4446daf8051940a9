import { catalogue } from '../../../contracts/catalogue.ts'
import type { Bench } from '../../../contracts/kit/bench.ts'
import type { Case } from '../../../contracts/kit/case.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { runCase } from '../../../contracts/suite.ts'
import { defaultName } from '../../engine/credential.ts'
import { arrangesNothing } from './bench.ts'
import type { Counted, Score } from './schedule.ts'
import { tallied } from './tally.ts'
import type { Chosen, Target } from './target.ts'
import { createEmulatorTarget } from './world-target.ts'

/** What a rehearsal tells of a case: how it goes in time, or why it cannot be verified. */
export type Rehearsed =
  | { readonly score: Score; readonly reason?: undefined }
  | { readonly score?: undefined; readonly reason: string }

/** Longer than any window of a quota. */
const pauseMs = 600_000

const needsFreshAccount =
  'it needs an account that was never used, and the target is called with one account for all'

/**
 * Plays cases on the emulator as they would go on a target where nothing can be arranged, in one account that
 * has been used before.
 */
export async function rehearse(cases: readonly Chosen[]): Promise<Map<Case, Rehearsed>> {
  const results = new Map<Case, Rehearsed>()
  for (const { contract, cases: all } of catalogue) {
    const own = cases.filter((chosen) => chosen.contract === contract)
    if (own.length === 0) continue
    const target = createEmulatorTarget()
    // Calls without a credential are told the time of the default world, so this is the one to be in.
    const bench = target.benchIn(contract, defaultName)
    // Whatever costs something leaves something behind.
    for (const held of all) if (held.cost === 'paid') await play(contract, held, bench)
    for (const { held } of own) {
      const used = await play(contract, held, bench)
      results.set(held, used.drifts ? await afresh(used, contract, held, target) : used)
    }
    await target.close()
  }
  return results
}

/** Finds out whether a case that went wrong in a used account goes right in a fresh one. */
async function afresh(
  used: Played,
  contract: Contract,
  held: Case,
  target: Target,
): Promise<Rehearsed> {
  const stage = await target.open(contract)
  const { drifts } = await play(contract, held, stage.bench)
  await stage.leave()
  // What the emulator never keeps says nothing about the target.
  return drifts ? used : { reason: needsFreshAccount }
}

type Played = Rehearsed & { readonly drifts?: boolean }

async function play(contract: Contract, held: Case, bench: Bench): Promise<Played> {
  const calls: Counted[] = []
  let passedMs = 0
  let ahead = 0
  const lent: Bench = {
    ...bench,
    ...arrangesNothing,
    // Real time never stands still.
    async now() {
      ahead += 3
      return (await bench.now()) + ahead
    },
    async pass(milliseconds) {
      passedMs += Math.max(0, milliseconds)
      await bench.pass(milliseconds)
    },
  }
  const count = (operation: string): void => void calls.push({ operation, at: passedMs })
  const verdict = await runCase(contract, held, tallied(contract, lent, count))
  await bench.pass(pauseMs)
  return verdict.verdict === 'unverified'
    ? { reason: verdict.reason }
    : { score: { calls, passedMs }, drifts: verdict.verdict === 'drift' }
}
