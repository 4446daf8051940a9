import { type BacklotClient, createBacklotClient } from '../../../client/backlot.ts'
import { catalogue } from '../../../contracts/catalogue.ts'
import type { Bench } from '../../../contracts/kit/bench.ts'
import type { Case } from '../../../contracts/kit/case.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { runCase } from '../../../contracts/suite.ts'
import { defaultName } from '../../engine/credential.ts'
import { createBacklot } from '../../index.ts'
import { arrangesNothing } from './bench.ts'
import { type Meter, metered } from './metered.ts'
import type { Price } from './price.ts'
import type { Counted, Score } from './schedule.ts'
import { tallied } from './tally.ts'
import type { Chosen, Target } from './target.ts'
import { createEmulatorTarget } from './world-target.ts'

/** What a rehearsal tells of a case: how it goes in time and what it costs, or why it cannot be verified. */
export type Rehearsed =
  | { readonly score: Score; readonly price: Price; readonly reason?: undefined }
  | { readonly score?: undefined; readonly price?: undefined; readonly reason: string }

/** What came of the rehearsal of many cases. */
export interface Rehearsal {
  of(held: Case): Rehearsed | undefined
  /** The most credits that a call of an operation cost, as far as any case made one. */
  dearest(provider: string, operation: string): number | undefined
}

/** Longer than any window of a quota. */
const pauseMs = 600_000

/** Credits in the account before each case: neither fresh nor empty. */
const balance = 3_000

const needsFreshAccount =
  'it needs an account that was never used, and the target is called with one account for all'

/**
 * Plays cases on the emulator as they would go on a target where nothing can be arranged, in one account that
 * has been used before.
 */
export async function rehearse(cases: readonly Chosen[]): Promise<Rehearsal> {
  const results = new Map<Case, Rehearsed>()
  const prices = new Map<string, number>()
  for (const { contract, cases: all } of catalogue) {
    const own = cases.filter((chosen) => chosen.contract === contract)
    if (own.length === 0) continue
    const backlot = createBacklot({ clock: 'frozen' })
    const target = createEmulatorTarget(backlot)
    const control = createBacklotClient({
      baseUrl: 'http://backlot.localhost',
      fetch: backlot.fetch,
    })
    const purse = purseOf(contract, control)
    // Calls without a credential are told the time of the default world, so this is the one to be in.
    const bench = target.benchIn(contract, defaultName)
    const playHere = async (held: Case): Promise<Played> => {
      await purse.fill()
      const played = await play(contract, held, bench, purse)
      for (const { operation, credits } of played.price?.granted ?? []) {
        const key = `${contract.id}/${operation}`
        prices.set(key, Math.max(credits, prices.get(key) ?? 0))
      }
      return played
    }
    for (const held of leavings(all)) await playHere(held)
    for (const { held } of own) {
      const used = await playHere(held)
      results.set(held, used.drifts ? await afresh(used, contract, held, target) : used)
    }
    await target.close()
  }
  return {
    of: (held) => results.get(held),
    dearest: (provider, operation) => prices.get(`${provider}/${operation}`),
  }
}

/** Cases that make a fresh account a used one: two of each operation, of those that leave something behind. */
function leavings(cases: readonly Case[]): Case[] {
  const paid = cases.filter(({ cost }) => cost === 'paid')
  const nth = (held: Case): number =>
    paid.filter(({ operation }) => operation === held.operation).indexOf(held)
  return paid.filter((held) => nth(held) < 2)
}

/** What the account of the rehearsal can spend. */
interface Purse {
  fill(): Promise<void>
  /** Credits that can be spent at this moment; 0 where the API counts none. */
  available(): Promise<number>
}

function purseOf({ id }: Contract, control: BacklotClient): Purse {
  const find = async () => (await control.listCredits()).credits.find((one) => one.provider === id)
  return {
    async fill() {
      if (await find()) await control.setCredits({ body: { provider: id, balance } })
    },
    available: async () => (await find())?.available ?? 0,
  }
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

async function play(contract: Contract, held: Case, bench: Bench, purse?: Purse): Promise<Played> {
  const calls: Counted[] = []
  const granted: Price['granted'][number][] = []
  let probes = 0
  let passedMs = 0
  let ahead = 0
  let before = 0
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
  const meter: Meter = {
    async before() {
      before = (await purse?.available()) ?? 0
    },
    async after(operation, isGranted) {
      const credits = Math.max(0, before - ((await purse?.available()) ?? 0))
      if (isGranted) granted.push({ operation, credits })
      else probes += 1
    },
  }
  const heard = metered(contract, tallied(contract, lent, count), meter)
  const verdict = await runCase(contract, held, heard)
  await bench.pass(pauseMs)
  return verdict.verdict === 'unverified'
    ? { reason: verdict.reason }
    : {
        score: { calls, passedMs },
        price: { granted, probes },
        drifts: verdict.verdict === 'drift',
      }
}
