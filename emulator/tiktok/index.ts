import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { tiktok as contract } from '../../contracts/tiktok/contract.ts'
import { asProvider, type Outside, type Provider, type Talk } from '../engine/provider.ts'
import { bodyTypeOf } from '../http/form.ts'
import { avatarRoute } from './avatars.ts'
import { grading } from './grading.ts'
import { createModel } from './model.ts'
import { previewRoute, showingsOf } from './previews.ts'
import { refuse, succeed, type TikTokRefusal } from './refusals.ts'
import { type TikTokSettings, tiktokSettings } from './settings.ts'

/** TikTok's two video APIs as the emulator plays them. */
export const tiktokEmulation = {
  contract,
  settings: tiktokSettings,
  environment: { baseUrl: 'TIKTOK_BASE_URL', credentials: ['TIKTOK_ACCESS_TOKEN'] },
  create: (settings: TikTokSettings, outside: Outside): Provider =>
    asProvider<TikTokRefusal>({
      contract,
      operations: createModel(settings, outside({ allowPublic: true })),
      aliases: settings.quirks.taskGetAlias
        ? { '/creative/aigc/video/task/get/': '/creative/aigc/video/task/list/' }
        : {},
      rules: rulesOf(settings),
      permit,
      acceptsType: (type) =>
        !settings.quirks.strictContentType || bodyTypeOf(type) === 'application/json',
      credential: (header) => header('access-token') || undefined,
      succeed,
      refuse,
      showings: showingsOf,
      media: [previewRoute(contract.id), avatarRoute],
      seedbed: async () => (await import('./seedbed.ts')).createSeedbed(settings),
      grading,
    }),
}

function rulesOf({ quirks, quotas }: TikTokSettings): Record<string, QuotaRule> {
  const limits: Readonly<Record<string, number | undefined>> = quotas
  const rules: Record<string, QuotaRule> = {}
  for (const { id, quota } of contract.endpoints)
    if (quota)
      rules[id] = {
        ...quota,
        limit: limits[id] ?? quota.limit,
        window: quirks.quotaWindow,
        penaltyMs: quirks.quotaPenalty === '5m' ? 5 * 60_000 : 0,
      }
  return rules
}

function permit(talk: Talk, denied: ReadonlySet<string>, body: unknown): TikTokRefusal | undefined {
  if (denied.has('permission'))
    return {
      kind: 'noPermission',
      reason: 'the app was denied the video-generation permission through /_backlot/apps',
    }
  if (denied.has('allowlisted'))
    return {
      kind: 'notAllowlisted',
      feature: 'AI video generation',
      reason: 'the app was taken off the allowlist through /_backlot/apps',
    }
  if (denied.has('avatar') && usesAvatars(talk, body))
    return {
      kind: 'notAllowlisted',
      feature: 'Digital Avatar',
      reason: 'the app was taken off the allowlist of Digital Avatar through /_backlot/apps',
    }
  return undefined
}

const usesAvatars = (talk: Talk, body: unknown): boolean =>
  talk.endpoint?.id === 'listDigitalAvatars' ||
  (typeof body === 'object' &&
    body !== null &&
    'aigc_video_type' in body &&
    body.aigc_video_type === 'AVATAR_PRODUCT')
