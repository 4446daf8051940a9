/** A clock that stands still until somebody sleeps on it, and remembers how long each slept. */
export function virtualClock(start = 1_767_225_600_000) {
  let moment = start
  const slept: number[] = []
  return {
    slept,
    now: (): number => moment,
    async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
      signal?.throwIfAborted()
      slept.push(milliseconds)
      moment += milliseconds
    },
    pass(milliseconds: number): void {
      moment += milliseconds
    },
  }
}
