import { constants } from 'node:os'

/** Real milliseconds that calls in flight are given to be answered. */
const grace = 5000

/** The exit code that tells of a signal, as shells count. */
export const codeOfSignal = (signal: NodeJS.Signals): number => 128 + constants.signals[signal]

/**
 * Listens for SIGINT and SIGTERM from now on. The promise comes with the first of them; the second
 * ends the process at once.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false
    const hear = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(codeOfSignal(signal))
      asked = true
      resolve(signal)
    }
    process.on('SIGINT', hear)
    process.on('SIGTERM', hear)
  })
}

/** Closes something, and gives it up when calls that never end keep it open. @returns whether it closed */
export async function closeInTime(closing: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), grace)
  })
  const closed = await Promise.race([closing.then(() => true), late])
  clearTimeout(timer)
  return closed
}
