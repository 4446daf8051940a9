import type { World } from '../world.ts'
import type { Finding, Remark } from './finding.ts'
import type { Grading, Ground, Rule } from './rule.ts'
import type { Seen } from './seen.ts'

/** Grades the clients of one world. */
export interface Grader {
  look(seen: Seen): void
  /** What was found until now, gravest rules first as they are declared. */
  findings(): readonly Finding[]
}

/** Ids of evidence that are kept of a finding. */
const mostEvidence = 20

/** Findings told apart. */
const mostFindings = 1000

/** A grader who has seen nothing yet. */
export function createGrader(
  world: World,
  rules: readonly Rule[],
  gradings: ReadonlyMap<string, Grading>,
): Grader {
  const ground: Ground = { world, gradingOf: (provider) => gradings.get(provider) }
  const watches = rules.map((rule) => ({ rule, watch: rule.watch(ground) }))
  const found = new Map<string, Finding>()
  return {
    look(seen) {
      for (const { rule, watch } of watches)
        for (const remark of watch.call?.(seen) ?? []) note(found, rule, remark)
    },
    findings() {
      const deliveries = world.webhooks.page({}, 0, Infinity).deliveries.reverse()
      const all = new Map(found)
      for (const { rule, watch } of watches)
        for (const remark of watch.deliveries?.(deliveries) ?? []) note(all, rule, remark)
      return [...all.values()]
    },
  }
}

/** Adds a remark to the finding it belongs to: one for each rule, operation and account. */
function note(found: Map<string, Finding>, rule: Rule, remark: Remark): void {
  const { provider, operation, account } = remark
  const key = `${rule.id} ${provider} ${operation ?? ''} ${account ?? ''}`
  const known = found.get(key)
  if (!known && found.size >= mostFindings) return
  const { id, severity, title, advice } = rule
  const { requests = [], webhooks = [] } = remark
  found.set(key, {
    ...{ rule: id, severity, title, advice },
    ...(known ?? remark),
    requests: merged(known?.requests, requests),
    webhooks: merged(known?.webhooks, webhooks),
    times: (known?.times ?? 0) + 1,
    lastAt: remark.at,
  })
}

const merged = (before: readonly string[] = [], more: readonly string[]): readonly string[] =>
  [...new Set([...before, ...more])].slice(0, mostEvidence)
