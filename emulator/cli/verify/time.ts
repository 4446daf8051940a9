import { Unreachable } from '../../../contracts/kit/bench.ts'

/** The time that passes between here and a target without a control plane. */
export interface Time {
  /** Unix milliseconds. */
  now(): number
  /** @throws Unreachable when the signal ends the wait */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Time as everybody has it. */
export const realTime: Time = { now: Date.now, sleep }

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
