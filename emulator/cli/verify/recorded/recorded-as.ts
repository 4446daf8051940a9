import { checkOf } from '../../../../contracts/kit/contract.ts'
import type { QuotaRule } from '../../../../contracts/kit/quota.ts'
import type { Issue } from '../../../engine/parameters.ts'
import type { Recorded, Refused } from '../../../engine/recorded.ts'
import { isRefused, isVirtual, type RecordedCall, refusalText } from './call.ts'

/** When the quota that refused a call would have granted it, as far as the recording tells; Unix milliseconds. */
export interface Forgiveness {
  readonly at: number
  readonly rule: QuotaRule
  /** Whose calls are counted together. */
  readonly counted: string
}

/** The check that said no; `internal` where the service itself failed, `brokenOff` where no answer came. */
export function refusedBy(call: RecordedCall): string | undefined {
  const { contract, opened, known } = call
  const { status } = known.exchange.response
  if (!isRefused(call)) return undefined
  if (status === 0) return 'brokenOff'
  if (!opened || opened.ok) return status >= 500 ? 'internal' : 'transport'
  const code = contract.codes.find((one) => one.code === opened.code)
  if (status >= 500 || code?.faultOnly) return 'internal'
  return checkOf(contract, opened.code) ?? 'operation'
}

/** Works out, call by call, when quotas forgive. */
export function createForgiving(): (call: RecordedCall) => Forgiveness | undefined {
  const granted = new Map<string, number[]>()
  return function forgivenessOf(call) {
    const { contract, endpoint, known } = call
    const rule = endpoint?.quota
    if (!endpoint || !rule) return undefined
    const counted = `${contract.id} ${known.caller ?? '-'} ${rule.bucket ?? endpoint.id}`
    const before = granted.get(counted) ?? []
    if (refusedBy(call) !== 'quota') {
      granted.set(counted, [...before, known.moment].slice(-rule.limit))
      return undefined
    }
    // Where somebody else used it up, nobody here could know when it forgives.
    const oldest = before.length < rule.limit ? undefined : before[0]
    const free = oldest === undefined ? known.moment : oldest + rule.windowMs
    return { at: Math.max(free, known.moment + rule.penaltyMs), rule, counted }
  }
}

/** A call as the rules that grade clients look at it. */
export function recordedAs(
  call: RecordedCall,
  issues: readonly Issue[],
  unread: readonly string[],
  forgiveness: Forgiveness | undefined,
): Recorded {
  const { contract, endpoint, known, opened, isMedia } = call
  const { request, response, startedAt, tookMs } = known.exchange
  const caller = `caller ${known.caller ?? 1}`
  return {
    ...{ at: known.moment, tookMs, provider: contract.id, unread },
    wallAt: isVirtual(call) ? undefined : startedAt,
    operation: isMedia ? 'media' : endpoint?.id,
    ...{ app: caller, account: caller, method: request.method },
    target: isMedia ? request.url : known.target,
    requestHeaders: request.headers.flat(),
    requestBody: request.body && 'text' in request.body ? request.body.text : '',
    status: response.status,
    code: opened && !opened.ok ? opened.code : undefined,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: response.text ?? '',
    refused: refusedOf(call, issues, forgiveness),
  }
}

function refusedOf(
  call: RecordedCall,
  issues: readonly Issue[],
  forgiveness: Forgiveness | undefined,
): Refused | undefined {
  const check = refusedBy(call)
  if (check === undefined) return undefined
  const reason = refusalText(call)
  if (forgiveness) {
    const { at, rule, counted } = forgiveness
    return { check: 'quotaExceeded', reason, grant: { forgivenAt: at }, rule, counted }
  }
  const expired = call.isMedia && [403, 404, 410].includes(call.known.exchange.response.status)
  return { check, reason, ...(check === 'parameters' && { issues }), ...(expired && { expired }) }
}
