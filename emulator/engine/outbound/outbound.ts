import { type Wall, wall } from '../clock.ts'
import { type Exchange, exchange } from './exchange.ts'
import { firstHop, type Hop, isRedirect, redirected } from './hop.ts'
import { type Judge, judgeOf, type OutboundPolicy } from './policy.ts'
import { failure, type OutboundResult } from './result.ts'
import { addressesOf, type Resolve, systemResolve } from './target.ts'

/** What to ask of the outside. */
export type OutboundRequest = {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Real milliseconds for the whole exchange: names, redirects and the last byte of the body. */
  readonly timeoutMs: number
  /** Largest body that is taken. */
  readonly maxBytes: number
  /** Redirects that are followed; 0 answers with the redirect itself. */
  readonly maxRedirects: number
  /** Allowed for this request beyond the policy; same forms as in the policy. */
  readonly allowHosts?: readonly string[]
  /** Gives the exchange up, as `unreachable`. */
  readonly signal?: AbortSignal
}

/** The only way out of this machine. */
export type Outbound = {
  /**
   * Sends a request and reads the answer. Each host, also a redirect's, is judged by the addresses
   * it resolves to, and only these are dialled.
   * @throws TypeError for a method or header that is malformed or not the caller's to set
   * @throws RangeError for an entry of `allowHosts` that can match nothing
   */
  request(request: OutboundRequest): Promise<OutboundResult>
}

export type OutboundOptions = {
  readonly policy: OutboundPolicy
  readonly resolve?: Resolve
  /** Calls back after real milliseconds; returns the way to cancel. */
  readonly wallTimeout?: Wall['after']
}

/**
 * Opens the way out.
 * @throws RangeError for an entry of `allowHosts` that can match nothing
 */
export function createOutbound(options: OutboundOptions): Outbound {
  const { policy, resolve = systemResolve, wallTimeout = wall.after } = options
  const standing = judgeOf(policy)

  async function request(order: OutboundRequest): Promise<OutboundResult> {
    const { timeoutMs, allowHosts = [] } = order
    const judge =
      allowHosts.length === 0
        ? standing
        : judgeOf({ ...policy, allowHosts: [...policy.allowHosts, ...allowHosts] })
    const first = firstHop(order)
    if (!first.ok) return first

    return new Promise(function run(resolve, reject) {
      const { host } = first.hop.url
      const stop = new AbortController()
      const giveUp = () => end(failure('unreachable', `${host}: the caller gave up`))
      const beLate = () => end(failure('timeout', `${host}: not done after ${timeoutMs} ms`))
      let cancel = () => {}

      function end(result: OutboundResult) {
        resolve(result)
        cancel()
        order.signal?.removeEventListener('abort', giveUp)
        // Closes the connection; a hop that is not dialled yet never is.
        stop.abort()
      }

      if (order.signal?.aborted) return giveUp()
      order.signal?.addEventListener('abort', giveUp)
      cancel = wallTimeout(timeoutMs, beLate)
      follow(first.hop, order, judge, stop.signal).then(end, reject)
    })
  }

  async function follow(
    first: Hop,
    { maxBytes, maxRedirects }: OutboundRequest,
    judge: Judge,
    signal: AbortSignal,
  ): Promise<OutboundResult> {
    const leadsOn: Exchange['skipsBody'] = (status, headers) =>
      maxRedirects > 0 && isRedirect(status, headers)

    let hop = first
    for (let redirects = 0; ; redirects++) {
      const { host } = hop.url
      const found = await addressesOf(hop.url, resolve, judge)
      if (!found.ok) return found
      if (signal.aborted) return failure('unreachable', `${host}: given up before dialling`)
      const { addresses } = found
      const answer = await exchange({ hop, addresses, maxBytes, skipsBody: leadsOn, signal })
      if (!answer.ok || !leadsOn(answer.status, answer.headers)) return answer
      if (redirects === maxRedirects)
        return failure('tooManyRedirects', `${host} redirects again after ${redirects} redirects`)
      const next = redirected(hop, answer.status, answer.headers['location'] ?? '')
      if (!next.ok) return failure(next.problem, `${host} redirects, but ${next.detail}`)
      hop = next.hop
    }
  }

  return { request }
}
