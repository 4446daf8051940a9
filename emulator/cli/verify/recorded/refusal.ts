import { formatInstant } from '../../../engine/instant.ts'
import { roughly } from '../wording.ts'
import { isRefused, isVirtual, type RecordedCall, refusalText } from './call.ts'
import { type Forgiveness, refusedBy } from './recorded-as.ts'

/** Whether an application did what a refusal asks for. */
export type Handling =
  | { readonly handled: true; readonly how: string; readonly warning?: string }
  | { readonly handled: false; readonly expected: string; readonly seen: string }
  | { readonly handled: undefined; readonly reason: string }

/** Waits shorter than this one give nothing time to change; milliseconds. */
const noWait = 500

/** How an application went on after a refusal, `calls` being all that it made, in order. */
export function handlingOf(
  refused: RecordedCall,
  calls: readonly RecordedCall[],
  forgiveness: Forgiveness | undefined,
): Handling {
  const later = calls.filter((call) => isLater(call, refused))
  if (later.length === 0) return { handled: undefined, reason: 'the recording ends with it' }
  const check = refusedBy(refused)
  if (check === 'quota') return afterQuota(refused, calls, later, forgiveness)
  if (check === 'internal' || check === 'brokenOff') return afterTrouble(refused, later)
  return afterNo(refused, later)
}

const lineOf = ({ contract, endpoint, known, isMedia }: RecordedCall): string =>
  `${contract.id} ${known.caller ?? '-'} ${isMedia ? 'media' : (endpoint?.id ?? known.target)}`

/** Whether a call was sent by the same caller after the answer to an earlier one had come. */
function isLater(call: RecordedCall, earlier: RecordedCall): boolean {
  const { startedAt, tookMs } = earlier.known.exchange
  return (
    call.number > earlier.number &&
    call.contract === earlier.contract &&
    call.known.caller === earlier.known.caller &&
    (isVirtual(earlier) || call.known.exchange.startedAt >= startedAt + tookMs)
  )
}

const wordsOf = ({ known, bare }: RecordedCall): string =>
  JSON.stringify([bare.request.method, known.target, bare.request.body])

/** Time between two calls: on the virtual clock, or really where that stands still. */
const waitBetween = (one: RecordedCall, other: RecordedCall): number =>
  Math.max(
    other.known.moment - one.known.moment,
    other.known.exchange.startedAt - one.known.exchange.startedAt,
  )

function afterQuota(
  refused: RecordedCall,
  calls: readonly RecordedCall[],
  later: readonly RecordedCall[],
  forgiveness: Forgiveness | undefined,
): Handling {
  const next = later.find((call) => lineOf(call) === lineOf(refused))
  if (!next) return { handled: true, how: 'it did not call again' }
  const wait = waitBetween(refused, next)
  const told = `it called again after ${roughly(wait)}`
  if (refusedBy(next) !== 'quota') return { handled: true, how: told }
  const own = calls.filter((call) => lineOf(call) === lineOf(refused))
  const before = own[own.indexOf(refused) - 1]
  const waited = before && refusedBy(before) === 'quota' ? waitBetween(before, refused) : 0
  const when = forgiveness ? `; it would have been granted at ${formatInstant(forgiveness.at)}` : ''
  if (wait >= noWait && wait > waited)
    return {
      handled: true,
      how: `${told}, longer each time`,
      warning: `request ${next.number} came back too early after a quota had refused${when}`,
    }
  return {
    handled: false,
    expected: `a wait until the quota forgives, or longer ones each time${when.replace('; it', '; the call')}`,
    seen: `request ${next.number} after ${precisely(wait)}, refused again`,
  }
}

function afterTrouble(refused: RecordedCall, later: readonly RecordedCall[]): Handling {
  const next = later.find((call) => wordsOf(call) === wordsOf(refused))
  if (!next) return { handled: true, how: 'it did not send the same again' }
  const wait = waitBetween(refused, next)
  return isRefused(next) && wait < noWait
    ? {
        handled: false,
        expected: 'a wait before the next try',
        seen: `request ${next.number}, the same, after ${precisely(wait)}`,
      }
    : { handled: true, how: `it tried again after ${roughly(wait)}` }
}

function afterNo(refused: RecordedCall, later: readonly RecordedCall[]): Handling {
  const same = later.filter((call) => wordsOf(call) === wordsOf(refused))
  const [next] = same
  if (!next) return { handled: true, how: 'it did not send the same again' }
  if (same.some((call) => !isRefused(call)))
    return { handled: true, how: 'it sent the same again, which was granted then' }
  return {
    handled: false,
    expected: 'another call, or none: asking again does not help',
    seen: `request ${next.number}, the same, refused with ${refusalText(next)}`,
  }
}

const precisely = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : roughly(milliseconds)
