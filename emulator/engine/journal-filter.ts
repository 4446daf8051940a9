/** Which calls of a journal are meant; what is absent leaves out none. */
export interface JournalFilter {
  readonly provider?: string | undefined
  readonly operation?: string | undefined
  readonly account?: string | undefined
  readonly app?: string | undefined
  readonly status?: number | undefined
  readonly code?: string | undefined
  /** Unix milliseconds of the virtual clock; earlier calls are left out. */
  readonly since?: number | undefined
  /** Id of a call: it and later ones are left out. */
  readonly before?: string | undefined
  /** Only calls that were refused, or only calls that were not. */
  readonly refused?: boolean | undefined
}

/** What a filter looks at in a call. */
type Filtered = Omit<JournalFilter, 'since' | 'before' | 'code' | 'refused'> & {
  readonly at: number
  readonly code?: string | number | undefined
  readonly refused?: unknown
}

/** Whether a call is one of those that are asked for. */
export function isMeant(call: Filtered, filter: JournalFilter): boolean {
  return (
    (filter.provider === undefined || call.provider === filter.provider) &&
    (filter.operation === undefined || call.operation === filter.operation) &&
    (filter.app === undefined || call.app === filter.app) &&
    (filter.account === undefined || call.account === filter.account) &&
    (filter.status === undefined || call.status === filter.status) &&
    (filter.code === undefined || String(call.code) === filter.code) &&
    (filter.since === undefined || call.at >= filter.since) &&
    (filter.refused === undefined || (call.refused !== undefined) === filter.refused)
  )
}
