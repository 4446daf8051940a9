import type { Contract } from '../../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../../contracts/kit/endpoint.ts'
import type { Opened } from '../../../../contracts/kit/envelope.ts'
import { redactionFor } from '../../../engine/redaction.ts'
import type { HarExchange } from '../../../har/exchange.ts'
import { isControl } from '../../record/arranging.ts'
import { type Known, knownIn } from '../../replay/known.ts'

/** A call of an application to one of the APIs, as a recording holds it. */
export interface RecordedCall {
  /** Counted from 1, among all requests of the recording. */
  readonly number: number
  readonly contract: Contract
  /** Undefined for a path or a verb that the API does not know, and for media. */
  readonly endpoint: Endpoint | undefined
  /** A file that an earlier answer of the API links to. */
  readonly isMedia: boolean
  readonly known: Known
  /** The same with its secrets; none of it may be shown. */
  readonly bare: HarExchange
  /** What the answer holds; undefined where it is none of the API's. */
  readonly opened: Opened | undefined
}

/** The calls of a recording to these APIs, and how many other requests it holds. */
export function callsIn(
  exchanges: readonly HarExchange[],
  contracts: readonly Contract[],
): { readonly calls: readonly RecordedCall[]; readonly elsewhere: number } {
  const calls: RecordedCall[] = []
  const links = new Map<string, Contract>()
  let elsewhere = 0
  const all = knownIn(exchanges, redactionFor(contracts))
  all.forEach((known, index) => {
    const bare = exchanges[index]
    const { exchange, endpoint, json } = known
    const linked = links.get(pageOf(exchange.request.url))
    const contract = linked ?? known.contract
    if (!bare || isControl(contract)) return
    if (!contract || !contracts.includes(contract)) {
      elsewhere += 1
      return
    }
    if (!linked) for (const link of linksIn(exchange.response.text)) links.set(link, contract)
    calls.push({
      ...{ number: index + 1, contract, known, bare, isMedia: linked !== undefined },
      endpoint: linked ? undefined : endpoint,
      opened: linked ? undefined : contract.envelope.open(exchange.response.status, json),
    })
  })
  return { calls, elsewhere }
}

const pageOf = (url: string): string => url.replace(/[?#].*$/, '')

const linksIn = (text = ''): string[] =>
  [...text.matchAll(/"(https?:\/\/[^"\s]+)"/g)].map(([, url = '']) =>
    pageOf(url.replaceAll('\\/', '/').replaceAll('\\u0026', '&')),
  )

/** Whether the API said no, or said nothing. */
export function isRefused({ opened, known, isMedia }: RecordedCall): boolean {
  const { status } = known.exchange.response
  if (opened && !isMedia) return !opened.ok
  return status === 0 || status >= 400
}

/** What an application is told of a refusal: its code, or the HTTP status, and the words. */
export function refusalText({ opened, known }: RecordedCall): string {
  const { status } = known.exchange.response
  if (opened && !opened.ok) return `${opened.code} ${opened.message}`.trim()
  return status === 0 ? 'no answer' : `HTTP ${status}`
}

/** Whether the recording knows the virtual moment alone: which calls were under way together, it does not tell then. */
export const isVirtual = ({ known: { exchange } }: RecordedCall): boolean =>
  exchange.virtualAt === exchange.startedAt
