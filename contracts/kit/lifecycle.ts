/** The states a task of an API goes through, in the vendor's own names. */
export interface Lifecycle {
  /** The ordinary way, first to last; the last one is success. */
  readonly path: readonly [string, ...string[]]
  /** The terminal state of a task that did not work out. */
  readonly failure: string
  /** By which moment an account's tasks are listed: their birth, or their success. Absent where nothing lists them. */
  readonly listedBy?: 'birth' | 'success'
  /** States of ours that the API does not tell apart, by the vendor's name for them. */
  readonly shownAs?: Readonly<Record<string, string>>
}

/** What the API calls a state. */
export const shownState = ({ shownAs = {} }: Lifecycle, state: string): string =>
  shownAs[state] ?? state

/** The terminal state of a task that worked out. */
export const successState = (lifecycle: Lifecycle): string =>
  lifecycle.path[lifecycle.path.length - 1] ?? lifecycle.path[0]

/** Whether no state can follow this one. */
export const isTerminal = (lifecycle: Lifecycle, state: string): boolean =>
  state === lifecycle.failure || state === successState(lifecycle)

/** Whether a reader who saw `before` may see `after` later: states may be skipped, never reversed. */
export function canFollow(lifecycle: Lifecycle, before: string, after: string): boolean {
  if (before === after) return true
  if (isTerminal(lifecycle, before)) return false
  if (after === lifecycle.failure) return true
  return lifecycle.path.indexOf(after) > lifecycle.path.indexOf(before)
}
