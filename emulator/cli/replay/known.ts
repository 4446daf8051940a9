import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import type { Redaction } from '../../engine/redaction.ts'
import { redacted } from '../../engine/redaction.ts'
import { type HarExchange, headerOf } from '../../har/exchange.ts'
import { jsonOf } from '../../har/json.ts'
import { redactExchange } from '../../har/redact.ts'
import { isLoopbackHost } from '../../http/guard.ts'
import { byBasePath } from '../record/arranging.ts'

/** A recorded exchange, and what is known of it. */
export interface Known {
  readonly exchange: HarExchange
  /** The API it belongs to; undefined where that is none of ours. */
  readonly contract: Contract | undefined
  readonly endpoint: Endpoint | undefined
  /** Path and query, from the API's base path on. */
  readonly target: string
  /** The recorded answer as JSON; undefined where it is none. */
  readonly json: unknown
  /** When it was sent, Unix milliseconds: by the virtual clock where the recording knows one, else by the wall. */
  readonly moment: number
  /** Whose credential it bore, counted from 1; undefined where it bore none. */
  readonly caller: number | undefined
}

/** What is known of each exchange of a recording. What comes back bears no secrets. */
export function knownIn(exchanges: readonly HarExchange[], redaction: Redaction): Known[] {
  const callers = new Map<string, number>()
  const isVirtual = exchanges.some(({ virtualAt }) => virtualAt !== undefined)
  let moment = exchanges.find(({ virtualAt }) => virtualAt !== undefined)?.virtualAt ?? 0
  return exchanges.map((exchange) => {
    // Of two clocks one counts; what the virtual one does not tell has come right after what it tells.
    moment = isVirtual ? (exchange.virtualAt ?? moment) : exchange.startedAt
    const bare = redactExchange(exchange, redaction)
    const place = placeOf(bare)
    const { contract } = place
    return {
      ...place,
      exchange: bare,
      moment,
      json: jsonOf(bare.response.text),
      caller: contract && callerOf(exchange, contract, callers),
    }
  })
}

function placeOf({
  request,
  provider,
}: HarExchange): Pick<Known, 'contract' | 'endpoint' | 'target'> {
  const url = new URL(request.url)
  const elsewhere = { contract: undefined, endpoint: undefined, target: url.pathname + url.search }
  const live = byBasePath.find(({ liveHosts }) => liveHosts.includes(url.origin))
  const told = byBasePath.find(({ id }) => id === provider)
  for (const contract of told ? [told] : live ? [live] : byBasePath) {
    // A recorder's upstream may stand below a path of its own.
    const at = request.url.indexOf(`${contract.basePath}/`, url.origin.length)
    if (at < 0) continue
    const target = request.url.slice(at).replace(/#.*$/, '')
    const endpoint = endpointAt(contract, request.method, target)
    if (endpoint || told || live || isLoopbackHost(url.hostname))
      return { contract, endpoint, target }
  }
  return elsewhere
}

function callerOf(
  { request, caller }: HarExchange,
  { credential }: Contract,
  callers: Map<string, number>,
): number | undefined {
  const values = credential.headers.flatMap(
    (name) => headerOf(request.headers, name.toLowerCase()) ?? [],
  )
  if (values.length === 0 || caller !== undefined) return caller
  const key = values.join('\n')
  if (key.includes(redacted)) return 1
  if (!callers.has(key)) callers.set(key, callers.size + 1)
  return callers.get(key)
}

/** Whether the API did what it was asked for. */
export const worked = (contract: Contract, { exchange, json }: Known): boolean =>
  contract.envelope.open(exchange.response.status, json)?.ok === true

/** Callers, as `<api> <number>`, that an API ever did something for. */
export const callersWelcomed = (recording: readonly Known[]): ReadonlySet<string> =>
  new Set(
    recording.flatMap((known) =>
      known.contract && worked(known.contract, known)
        ? [`${known.contract.id} ${known.caller}`]
        : [],
    ),
  )
