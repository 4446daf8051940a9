import { type Bench, Unreachable } from '../../../contracts/kit/bench.ts'
import { type Contract, endpointOf } from '../../../contracts/kit/contract.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import { formatDuration } from '../../engine/duration.ts'
import type { Budget } from '../spend.ts'
import { arrangesNothing, benchOf } from './bench.ts'
import type { Ledger } from './ledger.ts'
import { metered } from './metered.ts'
import { createPurse, type Purse } from './purse.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'
import type { Road } from './road.ts'
import {
  type Counted,
  oneCall,
  overruns,
  type Score,
  scheduleOf,
  stillCounted,
  waitBefore,
} from './schedule.ts'
import { tallied } from './tally.ts'
import type { Chosen, PaidDesk, Plan, Target } from './target.ts'
import { createTargetClock } from './target-clock.ts'
import { realTime, type Time } from './time.ts'

/** Where an API is called, and as whom; or why it is not. */
export type Place =
  | {
      readonly contract: Contract
      readonly road: Road
      /** Headers that prove who is calling. */
      readonly credentials: Readonly<Record<string, string>>
    }
  | { readonly contract: Contract; readonly reason: string }

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

/** Moments of our clock and of the target's differ by the way between them. */
const marginMs = 500

/**
 * A target without a control plane: all cases share one account of each API, waiting is real, and nothing can be
 * arranged. Each case is rehearsed on the emulator first, in order to know what it waits for, which quotas it
 * touches, and what it costs.
 */
export function createPlainTarget(options: PlainTargetOptions): Target {
  const { name, patienceMs, places, paying, live = false } = options
  const desks = new Map(places.map((place) => [place.contract, createDesk(place, options)]))
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
      return purse?.reasonAgainst(chosen, price) ?? 'over budget: cheaper cases take what there is'
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

/** One API of a target: its clock, and the calls that its quotas still count. */
interface Desk {
  /** A bench for a case, once its quotas have room for it. */
  bench(score: Score | undefined): Promise<Bench>
  answers(): Promise<boolean>
}

function createDesk(place: Place, options: PlainTargetOptions): Desk {
  if ('reason' in place) {
    const { reason } = place
    return {
      bench: async () => {
        throw new Unreachable(reason)
      },
      answers: async () => true,
    }
  }
  const { contract, road, credentials } = place
  const { assets, signal, time = realTime } = options
  const clock = createTargetClock(time.now)
  let made: Counted[] = []

  const wait = async (milliseconds: number): Promise<void> => {
    if (milliseconds > 0) await time.sleep(milliseconds, signal)
  }
  /** Waits until calls fit the quotas beside those that were made. */
  const room = async (score: Score): Promise<void> => {
    const now = time.now()
    made = stillCounted(contract, made, now - marginMs)
    await wait(waitBefore(contract, made, score, now - marginMs))
  }
  const watchedRoad: Road = {
    ...road,
    async send(request) {
      const received = await road.send(request)
      clock.hear(received.headers['date'])
      return received
    },
    async fetch(request) {
      const response = await road.fetch(request)
      clock.hear(response.headers.get('date') ?? undefined)
      return response
    },
  }

  return {
    async bench(score) {
      if (score) await room(score)
      const count = (operation: string): void => void made.push({ operation, at: time.now() })
      const bench = benchOf(contract, watchedRoad, credentials, {
        ...arrangesNothing,
        now: async () => clock.now(),
        pass: wait,
        assets,
      })
      return paced(contract, tallied(contract, bench, count), async (operation) => {
        // A case that means to run into a quota found it untouched when it began.
        if (!score || !overruns(contract, score, operation)) await room(oneCall(operation))
      })
    },
    answers: () =>
      road.send({ method: 'GET', target: '/' }).then(
        () => true,
        () => false,
      ),
  }
}

/** A bench whose calls wait for their turn: a real task may take longer, and be looked at oftener, than a rehearsed one. */
function paced(
  contract: Contract,
  bench: Bench,
  turn: (operation: string) => Promise<void>,
): Bench {
  return {
    ...bench,
    async call(operation, input) {
      await turn(endpointOf(contract, operation).id)
      return bench.call(operation, input)
    },
    async send(request) {
      const endpoint = endpointAt(contract, request.method, request.target)
      if (endpoint) await turn(endpoint.id)
      return bench.send(request)
    },
  }
}

function tooLong(milliseconds: number): string {
  const rounded = Math.ceil(milliseconds / 60_000) * 60_000
  return `it waits for ${formatDuration(rounded)} in real time; --patience ${formatDuration(rounded)} would let it`
}
