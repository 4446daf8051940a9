import { contracts } from '../../../contracts/index.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { identityOf } from '../../engine/credential.ts'
import { isLoopbackHost } from '../../http/guard.ts'
import { UsageError } from '../errors.ts'
import { roadOverSocket } from '../verify/road.ts'

/** The server behind the recorder. */
export interface Upstream {
  readonly url: URL
  /** Whether it is a backlot, with a control plane and a virtual clock. */
  readonly isBacklot: boolean
  /** Why a request with these credentials may not go there; undefined when it may. */
  refusalOf(credentials: readonly string[]): string | undefined
  /** The virtual moment there, in a world; undefined where time is real. */
  nowFor(world: string): Promise<number | undefined>
}

/**
 * The server that requests are handed on to: the vendor's own unless another is named.
 * @throws UsageError for what is no base URL
 */
export async function openUpstream(
  contract: Contract,
  text: string | undefined,
  token?: string,
): Promise<Upstream> {
  const url = readUrl(text ?? contract.liveHosts[0])
  const isLive = contracts
    .flatMap(({ liveHosts }) => liveHosts)
    .some((host) => new URL(host).hostname === url.hostname.replace(/\.$/, ''))
  const road = roadOverSocket(url.origin + url.pathname.replace(/\/$/, ''), { timeoutMs: 5_000 })
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  const ask = async (target: string): Promise<unknown> => {
    const { status, bytes } = await road.send({ method: 'GET', target, headers })
    return status === 200 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined
  }
  // A vendor is asked nothing that the application did not ask.
  const isBacklot =
    !isLive &&
    (await ask('/_backlot/health').then(
      (health) => health !== null && typeof health === 'object' && 'status' in health,
      () => false,
    ))
  const takesDemo = isBacklot || (!isLive && isLoopbackHost(url.hostname))
  return {
    url,
    isBacklot,
    refusalOf: (credentials) =>
      takesDemo || !credentials.some((one) => identityOf(one) !== undefined)
        ? undefined
        : `the credential is one of a backlot's, and ${url.host} is none: give the application its real one`,
    async nowFor(world) {
      if (!isBacklot) return undefined
      const clock = await ask(`/_backlot/clock?world=${world}`).catch(() => undefined)
      if (clock === null || typeof clock !== 'object' || !('now' in clock)) return undefined
      const now = Date.parse(String(clock.now))
      return Number.isNaN(now) ? undefined : now
    },
  }
}

function readUrl(text: string): URL {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new UsageError(`--upstream ${text}: that is no http URL`, [
      'for example http://127.0.0.1:4747, or leave it out for the vendor’s own host',
    ])
  const url = new URL(text)
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError('--upstream: a base URL has no user, query or fragment')
  return url
}
