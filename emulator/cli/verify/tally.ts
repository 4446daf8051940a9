import type { Bench, RawRequest } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'

/** A bench that tells of every call that an operation counted, once it has been answered. */
export function tallied(
  contract: Contract,
  bench: Bench,
  count: (operation: string) => void,
): Bench {
  const known = ({ method, target, headers = {} }: RawRequest): string | undefined => {
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const own = Object.entries(bench.credentials)
    // A caller that is not recognised uses up nobody's quota.
    if (!own.every(([name, value]) => sent[name.toLowerCase()] === value)) return undefined
    return endpointAt(contract, method, target)?.id
  }
  const noted = async <T extends { readonly request: RawRequest }>(answer: Promise<T>) => {
    const exchange = await answer
    const operation = known(exchange.request)
    if (operation !== undefined) count(operation)
    return exchange
  }
  return {
    ...bench,
    call: (operation, input) => noted(bench.call(operation, input)),
    send: (request) => noted(bench.send(request)),
  }
}
