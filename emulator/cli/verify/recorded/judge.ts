import type { Contract } from '../../../../contracts/kit/contract.ts'
import type { Drift } from '../../../../contracts/kit/drift.ts'
import type { Evidence } from '../../../../contracts/kit/evidence.ts'
import type { UnreadField } from '../../../engine/findings/unread.ts'
import { idOf } from '../../../engine/journal.ts'
import type { HarExchange } from '../../../har/exchange.ts'
import type { CaseAccount, ExchangeAccount } from '../case-account.ts'
import { numbered } from '../wording.ts'
import { callsIn, isRefused, type RecordedCall, refusalText } from './call.ts'
import { createForgiving, recordedAs } from './recorded-as.ts'
import { handlingOf } from './refusal.ts'
import { type Broken, graded } from './remarks.ts'
import { type Looked, lookAt } from './request.ts'

/** What came of judging an application by a recording of its calls. */
export interface Judged {
  /** A case for each request, each refusal, and what each operation was sent that it does not read. */
  readonly cases: readonly CaseAccount[]
  /** Requests to somebody else. */
  readonly elsewhere: number
  /** Mistakes that clients make, beside those of the cases. */
  readonly advice: readonly string[]
}

/**
 * Judges an application by what it said: were its requests within the contract, did it send what nobody reads, did it
 * handle each refusal?
 */
export async function judgeApplication(
  exchanges: readonly HarExchange[],
  contracts: readonly Contract[],
): Promise<Judged> {
  const { calls, elsewhere } = callsIn(exchanges, contracts)
  const forgiving = createForgiving()
  const looked = []
  for (const call of calls) {
    const look = call.isMedia ? undefined : await lookAt(call)
    const forgiveness = forgiving(call)
    const { issues = [], unread = [] } = look ?? {}
    const recorded = recordedAs(call, issues, unread, forgiveness)
    looked.push({ call, look, forgiveness, recorded, number: call.number })
  }
  const { broken, unread } = await graded(looked)
  const cases = looked.flatMap(({ call, look, forgiveness }) => {
    const own = isRefused(call)
      ? broken.filter(
          ({ rule, remark }) =>
            rule.severity === 'error' && remark.requests?.includes(idOf(call.number)),
        )
      : []
    return [
      ...(look ? [requestCase(call, look)] : []),
      ...(isRefused(call) ? [refusalCase(call, handlingOf(call, calls, forgiveness), own)] : []),
    ]
  })
  // What is said of a refusal already is not said twice.
  const told = new Set(
    cases.flatMap(({ verdict, id }) =>
      verdict === 'drift' && id.includes('/refusal-') ? [idOf(numberIn(id))] : [],
    ),
  )
  const inBody = unread.filter(({ in: place }) => place !== 'header')
  const headers = unread.filter(({ in: place }) => place === 'header')
  const sent = contracts.flatMap((contract) =>
    contract.endpoints
      .filter((endpoint) => calls.some((call) => call.endpoint === endpoint))
      .map((endpoint) => {
        const own = inBody.filter(
          (field) => field.provider === contract.id && field.operation === endpoint.id,
        )
        return unreadCase(contract, endpoint, own)
      }),
  )
  return {
    cases: [...cases, ...sent],
    elsewhere,
    advice: [
      ...headers.map(
        ({ provider, operation, name, nearest }) =>
          `${provider} ${operation}: nobody reads the header ${name}${nearest === null ? '' : `; ${nearest} is read`}`,
      ),
      ...adviceOf(
        broken.filter(({ remark: { requests = [] } }) => !requests.some((id) => told.has(id))),
      ),
    ],
  }
}

/** The number at the end of a name. */
const numberIn = (name: string): number => Number(/\d+$/.exec(name)?.[0])

const headOf = (call: RecordedCall, what: string) => ({
  provider: call.contract.id,
  operation: call.isMedia ? 'media' : (call.endpoint?.id ?? 'unknown'),
  id: `${call.isMedia ? 'media' : (call.endpoint?.id ?? 'unknown')}/${what}-${call.number}`,
  cost: 'free',
  tookMs: Math.round(call.known.exchange.tookMs),
})

const evidenceOf = ({ contract, endpoint, opened }: RecordedCall): Evidence =>
  (opened && !opened.ok && contract.codes.find(({ code }) => code === opened.code)?.evidence) ||
  (endpoint?.evidence ?? 'documented')

function requestCase(call: RecordedCall, { drifts, reason }: Looked): CaseAccount {
  const { method, url } = call.known.exchange.request
  return {
    ...headOf(call, 'request'),
    title: `Request ${call.number}, ${method} ${new URL(url).pathname}, is within the contract.`,
    rule: 'requests are within the contract',
    evidence: call.endpoint?.evidence ?? 'documented',
    verdict: drifts.length > 0 ? 'drift' : reason === undefined ? 'match' : 'unverified',
    ...(reason !== undefined && { reason }),
    ...(drifts.length > 0 && { drifts, exchange: exchangeOf(call) }),
  }
}

function refusalCase(
  call: RecordedCall,
  handling: ReturnType<typeof handlingOf>,
  broken: readonly Broken[],
): CaseAccount {
  const evidence = evidenceOf(call)
  const requestId = call.opened?.requestId
  const proof = { evidence, ...(requestId !== undefined && { requestId }) }
  const path = `refusal of request ${call.number}`
  const drifts: Drift[] = [
    ...(handling.handled === false
      ? [{ path, expected: handling.expected, seen: handling.seen, ...proof }]
      : []),
    ...broken.map(({ rule, remark }) => ({
      path,
      expected: rule.advice,
      seen: `${rule.id}: ${remark.message}`,
      ...proof,
    })),
  ]
  const reason = handling.handled ? handling.how : handling.handled === undefined && handling.reason
  return {
    ...headOf(call, 'refusal'),
    title: `The refusal of request ${call.number} (${refusalText(call)}) is handled.`,
    rule: 'refusals are handled',
    evidence,
    verdict: drifts.length > 0 ? 'drift' : handling.handled === undefined ? 'unverified' : 'match',
    ...(reason && drifts.length === 0 && { reason }),
    ...(drifts.length > 0 && { drifts, exchange: exchangeOf(call) }),
    ...(handling.handled && handling.warning !== undefined && { warnings: [handling.warning] }),
  }
}

function unreadCase(
  contract: Contract,
  { id, evidence }: Contract['endpoints'][number],
  fields: readonly UnreadField[],
): CaseAccount {
  const drifts = fields.map(({ in: place, name, nearest, calls, first }) => ({
    path: `${place}.${name}`,
    expected: nearest === null ? 'no such field' : `no such field; ${nearest} is read`,
    seen: `${numbered(calls, 'request')} with it, the first is number ${numberIn(first)}`,
    evidence,
  }))
  return {
    ...{ provider: contract.id, operation: id, id: `${id}/unread`, cost: 'free', tookMs: 0 },
    title: `Everything that was sent to ${id} is read.`,
    rule: 'what is sent is read',
    evidence,
    verdict: drifts.length > 0 ? 'drift' : 'match',
    ...(drifts.length > 0 && { drifts }),
  }
}

/** Further mistakes, each once. */
const adviceOf = (broken: readonly Broken[]): string[] => [
  ...new Map(
    broken.map(({ rule, remark }) => [
      `${rule.id} ${remark.provider} ${remark.operation}`,
      `${remark.provider} ${remark.operation ?? ''}: ${remark.message} (${rule.id}). ${rule.advice}`,
    ]),
  ).values(),
]

function exchangeOf({ known }: RecordedCall): ExchangeAccount {
  const { request, response } = known.exchange
  const cut = (text = ''): string => (text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text)
  return {
    request: {
      method: request.method,
      target: request.url,
      headers: Object.fromEntries(request.headers),
      body: cut(request.body && 'text' in request.body ? request.body.text : undefined),
    },
    response: {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: cut(response.text),
    },
  }
}
