import { aitoearn as contract } from '../../contracts/aitoearn/contract.ts'
import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { asProvider, type Provider } from '../engine/provider.ts'
import { grading } from './grading.ts'
import { groupOf } from './groups.ts'
import { createModel } from './model.ts'
import { type AiToEarnRefusal, createRefuse, succeed } from './refusals.ts'
import { type AiToEarnSettings, aitoearnSettings } from './settings.ts'
import { mediaRoutes, showingsOf } from './videos.ts'

/** AiToEarn's video generation as the emulator plays it. */
export const aitoearnEmulation = {
  contract,
  settings: aitoearnSettings,
  environment: { baseUrl: 'AITOEARN_BASE_URL', credentials: ['AITOEARN_API_KEY'] },
  create: (settings: AiToEarnSettings): Provider =>
    asProvider<AiToEarnRefusal>({
      contract,
      operations: createModel(settings),
      aliases: settings.quirks.lenientSlash ? slashed() : {},
      rules: rulesOf(settings),
      credits: settings.credits,
      given: (world, account) => ({ groupId: groupOf(world, account) }),
      permit: () => undefined,
      acceptsType: (type) => /^application\/json\b/i.test(type),
      credential: (header) => header('x-api-key') || undefined,
      succeed,
      refuse: createRefuse(settings),
      showings: (task, world) => showingsOf(task, world, settings.urlLifeMs),
      media: mediaRoutes(contract.id, settings.urlLifeMs),
      seedbed: async () => (await import('./seedbed.ts')).createSeedbed(settings),
      grading,
    }),
}

/** Every path with a slash at its end, beside the one without. */
const slashed = (): Record<string, string> =>
  Object.fromEntries(contract.endpoints.map(({ path }) => [`${path}/`, path]))

function rulesOf({ rateLimit }: AiToEarnSettings): Record<string, QuotaRule> {
  if (rateLimit === undefined) return {}
  const rule: QuotaRule = {
    limit: rateLimit,
    windowMs: 60_000,
    window: 'sliding',
    per: 'account',
    penaltyMs: 0,
    evidence: 'assumed',
  }
  return Object.fromEntries(contract.endpoints.map(({ id }) => [id, rule]))
}
