import {
  type Bench,
  type Exchange,
  type RawRequest,
  Unreachable,
} from '../../../contracts/kit/bench.ts'
import { type Contract, endpointOf } from '../../../contracts/kit/contract.ts'
import { callerOf } from './caller.ts'
import type { Road } from './road.ts'

/** What a bench can do beside sending requests; each kind of target has its own. */
export type Surroundings = Pick<
  Bench,
  'as' | 'now' | 'pass' | 'fate' | 'mailbox' | 'given' | 'grant'
> & {
  readonly assets?: Bench['assets']
}

/**
 * A bench that calls an API over a road with these credential headers: operations through the client that
 * integrators use, raw bytes and media beneath it.
 */
export function benchOf(
  contract: Contract,
  road: Road,
  credentials: Readonly<Record<string, string>>,
  { assets, ...surroundings }: Surroundings,
): Bench {
  const send = async (request: RawRequest): Promise<Exchange> => {
    const { status, headers, bytes } = await road.send(request)
    const text = new TextDecoder().decode(bytes)
    return { request, status, headers, text, json: jsonOf(text) }
  }
  return {
    credentials,
    send,
    call: callerOf(contract, road, credentials),
    path: (operation, params) => pathOf(contract, operation, params),
    media: (url, { method = 'GET', headers = {} } = {}) =>
      road.send({ method, target: url, headers }),
    ...surroundings,
    ...(assets && { assets }),
  }
}

/** The part of a bench that refuses whatever would have to be arranged. */
export const arrangesNothing = {
  as: () => nowhere('it needs a second credential, and the target is called with one'),
  fate: async () => nowhere('nothing there can arrange what becomes of a call'),
  mailbox: async () => nowhere('it waits for a webhook, and nobody there says when one was sent'),
  given: async () => nowhere('nothing there can tell what an account begins with'),
  grant: async () => nowhere('nothing there can take a permission from an app'),
} satisfies Partial<Bench>

function nowhere(why: string): never {
  throw new Unreachable(why)
}

function pathOf(
  contract: Contract,
  operation: string,
  params: Readonly<Record<string, string>> = {},
): string {
  const { path } = endpointOf(contract, operation)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  return contract.basePath + filled
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
