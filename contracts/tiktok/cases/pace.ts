import {
  type Bench,
  type CallInput,
  type Exchange,
  type RawRequest,
  Unreachable,
} from '../../kit/bench.ts'
import { endpointOf } from '../../kit/contract.ts'
import { tiktok } from '../contract.ts'

/** Calls of one operation that never run into its quota: a full window makes time pass. */
export interface Pace {
  call(input?: CallInput): Promise<Exchange>
  /** Sends raw bytes that count as a call of the operation. */
  send(request: RawRequest): Promise<Exchange>
}

/** A pace for one operation; it counts from zero, so one case takes one of them per operation. */
export function paceOf(bench: Bench, operation: string): Pace {
  const { quota } = endpointOf(tiktok, operation)
  let used = 0
  async function step(): Promise<void> {
    if (quota && used === quota.limit) {
      await bench.pass(quota.windowMs)
      used = 0
    }
    used += 1
  }
  return {
    call: async (input) => {
      await step()
      return bench.call(operation, input)
    },
    send: async (request) => {
      await step()
      return bench.send(request)
    },
  }
}

/** @throws Unreachable where time passes by itself, so that no millisecond can be aimed at. */
export async function needStillTime(bench: Bench): Promise<void> {
  const before = await bench.now()
  await bench.pass(1)
  if ((await bench.now()) !== before + 1)
    throw new Unreachable('the clock of the target does not stand still')
}
