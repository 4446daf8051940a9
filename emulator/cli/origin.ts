import { handedOut } from './environment.ts'
import { UsageError } from './errors.ts'
import { textsOf } from './flags.ts'
import { reachable } from './serve.ts'
import { readSettings } from './settings.ts'

/** What a command line says of where a backlot listens. */
export interface OriginFlags {
  readonly url?: string
  readonly port?: string
  readonly config?: string
}

/**
 * Where the backlot listens that is meant: `--url`, else BACKLOT_URL, else host and port as set.
 * @throws UsageError for what is no URL
 */
export async function originOf(flags: OriginFlags): Promise<string> {
  const { host, port } = await readSettings({
    flags: textsOf({ ...flags }),
    environment: process.env,
    folder: process.cwd(),
  })
  if (flags.url !== undefined) return originFrom('--url', flags.url)
  const inherited = process.env[handedOut.url]
  if (inherited && flags.port === undefined) return originFrom(handedOut.url, inherited)
  return `http://${reachable(host)}:${port}`
}

function originFrom(place: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new UsageError(`${place}: "${text}" is no http URL`, ['for example http://127.0.0.1:4747'])
}
