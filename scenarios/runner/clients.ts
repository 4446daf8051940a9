import { createAiToEarnClient } from '../../client/aitoearn.ts'
import { createBacklotClient } from '../../client/backlot.ts'
import type { CallInput, CallOptions, ClientOptions } from '../../client/caller.ts'
import { createCreatifyClient } from '../../client/creatify.ts'
import type { Exchange } from '../../client/exchange.ts'
import { createTikTokClient } from '../../client/tiktok.ts'

/** What every client is made from. */
export interface Connection extends ClientOptions {
  /** The credential of whoever plays, or one for each header that the API wants, in the API's own order. */
  readonly credential: string | readonly string[]
  /** The world that is played in, where there are worlds. */
  readonly world?: string | undefined
}

/** A client as the runner uses it: it makes calls by name and tells what travelled. */
export interface Speaker {
  // As a method, so that a client that knows only its own operations is one: it refuses the others itself.
  exchange(operation: string, input?: CallInput, options?: CallOptions): Promise<Exchange>
}

/** Provider → its client: one line an API. */
const catalogue: Readonly<Record<string, (connection: Connection) => Speaker>> = {
  backlot: (connection) => createBacklotClient(connection),
  tiktok: (connection) => createTikTokClient({ ...connection, accessToken: nth(connection, 0) }),
  creatify: (connection) =>
    createCreatifyClient({
      ...connection,
      apiId: nth(connection, 0),
      apiKey: nth(connection, 1),
    }),
  aitoearn: (connection) => createAiToEarnClient({ ...connection, apiKey: nth(connection, 0) }),
}

const nth = ({ credential }: Connection, index: number): string =>
  typeof credential === 'string' ? credential : (credential[index] ?? '')

/** The providers that a scenario can call. */
export const providers: readonly string[] = Object.keys(catalogue)

/** Clients over one connection, each made when it is first asked for. */
export function createSpeakers(connection: Connection): (provider: string) => Speaker {
  const made = new Map<string, Speaker>()
  return function speakerFor(provider) {
    const known = made.get(provider) ?? catalogue[provider]?.(connection)
    if (known === undefined) throw new RangeError(`no client speaks for ${provider}`)
    made.set(provider, known)
    return known
  }
}
