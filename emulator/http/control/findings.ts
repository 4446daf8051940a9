import type { z } from 'zod'
import { isAtLeast } from '../../engine/findings/finding.ts'
import type { WorldFinding } from '../../engine/findings/observation.ts'
import { formatInstant } from '../../engine/instant.ts'
import {
  type Answer,
  type ControlCall,
  data,
  problemWithNames,
  unknownName,
  wrong,
} from './answer.ts'
import type { findingsQuery } from './watching-wire.ts'

export function listFindings(call: ControlCall<z.output<typeof findingsQuery>, undefined>): Answer {
  const { stage, query } = call
  const { rules } = stage.observer
  const { provider, rule } = query
  const strange = problemWithNames(stage, { provider })
  if (strange) return strange
  const ids = rules.map(({ id }) => id)
  if (rule !== undefined && !ids.includes(rule)) return unknownName('rule', rule, ids)
  if (query.scope === 'all' && query.world !== undefined)
    return wrong('query world: `scope=all` means every world, so none can be named')
  const { findings, judged, forgotten } = observed(call)
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

function observed({ stage, world, query }: ControlCall<{ readonly scope: string }, undefined>) {
  if (query.scope === 'all') return stage.observer.all(stage.worlds.list())
  const { findings, ...calls } = stage.observer.of(world)
  return { ...calls, findings: findings.map((one) => ({ ...one, world: world.name })) }
}

const show = ({ operation, account, at, lastAt, ...finding }: WorldFinding) => ({
  ...finding,
  operation: operation ?? null,
  account: account ?? null,
  at: formatInstant(at),
  lastAt: formatInstant(lastAt),
})
