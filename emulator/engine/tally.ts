/** Calls of one kind: how many, and how long they took together. */
export interface Tallied {
  readonly provider: string
  readonly operation: string
  readonly status: number
  readonly code: string
  readonly calls: number
  /** Real milliseconds. */
  readonly tookMs: number
}

/** What is counted of calls for good, whatever the journal forgets. */
export interface Tally {
  note(call: Counted): void
  list(): readonly Tallied[]
  /** Calls refused by a quota, by API and operation. */
  refusedByQuota(): readonly Pick<Tallied, 'provider' | 'operation' | 'calls'>[]
  /** Calls struck by faults, by API and kind of fault. */
  struck(): readonly { readonly provider: string; readonly kind: string; readonly calls: number }[]
}

/** A call, as far as it is counted. */
interface Counted {
  readonly provider: string
  readonly operation?: string | undefined
  readonly status: number
  readonly code?: string | number | undefined
  readonly tookMs: number
  readonly refused?: { readonly check: string } | undefined
  readonly faults?: readonly { readonly fault: { readonly kind: string } }[] | undefined
}

interface Count {
  readonly status: number
  calls: number
  tookMs: number
}

/** By API, operation and code; where an answer has no code its status stands for it, below zero. */
type Counts = Map<string, Map<string, Map<string | number, Count>>>

/** Nothing counted yet. */
export function createTally(): Tally {
  const counts: Counts = new Map()
  const quotas = new Map<string, number>()
  const strikes = new Map<string, number>()

  // Called for every call: three look-ups by keys that exist already, and two additions.
  const countOf = ({ provider, operation = '', status, code }: Counted): Count => {
    const codes = inner(inner(counts, provider), operation)
    const key = code ?? -status
    const known = codes.get(key)
    if (known) return known
    const count = { status, calls: 0, tookMs: 0 }
    codes.set(key, count)
    return count
  }

  return {
    note(call) {
      const count = countOf(call)
      count.calls += 1
      count.tookMs += call.tookMs
      if (call.refused?.check === 'quotaExceeded')
        addOne(quotas, `${call.provider} ${call.operation ?? ''}`)
      if (call.faults)
        for (const { fault } of call.faults) addOne(strikes, `${call.provider} ${fault.kind}`)
    },
    list: () =>
      [...counts].flatMap(([provider, operations]) =>
        [...operations].flatMap(([operation, codes]) =>
          [...codes].map(([key, { status, calls, tookMs }]) => {
            const code = typeof key === 'number' && key === -status ? '' : String(key)
            return { provider, operation, status, code, calls, tookMs }
          }),
        ),
      ),
    refusedByQuota: () =>
      [...quotas].map(([key, calls]) => {
        const [provider = '', operation = ''] = key.split(' ')
        return { provider, operation, calls }
      }),
    struck: () =>
      [...strikes].map(([key, calls]) => {
        const [provider = '', kind = ''] = key.split(' ')
        return { provider, kind, calls }
      }),
  }
}

/** The map that stands under a key, put there now if it was not. */
function inner<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = map.get(key)
  if (known) return known
  const fresh = new Map<K, V>()
  map.set(key, fresh)
  return fresh
}

const addOne = (tallies: Map<string, number>, key: string): void => {
  tallies.set(key, (tallies.get(key) ?? 0) + 1)
}
