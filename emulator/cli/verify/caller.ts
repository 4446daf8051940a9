import { NetworkError, TimeoutError } from '../../../client/errors.ts'
import { type Bench, type RawRequest, Unreachable } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { createSpeakers } from '../../../scenarios/runner/clients.ts'
import type { Road } from './road.ts'

/**
 * Calls operations of an API through its client, as an application would: one try each, without pacing, for a
 * case decides by itself when to call. Whatever the API answers is an answer.
 */
export function callerOf(
  contract: Contract,
  road: Road,
  credentials: Readonly<Record<string, string>>,
): Bench['call'] {
  const credential = contract.credential.headers.map((header) => credentials[header] ?? '')
  return async function call(operation, input = {}) {
    let sent: RawRequest | undefined
    // A client of its own for each call, so that calls made together tell their requests apart.
    const { exchange } = createSpeakers({
      baseUrl: road.base,
      credential,
      world: '',
      async fetch(request) {
        sent = await rawOf(request, road.base)
        return road.fetch(request)
      },
    })(contract.id)
    try {
      const { response } = await exchange(operation, input, { retry: false, pacing: false })
      const { status, headers, text, json } = response
      return { request: sent ?? { method: '', target: '' }, status, headers, text, json }
    } catch (error) {
      if (error instanceof NetworkError || error instanceof TimeoutError)
        throw new Unreachable(error.message, { cause: error })
      throw error
    }
  }
}

/** What the client sends, as it is told beside the reply. */
async function rawOf(request: Request, base: string): Promise<RawRequest> {
  const { method, url } = request
  const { origin, pathname } = new URL(base)
  return {
    method,
    target: url.slice(origin.length + pathname.replace(/\/$/, '').length),
    headers: Object.fromEntries(request.headers),
    ...(request.body !== null && { body: await request.clone().text() }),
  }
}
