import type { QuotaRule } from '../../contracts/kit/quota.ts'
import type { Identity } from './credential.ts'
import { remembered } from './remembered.ts'

/** What the quota said to one call, and why. */
export interface Grant {
  readonly granted: boolean
  readonly limit: number
  /** Calls counted in the present window, this one included if it was granted. */
  readonly used: number
  /** The moment from which a call would be granted; now, when one would be at once. */
  readonly forgivenAt: number
}

/** What is known of one caller's use of one rule: counted calls as runs of equal moments, oldest first. */
export interface Usage {
  moments: number[]
  counts: number[]
  /** Index of the oldest run that can still count. */
  head: number
  /** Sum of the counts from `head` on. */
  total: number
  refusedAt: number
}

export const freshUsage = (): Usage => ({
  moments: [],
  counts: [],
  head: 0,
  total: 0,
  refusedAt: -Infinity,
})

const below = remembered((left, right) => `${left}/${right}`)

/** Key under which a world keeps the rule of an operation that was set there. */
export const ruleKeyOf = below

/** Key under which calls are counted: those of one app or account, to one operation or to all of a bucket. */
export function usageKeyOf(
  provider: string,
  operation: string,
  rule: QuotaRule,
  caller: Pick<Identity, 'app' | 'account'>,
): string {
  // The blank keeps buckets and operations of one name apart.
  const counted = rule.bucket === undefined ? operation : ` ${rule.bucket}`
  return below(below(provider, counted), caller[rule.per])
}

/** Takes one call out of a quota, if there is one left. Changes `usage`. */
export function takeFrom(usage: Usage, rule: QuotaRule, now: number): Grant {
  const grant = look(usage, rule, now)
  if (!grant.granted) {
    usage.refusedAt = now
    return rule.penaltyMs > 0
      ? { ...grant, forgivenAt: Math.max(grant.forgivenAt, now + rule.penaltyMs) }
      : grant
  }
  const last = usage.moments.length - 1
  if (last >= usage.head && usage.moments[last] === now)
    usage.counts[last] = (usage.counts[last] ?? 0) + 1
  else {
    usage.moments.push(now)
    usage.counts.push(1)
  }
  usage.total += 1
  return { ...grant, used: usage.total }
}

/** Looks at a quota without taking from it. Forgets calls that no longer count. */
export function look(usage: Usage, rule: QuotaRule, now: number): Grant {
  forget(usage, rule, now)
  const { limit } = rule
  const penalty = rule.penaltyMs > 0 ? usage.refusedAt + rule.penaltyMs : -Infinity
  const free = usage.total < limit ? now : freeAt(usage, rule, now)
  const forgivenAt = Math.max(now, penalty, free)
  return { granted: forgivenAt <= now, limit, used: usage.total, forgivenAt }
}

const windowStart = (rule: QuotaRule, now: number): number =>
  rule.window === 'fixed'
    ? Math.floor(now / rule.windowMs) * rule.windowMs - 1
    : now - rule.windowMs

function forget(usage: Usage, rule: QuotaRule, now: number): void {
  const start = windowStart(rule, now)
  while (usage.head < usage.moments.length && (usage.moments[usage.head] ?? 0) <= start) {
    usage.total -= usage.counts[usage.head] ?? 0
    usage.head += 1
  }
  if (usage.head > 1024 && usage.head * 2 > usage.moments.length) {
    usage.moments = usage.moments.slice(usage.head)
    usage.counts = usage.counts.slice(usage.head)
    usage.head = 0
  }
}

function freeAt(usage: Usage, rule: QuotaRule, now: number): number {
  if (rule.limit <= 0) return Infinity
  if (rule.window === 'fixed') return (Math.floor(now / rule.windowMs) + 1) * rule.windowMs
  let excess = usage.total - rule.limit + 1
  for (let index = usage.head; index < usage.moments.length; index += 1) {
    excess -= usage.counts[index] ?? 0
    if (excess <= 0) return (usage.moments[index] ?? now) + rule.windowMs
  }
  return now
}
