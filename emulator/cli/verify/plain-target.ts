import { type Bench, Unreachable } from '../../../contracts/kit/bench.ts'
import { formatDuration } from '../../engine/duration.ts'
import { arrangesNothing, benchOf } from './bench.ts'
import { type Rehearsed, rehearse } from './rehearsal.ts'
import type { Road } from './road.ts'
import { type Counted, scheduleOf, stillCounted, waitBefore } from './schedule.ts'
import { tallied } from './tally.ts'
import type { Chosen, Plan, Target } from './target.ts'

export interface PlainTargetOptions {
  readonly name: string
  readonly road: Road
  /** Headers that prove who is calling. */
  readonly credentials: Readonly<Record<string, string>>
  readonly assets?: Bench['assets']
  /** The longest that one case may wait, in milliseconds. */
  readonly patienceMs: number
  /** Ends every wait. */
  readonly signal: AbortSignal
}

/** Moments of our clock and of the target's differ by the way between them. */
const marginMs = 500

/**
 * A target without a control plane: all cases share one account, waiting is real, and nothing can be arranged.
 * Each case is rehearsed on the emulator first, in order to know what it waits for and which quotas it touches.
 */
export function createPlainTarget(options: PlainTargetOptions): Target {
  const { name, road, credentials, assets, patienceMs, signal } = options
  const clock = createTargetClock()
  let rehearsed: ReadonlyMap<Chosen['held'], Rehearsed> = new Map()
  let made: Counted[] = []

  const wait = async (milliseconds: number): Promise<void> => {
    if (milliseconds > 0) await sleep(milliseconds, signal)
  }
  const watchedRoad: Road = {
    ...road,
    async send(request) {
      const received = await road.send(request)
      clock.hear(received.headers['date'])
      return received
    },
  }

  return {
    name,
    arranges: false,
    secrets: Object.values(credentials),
    async plan(cases): Promise<Plan> {
      rehearsed = await rehearse(cases)
      const reasonAgainst = ({ held }: Chosen): string | undefined => {
        const { reason, score } = rehearsed.get(held) ?? {}
        return score && score.passedMs > patienceMs ? tooLong(score.passedMs) : reason
      }
      const possible = cases.flatMap((chosen) => {
        const score = rehearsed.get(chosen.held)?.score
        return score && reasonAgainst(chosen) === undefined ? [{ ...chosen, score, chosen }] : []
      })
      const { order, waitMs } = scheduleOf(possible)
      const impossible = cases.filter((chosen) => reasonAgainst(chosen) !== undefined)
      return { order: [...impossible, ...order.map(({ chosen }) => chosen)], waitMs, reasonAgainst }
    },
    async open(contract, held) {
      const { score } = (held && rehearsed.get(held)) ?? {}
      const now = Date.now()
      made = stillCounted(contract, made, now - marginMs)
      if (score) await wait(waitBefore(contract, made, score, now - marginMs))
      const count = (operation: string): void => void made.push({ operation, at: Date.now() })
      const bench = benchOf(contract, watchedRoad, credentials, {
        ...arrangesNothing,
        now: async () => clock.now(),
        pass: wait,
        assets,
      })
      return { bench: tallied(contract, bench, count), leave: async () => undefined }
    },
    answers: () =>
      road.send({ method: 'GET', target: '/' }).then(
        () => true,
        () => false,
      ),
    close: async () => undefined,
  }
}

function tooLong(milliseconds: number): string {
  const rounded = Math.ceil(milliseconds / 60_000) * 60_000
  return `it waits for ${formatDuration(rounded)} in real time; --patience ${formatDuration(rounded)} would let it`
}

/** The target's own moment, by our clock and the `Date` headers that come back. */
function createTargetClock() {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    hear(date: string | undefined) {
      const moment = Date.parse(date ?? '')
      if (Number.isNaN(moment)) return
      // The header is cut off at the second; within two of them our own clock is the better one.
      const away = moment + 500 - Date.now()
      ahead = Math.abs(away) < 2_000 ? 0 : away
    },
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new Unreachable('the run was interrupted'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
