import type { Bench, Exchange, RawRequest } from '../../../contracts/kit/bench.ts'
import { type Contract, endpointOf } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'

/** Told of every call that may cost something. */
export interface Meter {
  /** Before it leaves; what this throws, keeps it back. @throws Unreachable */
  before(operation: string): Promise<void>
  /** Once it is over. What got no answer counts as granted: nobody knows better. */
  after(operation: string, granted: boolean): Promise<void>
}

/** Whether the calls of an operation cost something when they are granted. */
export const costs = ({ cost }: Endpoint): boolean => cost !== 'free'

/** A bench whose costly calls go through a meter. */
export function metered(contract: Contract, bench: Bench, meter: Meter): Bench {
  const through = async (
    endpoint: Endpoint | undefined,
    send: () => Promise<Exchange>,
  ): Promise<Exchange> => {
    if (!endpoint || !costs(endpoint)) return send()
    await meter.before(endpoint.id)
    let granted = true
    try {
      const exchange = await send()
      granted = isGranted(contract, exchange)
      return exchange
    } finally {
      await meter.after(endpoint.id, granted)
    }
  }
  return {
    ...bench,
    call: (operation, input) =>
      through(endpointOf(contract, operation), () => bench.call(operation, input)),
    send: (request: RawRequest) =>
      through(endpointAt(contract, request.method, request.target), () => bench.send(request)),
    as: (other) => metered(contract, bench.as(other), meter),
  }
}

/** Only what clearly says no is a refusal. */
function isGranted({ envelope }: Contract, { status, json }: Exchange): boolean {
  const opened = envelope.open(status, json)
  return opened ? opened.ok : status < 400 && status !== 301 && status !== 302
}
