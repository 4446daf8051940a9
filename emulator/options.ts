import { z } from 'zod'
import { providersSettings } from './catalogue.ts'
import { parseMode } from './engine/clock.ts'
import { isName } from './engine/credential.ts'
import { parseDuration } from './engine/duration.ts'
import { parseInstant } from './engine/instant.ts'
import { hostRuleHint, isHostRule } from './engine/outbound/policy.ts'
import { isSecret } from './engine/webhooks/signature.ts'
import { usualWebhooks } from './engine/world.ts'
import { BacklotOptionsError } from './options-error.ts'

const name = z.string().refine(isName, 'must be 1 to 64 letters, digits, `_` or `-`')

const { backoff } = usualWebhooks

/** Everything that can be set of a backlot; the config file, the flags and `createBacklot` share it. */
export const backlotOptions = z.strictObject({
  clock: z
    .string()
    .refine(
      (text) => parseMode(text) !== undefined,
      'must be `real`, `frozen` or a factor as `60x`',
    )
    .default('real')
    .describe('How virtual time runs: `real`, `frozen`, or a factor such as `60x`.'),
  start: z
    .string()
    .refine(
      (text) => text === 'now' || parseInstant(text) !== undefined,
      'must be `now` or an instant such as 2026-01-01T00:00:00Z',
    )
    .optional()
    .describe(
      'Where virtual time begins: `now` or an instant. A frozen clock begins at 2026-01-01.',
    ),
  seed: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .default('backlot')
    .describe('What all chance is drawn from.'),
  progress: z
    .enum(['time', 'polls', 'manual'])
    .default('time')
    .describe('What moves tasks: time, being looked at, or a hand.'),
  failureRate: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Share of tasks that fail without being asked to.'),
  worldTtl: z
    .string()
    .refine(
      (text) => (parseDuration(text) ?? 0) > 0,
      'must be a duration such as 45s, 30m, 1d or PT6H',
    )
    .optional()
    .describe(
      'Real time without a call after which a world other than `default` is dropped; never unless set.',
    ),
  strict: z
    .boolean('must be true or false')
    .default(false)
    .describe('Refuses calls that send parameters or fields which nobody reads.'),
  cors: z
    .boolean()
    .default(false)
    .describe('Lets web pages of every origin call the APIs; the control plane never.'),
  patience: z
    .strictObject({
      headersMs: z
        .int()
        .min(100)
        .max(3_600_000)
        .default(20_000)
        .describe('Real milliseconds in which the head of a call has to come.'),
      requestMs: z
        .int()
        .min(100)
        .max(3_600_000)
        .default(120_000)
        .describe('Real milliseconds in which a whole call has to come.'),
    })
    .refine(
      ({ headersMs, requestMs }) => headersMs <= requestMs,
      'headersMs must not be more than requestMs: the head is a part of the call',
    )
    .prefault({}),
  credentials: z
    .record(
      z.string().min(1),
      z.strictObject({
        world: name.default('default'),
        app: name.default('default'),
        account: name.default('default'),
      }),
    )
    .default({})
    .describe('Credentials of your own, and whom each stands for.'),
  journal: z
    .strictObject({
      entries: z.int().min(1).max(1_000_000).default(256).describe('Calls kept in a world.'),
      bodyLength: z.int().min(0).default(32_768).describe('Characters kept of each body.'),
      characters: z
        .int()
        .min(1)
        .default(32 * 1024 * 1024)
        .describe('Characters kept of all calls of a world, in targets, headers and bodies.'),
    })
    .prefault({}),
  findings: z
    .strictObject({
      eager: z
        .boolean()
        .default(false)
        .describe('Looks at every call before the journal forgets it, even while nobody asks.'),
    })
    .prefault({}),
  media: z
    .strictObject({
      cacheBytes: z
        .int()
        .min(0)
        .default(64 * 1024 * 1024)
        .describe('Bytes of rendered clips kept in memory.'),
      folder: z
        .string()
        .min(1)
        .optional()
        .describe('Folder of media files of your own, which fixtures may name; none unless set.'),
    })
    .prefault({}),
  webhooks: z
    .strictObject({
      allowHosts: z
        .array(z.string().refine(isHostRule, `is ${hostRuleHint}`))
        .default([])
        .describe(
          'Hosts, `*.suffixes` or address ranges that webhooks may go to; this machine always.',
        ),
      timeoutMs: z
        .int()
        .min(1)
        .default(usualWebhooks.timeoutMs)
        .describe('Real milliseconds that a receiver has to answer.'),
      attempts: z
        .int()
        .min(1)
        .max(100)
        .default(usualWebhooks.attempts)
        .describe('Attempts in all, until one is answered with a 2xx.'),
      backoff: z
        .strictObject({
          firstMs: z
            .int()
            .min(1)
            .default(backoff.firstMs)
            .describe('Virtual milliseconds after the first attempt.'),
          factor: z
            .number()
            .min(1)
            .default(backoff.factor)
            .describe('How many times as long each further wait is.'),
          ceilingMs: z
            .int()
            .min(1)
            .default(backoff.ceilingMs)
            .describe('The longest wait, in virtual milliseconds.'),
          jitter: z
            .number()
            .min(0)
            .max(1)
            .default(backoff.jitter)
            .describe('By what share a wait is longer or shorter at most.'),
        })
        .prefault({}),
      delayMs: z
        .int()
        .min(0)
        .default(usualWebhooks.delayMs)
        .describe('Virtual milliseconds by which a delayed webhook is late.'),
      entries: z
        .int()
        .min(1)
        .max(1_000_000)
        .default(usualWebhooks.entries)
        .describe('Deliveries kept in a world.'),
      sign: z
        .strictObject({
          secret: z
            .string()
            .refine(isSecret, 'must be base64, with `whsec_` before it or not')
            .describe('What is signed with: base64, with `whsec_` before it or not.'),
          clock: z
            .enum(['wall', 'virtual'])
            .default('wall')
            .describe('Whose time a signature bears; receivers compare it with their own.'),
        })
        .optional()
        .describe('Signs webhooks as the Standard Webhooks specification says.'),
    })
    .prefault({}),
  providers: providersSettings.prefault({}).describe('What can be set of each API.'),
})

export type BacklotOptions = z.input<typeof backlotOptions>
export type BacklotSettings = z.output<typeof backlotOptions>

/**
 * What holds of a backlot that is told this.
 * @throws BacklotOptionsError when an option is unknown or out of range
 */
export function settingsOf(options: BacklotOptions): BacklotSettings {
  // Once a backlot: code made for these schemas would take longer than it saves.
  const parsed = backlotOptions.safeParse(options, { jitless: true })
  if (!parsed.success) throw new BacklotOptionsError(parsed.error.issues)
  return parsed.data
}

// The schemas are worked out at their first use, which takes longer than all the rest of a backlot. Tests make many
// backlots, and the first of them should not be slower than the others.
settingsOf({})
