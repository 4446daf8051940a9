import type { Contract } from '../../contracts/kit/contract.ts'
import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { idOf, type Journal } from './journal.ts'
import type { Grant } from './quota.ts'
import type { Recorded, Refused } from './recorded.ts'

/** What stands behind a refusal; moments are Unix milliseconds of the virtual clock. */
export interface Why {
  /** In a sentence. */
  readonly rule: string
  /** Checks of the contract that the call had passed, and those it did not come to, in order. */
  readonly passed: readonly string[]
  readonly ahead: readonly string[]
  /** From when the same call would have been allowed; undefined where waiting does not help. */
  readonly allowedAt: number | undefined
  /** The window of the quota that refused it. */
  readonly window?: Window | undefined
}

export interface Window {
  readonly limit: number
  readonly used: number
  readonly windowMs: number
  /** Its first moment that counts. */
  readonly from: number
  /** Calls that used it up, oldest first, as far as the journal still knows them. */
  readonly calls: readonly {
    readonly id: string
    readonly at: number
    readonly operation: string | undefined
  }[]
  /** Calls that used it up and are forgotten. */
  readonly forgotten: number
}

/** Calls of a window that are told of. */
const mostCalls = 100

/** Why the call of this number was refused; undefined when it was not, or is forgotten. */
export function whyRefused(
  journal: Journal,
  number: number,
  contracts: readonly Contract[],
): Why | undefined {
  const call = journal.call(number)
  if (!call?.refused) return undefined
  const { refused } = call
  const checks: readonly string[] = contracts.find(({ id }) => id === call.provider)?.checks ?? []
  const at = checks.indexOf(refused.stage ?? '')
  const quota = quotaOf(refused)
  const window = quota && windowOf(journal, number, call, quota)
  const free = quota?.grant.forgivenAt ?? Infinity
  return {
    rule: quota ? sentenceOf(quota.rule) : `${refused.stage ?? refused.check}: ${refused.reason}`,
    passed: refused.stage === 'operation' ? checks : checks.slice(0, Math.max(0, at)),
    ahead: refused.stage === 'operation' ? [] : checks.slice(at + 1),
    // A quota that grants nothing at all never forgives.
    allowedAt: Number.isFinite(free) ? free : undefined,
    window,
  }
}

interface QuotaFacts {
  readonly grant: Grant
  readonly rule: QuotaRule
  readonly counted: string
}

/** The facts of a refusal by a quota. They were put there by the check of that name, and shortened only. */
function quotaOf({ grant, rule, counted }: Refused): QuotaFacts | undefined {
  if (typeof counted !== 'string' || grant === undefined || rule === undefined) return undefined
  return { grant: grant as Grant, rule: rule as QuotaRule, counted }
}

function sentenceOf({ limit, windowMs, window, per, penaltyMs, bucket }: QuotaRule): string {
  const what = bucket === undefined ? 'of this operation' : `of the operations of "${bucket}"`
  const span = `any ${windowMs / 1000} s`
  const penalty =
    penaltyMs > 0 ? `; a refusal costs ${penaltyMs / 1000} s in which every call is refused` : ''
  return `${limit} calls ${what} per ${per} in ${window === 'sliding' ? span : span.replace('any', 'each window of')}${penalty}`
}

function windowOf(
  journal: Journal,
  number: number,
  call: Recorded,
  { grant, rule, counted }: QuotaFacts,
): Window {
  const { windowMs, limit } = rule
  const from =
    rule.window === 'fixed'
      ? Math.floor(call.at / windowMs) * windowMs
      : // A call counts for less than the length of the window.
        call.at - windowMs + 1
  const calls: { id: string; at: number; operation: string | undefined }[] = []
  let found = 0
  for (let before = number - 1; before >= journal.extent.first; before -= 1) {
    const earlier = journal.call(before)
    if (!earlier || found === grant.used) break
    if (earlier.counted !== counted || earlier.at < from) continue
    found += 1
    if (calls.length < mostCalls)
      calls.push({ id: idOf(before), at: earlier.at, operation: earlier.operation })
  }
  calls.reverse()
  return { limit, used: grant.used, windowMs, from, calls, forgotten: grant.used - calls.length }
}
