import type { z } from 'zod'
import type { QuotaRule } from '../../../contracts/kit/quota.ts'
import { defaultName } from '../../engine/credential.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { Provider } from '../../engine/provider.ts'
import { ruleKeyOf, usageKeyOf } from '../../engine/quota.ts'
import type { World } from '../../engine/world.ts'
import { type Answer, type ControlCall, data, wrong } from './answer.ts'
import type { grantChange, quotaChange } from './apps-wire.ts'

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

interface Subject {
  readonly app: string
  readonly account: string
}

export async function listQuotas({ world, stage, query }: Call<Partial<Subject>>): Promise<Answer> {
  const { app = defaultName, account = defaultName } = query
  const quotas = []
  for (const provider of stage.providers)
    for (const operation of Object.keys(provider.rules))
      quotas.push(await quotaOf(world, provider, operation, { app, account }))
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
  if (!provider.rules[operation])
    return wrong(`${id} has no quota on "${operation}"`, Object.keys(provider.rules))
  // Members that are absent are not there at all, for JSON knows no undefined.
  for (const [key, rule] of together(world, provider, operation))
    world.rules.set(key, { ...rule, ...(change as Partial<QuotaRule>) })
  const subject = { app: defaultName, account: defaultName }
  return data(await quotaOf(world, provider, operation, subject))
}

/** The rules of all operations that are counted together with one: itself, or its whole bucket. */
function together(world: World, { contract, rules }: Provider, operation: string) {
  const bucket = rules[operation]?.bucket
  return Object.entries(rules)
    .filter(([id, rule]) => id === operation || (bucket !== undefined && rule.bucket === bucket))
    .map(([id, rule]): [string, QuotaRule] => {
      const key = ruleKeyOf(contract.id, id)
      return [key, world.rules.get(key) ?? rule]
    })
}

async function quotaOf(world: World, provider: Provider, operation: string, subject: Subject) {
  const { id } = provider.contract
  const declared = world.rules.get(ruleKeyOf(id, operation)) ?? provider.rules[operation]
  if (!declared) throw new RangeError(`${id} has no quota on ${operation}`)
  const { evidence: _, ...rule } = declared
  const now = world.clock.now()
  const key = usageKeyOf(id, operation, declared, subject)
  const { used, forgivenAt } = await world.store.usage(key, declared, now)
  return {
    ...rule,
    provider: id,
    operation,
    [rule.per]: subject[rule.per],
    used,
    forgivenAt: formatInstant(Math.min(forgivenAt, Date.UTC(9999, 11, 31))),
  }
}
