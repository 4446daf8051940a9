import type { Bench, Exchange } from './bench.ts'
import { type Contract, endpointOf } from './contract.ts'
import type { Drift } from './drift.ts'
import type { Endpoint } from './endpoint.ts'
import { Drifted } from './expect.ts'
import { judge } from './judge.ts'

/** Who wants to hear of what a judged bench sees. */
export interface Listening {
  onExchange?(exchange: Exchange): void
  /** Told of fields that nobody knows where a schema leaves room for them; else they are drifts as well. */
  readonly onOpenField?: ((drift: Drift) => void) | undefined
}

/** A bench that throws Drifted as soon as a reply is not what the contract says. */
export function judged(contract: Contract, bench: Bench, listening: Listening = {}): Bench {
  const { onOpenField } = listening
  const judgedExchange = (endpoint: Endpoint | undefined, exchange: Exchange): Exchange => {
    listening.onExchange?.(exchange)
    const drifts = judge(contract, endpoint, exchange)
    const [first, ...rest] = onOpenField ? drifts.filter(({ open }) => !open) : drifts
    if (onOpenField) for (const drift of drifts) if (drift.open) onOpenField(drift)
    if (first) throw new Drifted(first, ...rest)
    return exchange
  }
  return {
    ...bench,
    call: async (operation, input) =>
      judgedExchange(endpointOf(contract, operation), await bench.call(operation, input)),
    send: async (request) =>
      judgedExchange(
        endpointAt(contract, request.method, request.target),
        await bench.send(request),
      ),
    as: (other) => judged(contract, bench.as(other), listening),
  }
}

/**
 * The endpoint that serves a verb and a target (path and query, as sent), if any does. Of paths that fit the first
 * declared counts, whatever its verbs, so that a word stands before a parameter in its place.
 */
export function endpointAt(
  contract: Contract,
  method: string,
  target: string,
): Endpoint | undefined {
  const path = target.split('?')[0] ?? ''
  const first = contract.endpoints.find((endpoint) =>
    endpointPattern(contract, endpoint).test(path),
  )
  return contract.endpoints.find(
    (endpoint) => endpoint.method === method && endpoint.path === first?.path,
  )
}

/** What every path of an endpoint looks like, with the base path. */
export function endpointPattern(contract: Contract, endpoint: Endpoint): RegExp {
  const known = patterns.get(endpoint)
  if (known) return known
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const path = endpoint.path
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? '[^/]+' : literal(part)))
  const pattern = new RegExp(`^${literal(contract.basePath)}${path.join('')}$`)
  patterns.set(endpoint, pattern)
  return pattern
}

/** An endpoint belongs to one contract, and every exchange is looked up. */
const patterns = new WeakMap<Endpoint, RegExp>()
