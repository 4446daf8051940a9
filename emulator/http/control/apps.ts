import type { z } from 'zod'
import type { QuotaRule } from '../../../contracts/kit/quota.ts'
import { defaultName } from '../../engine/credential.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { Provider } from '../../engine/provider.ts'
import type { World } from '../../engine/world.ts'
import { type Answer, type ControlCall, data, wrong } from './answer.ts'
import type { grantChange, quotaChange } from './wire.ts'

type Call<Query = unknown, Body = undefined> = ControlCall<Query, Body>

function show(world: World, providers: readonly Provider[], app: string) {
  const grants: Record<string, Record<string, boolean>> = {}
  for (const { contract } of providers) {
    const denied = world.denied.get(`${contract.id}/${app}`)
    grants[contract.id] = Object.fromEntries(
      Object.keys(contract.grants).map((grant) => [grant, !denied?.has(grant)]),
    )
  }
  return { app, grants }
}

export const getApp = ({ world, stage, params }: Call): Answer =>
  data(show(world, stage.providers, params['app'] ?? ''))

export function setApp({
  world,
  stage,
  params,
  query,
  body,
}: Call<{ provider?: string }, z.output<typeof grantChange>>): Answer {
  const app = params['app'] ?? ''
  const meant = stage.providers.filter(
    ({ contract }) => query.provider === undefined || contract.id === query.provider,
  )
  if (meant.length === 0)
    return wrong(
      `provider "${query.provider}" is not emulated`,
      stage.providers.map(({ contract }) => contract.id),
    )
  const known = [...new Set(meant.flatMap(({ contract }) => Object.keys(contract.grants)))]
  const stranger = Object.keys(body).find((grant) => !known.includes(grant))
  if (stranger !== undefined) return wrong(`there is no grant "${stranger}"`, known)
  for (const { contract } of meant) {
    const key = `${contract.id}/${app}`
    const denied = new Set(world.denied.get(key))
    for (const [grant, given] of Object.entries(body)) {
      if (given) denied.delete(grant)
      else if (Object.hasOwn(contract.grants, grant)) denied.add(grant)
    }
    world.denied.set(key, denied)
  }
  return data(show(world, stage.providers, app))
}

export async function listQuotas({ world, stage, query }: Call<{ app?: string }>): Promise<Answer> {
  const app = query.app ?? defaultName
  const quotas = []
  for (const provider of stage.providers)
    for (const operation of Object.keys(provider.rules))
      quotas.push(await quotaOf(world, provider, operation, app))
  return data({ quotas })
}

export async function setQuota({
  world,
  stage,
  body,
}: Call<unknown, z.output<typeof quotaChange>>): Promise<Answer> {
  const { provider: id, operation, ...change } = body
  const provider = stage.providers.find(({ contract }) => contract.id === id)
  if (!provider)
    return wrong(
      `provider "${id}" is not emulated`,
      stage.providers.map(({ contract }) => contract.id),
    )
  const rule = provider.rules[operation]
  if (!rule) return wrong(`${id} has no quota on "${operation}"`, Object.keys(provider.rules))
  const key = `${id}/${operation}`
  // Members that are absent are not there at all, for JSON knows no undefined.
  world.rules.set(key, { ...(world.rules.get(key) ?? rule), ...(change as Partial<QuotaRule>) })
  return data(await quotaOf(world, provider, operation, defaultName))
}

async function quotaOf(world: World, provider: Provider, operation: string, app: string) {
  const key = `${provider.contract.id}/${operation}`
  const declared = world.rules.get(key) ?? provider.rules[operation]
  if (!declared) throw new RangeError(`${key} has no quota`)
  const { evidence: _, ...rule } = declared
  const now = world.clock.now()
  const { used, forgivenAt } = await world.store.usage(`${key}/${app}`, declared, now)
  return {
    ...rule,
    provider: provider.contract.id,
    operation,
    app,
    used,
    forgivenAt: formatInstant(Math.min(forgivenAt, Date.UTC(9999, 11, 31))),
  }
}
