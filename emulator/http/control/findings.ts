import type { z } from 'zod'
import { type Finding, isAtLeast } from '../../engine/findings/finding.ts'
import { formatInstant } from '../../engine/instant.ts'
import { type Answer, type ControlCall, data, problemWithProvider, unknownName } from './answer.ts'
import type { findingsQuery } from './watching-wire.ts'

export function listFindings({
  stage,
  world,
  query,
}: ControlCall<z.output<typeof findingsQuery>, undefined>): Answer {
  const { rules } = stage.observer
  const { provider, rule } = query
  const strange = problemWithProvider(stage, provider)
  if (strange) return strange
  const ids = rules.map(({ id }) => id)
  if (rule !== undefined && !ids.includes(rule)) return unknownName('rule', rule, ids)
  const { findings, judged, forgotten } = stage.observer.of(world)
  return data({
    findings: findings
      .filter(({ severity }) => isAtLeast(severity, query.severity))
      .filter((finding) => provider === undefined || finding.provider === provider)
      .filter((finding) => rule === undefined || finding.rule === rule)
      .map(show),
    rules: rules.map(({ id, severity, title, advice }) => ({ id, severity, title, advice })),
    judged,
    forgotten,
  })
}

const show = ({ operation, account, at, lastAt, ...finding }: Finding) => ({
  ...finding,
  operation: operation ?? null,
  account: account ?? null,
  at: formatInstant(at),
  lastAt: formatInstant(lastAt),
})
