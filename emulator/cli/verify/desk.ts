import { type Bench, type Exchange, Unreachable } from '../../../contracts/kit/bench.ts'
import { type Contract, checkOf, endpointOf } from '../../../contracts/kit/contract.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import { arrangesNothing, benchOf } from './bench.ts'
import type { Ledger } from './ledger.ts'
import type { Road } from './road.ts'
import {
  type Counted,
  oneCall,
  overruns,
  type Score,
  stillCounted,
  waitBefore,
} from './schedule.ts'
import { tallied } from './tally.ts'
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

export interface DeskOptions {
  readonly assets?: Bench['assets']
  /** Ends every wait. */
  readonly signal: AbortSignal
  readonly time?: Time | undefined
  /** Knows the latest calls of earlier runs, and is told of ours. */
  readonly ledger?: Ledger | undefined
}

/** Moments of our clock and of the target's differ by the way between them. */
const marginMs = 500

/** One API of a target: its clock, and the calls that its quotas still count. */
export interface Desk {
  /** A bench for a case, once its quotas have room for it. */
  bench(score: Score | undefined): Promise<Bench>
  answers(): Promise<boolean>
}

/** Takes a place into use. */
export function createDesk(place: Place, options: DeskOptions): Desk {
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
  const { assets, signal, ledger, time = realTime } = options
  const clock = createTargetClock(time.now)
  let made: Counted[] = [...(ledger?.recent(contract.id) ?? [])]

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
      const count = (operation: string): void => {
        made.push({ operation, at: time.now() })
        ledger?.note(contract.id, made)
      }
      const bench = benchOf(contract, watchedRoad, credentials, {
        ...arrangesNothing,
        now: async () => clock.now(),
        pass: wait,
        assets,
      })
      // A case that means to run into a quota found it untouched when it began.
      const isMeant = (operation: string): boolean =>
        score !== undefined && overruns(contract, score, operation)
      return paced(contract, tallied(contract, bench, count), isMeant, (operation) =>
        room(oneCall(operation)),
      )
    },
    answers: () =>
      road.send({ method: 'GET', target: '/' }).then(
        () => true,
        () => false,
      ),
  }
}

/**
 * A bench whose calls wait for their turn, for a real task may take longer, and be looked at oftener, than a
 * rehearsed one; but for those that are meant to run into a quota.
 */
function paced(
  contract: Contract,
  bench: Bench,
  isMeant: (operation: string) => boolean,
  turn: (operation: string) => Promise<void>,
): Bench {
  const inTurn = async (
    operation: string | undefined,
    send: () => Promise<Exchange>,
  ): Promise<Exchange> => {
    if (operation === undefined || isMeant(operation)) return send()
    await turn(operation)
    const exchange = await send()
    const opened = contract.envelope.open(exchange.status, exchange.json)
    if (opened && !opened.ok && checkOf(contract, opened.code) === 'quota')
      throw new Unreachable(
        `the quota of ${operation} is used up, though this run kept under it: somebody else may be calling`,
      )
    return exchange
  }
  return {
    ...bench,
    call: (operation, input) =>
      inTurn(endpointOf(contract, operation).id, () => bench.call(operation, input)),
    send: (request) =>
      inTurn(endpointAt(contract, request.method, request.target)?.id, () => bench.send(request)),
  }
}
