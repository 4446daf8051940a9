import { z } from 'zod'

const switchOf = (description: string) => z.boolean().default(false).describe(description)
const milliseconds = z.int().min(1)

/** What can be set of the Creatify emulation; every assumption about the vendor that may be wrong is a switch here. */
export const creatifySettings = z.strictObject({
  quirks: z
    .strictObject({
      previewListCharge: z
        .enum(['perPreview', 'once'])
        .default('perPreview')
        .describe('What a preview list costs: each preview, or one. Documented both ways.'),
      progressType: z
        .enum(['string', 'number'])
        .default('string')
        .describe('How `progress` is written. Documented as a text, observed as a number.'),
      visualStylesRequired: switchOf('Want `visual_styles` of a preview list. Assumed.'),
      unknownEnum: z
        .enum(['refuse', 'accept'])
        .default('refuse')
        .describe('What a value outside a documented choice gets. Assumed.'),
      insufficientCreditsStatus: z
        .union([z.literal(402), z.literal(403), z.literal(400)])
        .default(402)
        .describe('HTTP status of a call that the account cannot pay. Assumed.'),
      chargeFailed: switchOf('Charge for failed jobs too. Assumed.'),
      lenientSlash: switchOf('Serve paths without their last slash. Assumed.'),
    })
    .prefault({}),
  credits: z
    .strictObject({
      opening: z.int().min(0).default(1000).describe('Credits of a fresh account. Assumed.'),
    })
    .prefault({}),
  callsPerMinute: z
    .int()
    .min(0)
    .default(60)
    .describe('Calls that an account may make in sixty seconds; 0 for any number. Assumed.'),
  latency: z
    .strictObject({
      videoMedianMs: milliseconds.default(150_000).describe('Median of a rendering. Assumed.'),
      previewsMedianMs: milliseconds.default(40_000).describe('Median of previews. Assumed.'),
      spread: z.number().min(0).max(3).default(0.4).describe('Length of the tail. Assumed.'),
    })
    .prefault({}),
  editorAccess: switchOf('Answer `editor_url`. Documented for some accounts.'),
  editorLifeMs: milliseconds
    .default(24 * 3_600_000)
    .describe('Life of an editor URL, in milliseconds. Documented: a day.'),
  mediaLifeMs: milliseconds
    .optional()
    .describe('Life of videos, pictures and previews, in milliseconds; for ever unless set.'),
  webhooks: z
    .strictObject({
      intermediate: switchOf('Tell of every state of a rendering, not of its end alone. Assumed.'),
      usual: z
        .enum(['send', 'drop', 'duplicate', 'delay'])
        .default('send')
        .describe('What becomes of a webhook when nothing is asked for. Assumed.'),
    })
    .prefault({}),
})

export type CreatifySettings = z.output<typeof creatifySettings>
