/** What happens in a world one after the other: moves of its clock, and looks at it as a whole. */
export interface Turns {
  /** Acts once all who came before have ended. */
  take<T>(act: () => Promise<T>): Promise<T>
}

/** Nobody waits. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(act) {
      const turn = last.then(act)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
