import { z } from 'zod'
import { parseDuration } from '../../emulator/engine/duration.ts'
import { criterionSchema, outputsSchema } from './criterion-schema.ts'
import { specified } from './specified.ts'

/*
 * What an asynchronous story needs beyond Arazzo. Other runners skip these fields, and still play the rest.
 */

const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, {
    error: 'is no duration; it is written 45s, 10m, 1h30m, 1d or PT6H',
  })
  .meta({ description: 'A duration: `45s`, `10m`, `1h30m`, `1d` or `PT6H`.' })

const neverSchema = specified({
  for: duration.describe('How long, by the clock of the world.'),
  every: duration.optional().describe('Time between two looks; without it one look at the end.'),
  criteria: z.array(criterionSchema).min(1).describe('None of these may hold at any look.'),
}).describe(
  'What must not happen: once the step has succeeded it is repeated for so long, and fails as soon as one of the criteria holds.',
)

const awaitWebhookSchema = specified({
  provider: z.string().min(1).optional().describe('Only webhooks of this API.'),
  task: z.string().min(1).optional().describe('Only webhooks about this task; an expression.'),
  event: z.string().min(1).optional().describe('Only webhooks of this event.'),
  within: duration.describe('How long is waited at most, by the clock of the world.'),
  delivered: z
    .boolean()
    .optional()
    .describe(
      'Whether the receiver must have taken it; without it, it is enough that it was sent.',
    ),
  criteria: z
    .array(criterionSchema)
    .optional()
    .describe('All of these must hold of it; `$response.body` is what it says.'),
  outputs: outputsSchema.optional().describe('Outputs of the step, taken from what it says.'),
}).describe('A webhook that the step waits for once it has succeeded.')

const costSchema = z
  .union([
    z.number().nonnegative(),
    specified({ amount: z.number().nonnegative(), unit: z.string().min(1) }),
  ])
  .describe('What the call costs on the real API, in credits unless a unit is named.')

/** Of a step. */
export const stepExtensions = {
  'x-backlot-fail-fast': z
    .array(criterionSchema)
    .min(1)
    .optional()
    .describe('As soon as one of these holds the step has failed, and is not tried again.'),
  'x-backlot-never': neverSchema.optional(),
  'x-backlot-await-webhook': awaitWebhookSchema.optional(),
  'x-backlot-cost': costSchema.optional(),
}

/** Of a whole document. */
export const documentExtensions = {
  'x-backlot-tags': z
    .array(
      z.string().refine((tag) => /^[\w.-]+$/.test(tag), { error: 'is no tag; it has no spaces' }),
    )
    .optional()
    .describe('Words by which `backlot play --tag` finds the scenario.'),
  'x-backlot-portable': z
    .boolean()
    .optional()
    .describe('Whether other runners can play the scenario too; they can unless it is said.'),
  'x-backlot-why': z.string().min(1).optional().describe('Why other runners cannot.'),
}

export type RawNever = z.infer<typeof neverSchema>
export type RawAwaitWebhook = z.infer<typeof awaitWebhookSchema>
export type RawCost = z.infer<typeof costSchema>
