import { creatify } from '../../contracts/creatify/contract.ts'
import { videoBodies } from '../../contracts/creatify/wire.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { asProvider, type Provider } from '../engine/provider.ts'
import { grading } from './grading.ts'
import { createJobs } from './jobs.ts'
import { createLetters } from './letters.ts'
import { createLinks } from './links.ts'
import { mediaRoutes } from './media.ts'
import { type CreatifyRefusal, createRefuse, succeed } from './refusals.ts'
import { createRenders } from './renders.ts'
import { type CreatifySettings, creatifySettings } from './settings.ts'
import { showingsOf } from './showings.ts'
import { createSupporting } from './supporting.ts'

/** Creatify's link to video as the emulator plays it. */
export const creatifyEmulation = {
  contract: creatify,
  settings: creatifySettings,
  environment: {
    baseUrl: 'CREATIFY_BASE_URL',
    credentials: ['CREATIFY_API_ID', 'CREATIFY_API_KEY'],
  },
  create: (settings: CreatifySettings): Provider =>
    asProvider<CreatifyRefusal>({
      contract: contractWith(settings),
      operations: {
        ...createLinks(settings),
        ...createJobs(settings),
        ...createRenders(settings),
        ...createSupporting(settings),
      },
      aliases: settings.quirks.lenientSlash ? withoutSlash() : {},
      rules: rulesOf(settings),
      credits: settings.credits,
      permit: () => undefined,
      acceptsType: (type) =>
        creatify.bodyTypes.some((one) => type.toLowerCase().split(';')[0]?.trim() === one),
      credential: pairOf,
      succeed,
      refuse: createRefuse(settings.quirks.insufficientCreditsStatus),
      showings: (task, world) => showingsOf(task, world, settings),
      media: mediaRoutes(creatify.id, settings),
      seedbed: async () => (await import('./seedbed.ts')).createSeedbed(settings),
      grading,
      letters: createLetters(settings),
    }),
}

/** The contract, with bodies that take what the settings say. */
function contractWith({ quirks }: CreatifySettings): Contract {
  // As declared; building schemas anew costs a millisecond.
  if (quirks.unknownEnum === 'refuse' && !quirks.visualStylesRequired) return creatify
  const bodies = videoBodies({
    openChoices: quirks.unknownEnum === 'accept',
    stylesRequired: quirks.visualStylesRequired,
  })
  const changed: Readonly<Record<string, (typeof bodies)[keyof typeof bodies]>> = {
    createVideo: bodies.createVideo,
    createPreview: bodies.createVideo,
    createPreviewList: bodies.createPreviewList,
  }
  return {
    ...creatify,
    endpoints: creatify.endpoints.map((endpoint) => {
      const body = changed[endpoint.id]
      return body ? { ...endpoint, request: { ...endpoint.request, body } } : endpoint
    }),
  }
}

/** Every path without its last slash, beside the one with it. */
const withoutSlash = (): Record<string, string> =>
  Object.fromEntries(creatify.endpoints.map(({ path }) => [path.slice(0, -1), path]))

/** Id and key as one credential: the text they share, or both with a colon between, which a config may know. */
function pairOf(header: (name: string) => string | undefined): string | undefined {
  const [id, key] = [header('x-api-id'), header('x-api-key')]
  if (!id || !key) return undefined
  return id === key ? id : `${id}:${key}`
}

function rulesOf({ callsPerMinute: limit }: CreatifySettings): Record<string, QuotaRule> {
  const rules: Record<string, QuotaRule> = {}
  for (const { id, quota } of creatify.endpoints)
    if (quota && limit > 0) rules[id] = { ...quota, limit }
  return rules
}
