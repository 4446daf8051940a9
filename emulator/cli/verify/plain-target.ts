import { type Bench, Unreachable } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { formatDuration } from '../../engine/duration.ts'
import { amountText, type Budget } from '../spend.ts'
import { createDesk, type Desk, type Place } from './desk.ts'
import type { Ledger } from './ledger.ts'
import { metered } from './metered.ts'
import { amountOf } from './price.ts'
import { createPurse, type Purse } from './purse.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'
import { scheduleOf } from './schedule.ts'
import type { Chosen, PaidDesk, Plan, Target } from './target.ts'
import type { Time } from './time.ts'

export interface PlainTargetOptions {
  readonly name: string
  readonly places: readonly Place[]
  readonly assets?: Bench['assets']
  /** The longest that one case may wait, in milliseconds. */
  readonly patienceMs: number
  /** Ends every wait. */
  readonly signal: AbortSignal
  readonly time?: Time | undefined
  readonly live?: boolean
  /** What may be spent, and where that is written down; without it nothing is counted. */
  readonly paying?:
    | {
        readonly budget: Budget
        readonly ledger: Ledger
        readonly desks: readonly PaidDesk[]
      }
    | undefined
}

/**
 * A target without a control plane: all cases share one account of each API, waiting is real, and nothing can be
 * arranged. Each case is rehearsed on the emulator first, in order to know what it waits for, which quotas it
 * touches, and what it costs.
 */
export function createPlainTarget(options: PlainTargetOptions): Target {
  const { name, patienceMs, places, paying, live = false } = options
  const desks = new Map(
    places.map((place) => [
      place.contract,
      createDesk(place, { ...options, ledger: paying?.ledger }),
    ]),
  )
  let rehearsal: Rehearsal | undefined
  let purse: Purse | undefined
  const deskOf = (contract: Contract): Desk => {
    const desk = desks.get(contract)
    if (!desk) throw new Unreachable(`${name} does not speak ${contract.id}`)
    return desk
  }

  async function plan(cases: readonly Chosen[]): Promise<Plan> {
    const known = await rehearse(cases)
    rehearsal = known
    const { dearest } = known
    purse = paying && createPurse({ ...paying, dearest })
    const reasonInTime = ({ contract, held }: Chosen): string | undefined => {
      const place = places.find((one) => one.contract === contract)
      if (!place || 'reason' in place) return place?.reason ?? `${name} does not speak it`
      const { reason, score } = known.of(held) ?? {}
      return score && score.passedMs > patienceMs ? tooLong(score.passedMs) : reason
    }
    const priced = cases.flatMap((chosen) => {
      const price = known.of(chosen.held)?.price
      return price && reasonInTime(chosen) === undefined ? [[chosen, price] as const] : []
    })
    const affordable = purse?.affordable(priced)
    const reasonAgainst = (chosen: Chosen): string | undefined => {
      const reason = reasonInTime(chosen)
      const price = known.of(chosen.held)?.price
      if (reason !== undefined || !affordable || affordable.has(chosen) || !price) return reason
      return (
        purse?.reasonAgainst(chosen, price) ??
        `over budget: it costs ${amountText(amountOf(price))}, and cheaper cases take what there is`
      )
    }
    const possible = cases.filter((chosen) => reasonAgainst(chosen) === undefined)
    const schedules = places.map(({ contract }) =>
      scheduleOf(
        possible.flatMap((chosen) => {
          const score = known.of(chosen.held)?.score
          return score && chosen.contract === contract ? [{ contract, score, chosen }] : []
        }),
      ),
    )
    const impossible = cases.filter((chosen) => reasonAgainst(chosen) !== undefined)
    return {
      order: [
        ...impossible,
        ...schedules.flatMap(({ order }) => order.map(({ chosen }) => chosen)),
      ],
      waitMs: schedules.reduce((sum, { waitMs }) => sum + waitMs, 0),
      reasonAgainst,
      priceOf: ({ held }) => known.of(held)?.price,
    }
  }

  return {
    name,
    arranges: false,
    live,
    ...(paying && { ledger: paying.ledger, desks: paying.desks }),
    secrets: places.flatMap((place) =>
      'credentials' in place ? Object.values(place.credentials) : [],
    ),
    plan,
    async open(contract, held) {
      const { score, price } = (held && rehearsal?.of(held)) ?? {}
      const why = held && price && purse?.reasonAgainst({ contract, held }, price)
      if (why !== undefined) throw new Unreachable(why)
      const bench = await deskOf(contract).bench(score)
      return {
        bench:
          held && price && purse
            ? metered(contract, bench, purse.meterOf({ contract, held }, price))
            : bench,
        leave: async () => undefined,
      }
    },
    async answers() {
      const answers = await Promise.all([...desks.values()].map((desk) => desk.answers()))
      return answers.every(Boolean)
    },
    close: async () => undefined,
  }
}

function tooLong(milliseconds: number): string {
  const rounded = Math.ceil(milliseconds / 60_000) * 60_000
  return `it waits for ${formatDuration(rounded)} in real time; --patience ${formatDuration(rounded)} would let it`
}
