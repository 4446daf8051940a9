import { z } from 'zod'
import { locales } from './locale.ts'

/** What can be set of the AiToEarn emulation; every assumption about the vendor that may be wrong is a switch here. */
export const aitoearnSettings = z.strictObject({
  quirks: z
    .strictObject({
      validationCode: z
        .union([z.literal(10002), z.literal(400)])
        .default(10002)
        .describe('Code of a bad parameter or body. Documented as 10002, 400 is possible.'),
      defaultLocale: z
        .enum(locales)
        .default('en')
        .describe('Language of messages where `Accept-Language` names none. Assumed.'),
      inProgressSpelling: z
        .string()
        .min(1)
        .max(40)
        .default('InProgress')
        .describe('How the state of a task at work is spelt. Observed.'),
      tickSeconds: z
        .int()
        .min(1)
        .max(3600)
        .default(30)
        .describe('Tasks move at multiples of so many seconds. Observed.'),
      coverAlways: z
        .boolean()
        .default(false)
        .describe('Give a cover to tasks of no material group, too. Assumed.'),
      coverDelaySeconds: z
        .int()
        .min(0)
        .max(86_400)
        .default(0)
        .describe('How long after the video its cover comes. Assumed.'),
      lenientSlash: z
        .boolean()
        .default(true)
        .describe('Serve a path with a slash at its end like the one without. Assumed.'),
    })
    .prefault({}),
  latency: z
    .strictObject({
      medianMs: z
        .int()
        .min(1)
        .default(240_000)
        .describe('Median of a video. Observed: 478 s once.'),
      spread: z.number().min(0).max(3).default(0.45).describe('Length of the tail. Assumed.'),
      ceilingMs: z
        .int()
        .min(1)
        .default(30 * 60_000)
        .describe('No video takes longer. Assumed.'),
    })
    .prefault({}),
  urlLifeMs: z
    .int()
    .min(1)
    .optional()
    .describe('Life of a video URL from success, in milliseconds. For ever unless set.'),
  credits: z
    .strictObject({
      opening: z
        .number()
        .min(0)
        .max(1e12)
        .default(10_000)
        .describe('What a fresh account may spend. Assumed.'),
    })
    .prefault({}),
  rateLimit: z
    .int()
    .min(0)
    .optional()
    .describe('Calls a minute of each operation and account. No limit unless set.'),
})

export type AiToEarnSettings = z.output<typeof aitoearnSettings>
