import { type Contract, reportsByWebhook } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import type { Chance } from '../engine/chance.ts'
import type { Identity } from '../engine/credential.ts'
import type { FaultKind } from '../engine/faults/fault.ts'
import type { Strike } from '../engine/faults/faults.ts'
import { taskFates } from '../engine/plan.ts'
import type { Provider } from '../engine/provider.ts'
import { webhookFates } from '../engine/webhooks/fate.ts'
import type { World } from '../engine/world.ts'
import type { Inbound } from './inbound.ts'
import type { Problem } from './problem.ts'

/** Header by which a caller asks what shall happen to the call it is on. */
const fateHeader = 'x-backlot-fate'

/** Fates that an operation knows. */
export const fatesOf = (endpoint: Endpoint): string[] => [
  ...(beginsSomething(endpoint) ? Object.keys(taskFates) : ['succeed']),
  ...Object.keys(endpoint.fates ?? {}),
]

/** Fates that can wait for an operation: its own, and those of the webhooks that report its work. */
export const waitingFatesOf = (contract: Contract, endpoint: Endpoint): string[] => [
  ...(isFated(endpoint) ? fatesOf(endpoint) : []),
  ...(reportsByWebhook(contract, endpoint.id) ? Object.keys(webhookFates) : []),
]

/** Whether more than one thing can happen to a call. */
const isFated = (endpoint: Endpoint): boolean =>
  beginsSomething(endpoint) || endpoint.fates !== undefined

/** Whether an operation decides a task's future: of a new one, or anew of one that is there. */
const beginsSomething = ({ creates, continues }: Endpoint): boolean =>
  creates !== undefined || continues !== undefined

interface Fated {
  readonly strikes: readonly Strike[]
  readonly inbound: Inbound
  readonly endpoint: Endpoint | undefined
  readonly identity: Identity | undefined
  readonly provider: Provider
  readonly world: World
  readonly chance: Chance
}

/** What becomes of a task whose making a fault strikes. */
export const struckFates: Readonly<Partial<Record<FaultKind, string>>> = {
  stuckTask: 'stuck',
  lateSuccess: 'slow',
}

/** What shall happen to a call: asked for by its header, by the queue, or drawn by the failure rate; else `usual`. */
export function fateFor(fated: Fated, usual: 'succeed' | 'fail'): string {
  const { inbound, endpoint, identity, provider, world, chance, strikes } = fated
  const asked = inbound.header(fateHeader)
  if (asked !== undefined) return asked
  if (!endpoint || !identity) return usual
  for (const { fault } of strikes) {
    const fate = struckFates[fault.kind]
    if (fate !== undefined && fatesOf(endpoint).includes(fate)) return fate
  }
  const call = {
    provider: provider.contract.id,
    operation: endpoint.id,
    account: identity.account,
    knows: (fate: string) => fatesOf(endpoint).includes(fate),
  }
  const waiting = world.fates.take(call)
  if (waiting !== undefined) return waiting
  const mayFail = beginsSomething(endpoint) && world.failureRate > 0
  return mayFail && chance.unit() < world.failureRate ? 'fail' : usual
}

/** A header that asks for a fate the operation does not know is a mistake of ours to tell, not the API's. */
export function problemWithFate({ inbound, endpoint }: Fated): Problem | undefined {
  const asked = inbound.header(fateHeader)
  if (asked === undefined || !endpoint || fatesOf(endpoint).includes(asked)) return undefined
  return {
    title: 'Unknown fate',
    status: 400,
    detail: `${endpoint.id} knows no fate "${asked}" (header ${fateHeader})`,
    allowed: fatesOf(endpoint),
  }
}
