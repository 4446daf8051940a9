import { z } from 'zod'
import { hostRuleHint, isHostRule } from '../engine/outbound/policy.ts'

const limit = z.int().min(0)

/** What can be set of the TikTok emulation; every assumption about the vendor that may be wrong is a switch here. */
export const tiktokSettings = z.strictObject({
  quirks: z
    .strictObject({
      taskGetAlias: z
        .boolean()
        .default(true)
        .describe('Serve `/creative/aigc/video/task/get/` like `task/list/`. Assumed.'),
      quotaWindow: z
        .enum(['sliding', 'fixed'])
        .default('sliding')
        .describe(
          'How the sixty seconds of a quota lie: behind each call, or end to end. Assumed.',
        ),
      quotaPenalty: z
        .enum(['none', '5m'])
        .default('none')
        .describe('Refuse every call for five minutes after a refusal. Public advice.'),
      strictContentType: z
        .boolean()
        .default(false)
        .describe(
          'Refuse a POST whose Content-Type is not application/json with 40002. Documented.',
        ),
      uploadDataShape: z
        .enum(['array', 'object'])
        .default('array')
        .describe(
          'Whether the data of an upload is an array of one, or the object itself. Documented both ways.',
        ),
      badUpload: z
        .enum(['error', 'invalidId'])
        .default('error')
        .describe(
          'What a bad source gets: an error, or an id that a later task refuses. Documented.',
        ),
    })
    .prefault({}),
  uploads: z
    .strictObject({
      fetch: z
        .enum(['off', 'on'])
        .default('off')
        .describe('Judge `video_url` by its form alone, or really fetch it.'),
      maxBytes: z
        .int()
        .min(1)
        .default(500 * 1024 * 1024)
        .describe('Largest file taken over, in bytes. Public.'),
      timeoutMs: z
        .int()
        .min(1)
        .default(10_000)
        .describe('Real milliseconds after which fetching is given up. Public.'),
      allowHosts: z
        .array(z.string().refine(isHostRule, `is ${hostRuleHint}`))
        .default([])
        .describe(
          'Hosts, `*.suffixes` or address ranges that may be fetched from although they are private.',
        ),
    })
    .prefault({}),
  latency: z
    .strictObject({
      remixMedianMs: z.int().min(1).default(90_000).describe('Median of a remix. Assumed.'),
      animationMedianMs: z
        .int()
        .min(1)
        .default(35_000)
        .describe('Median of an animation. Assumed.'),
      spread: z.number().min(0).max(3).default(0.45).describe('Length of the tail. Assumed.'),
    })
    .prefault({}),
  previewLifeMs: z
    .int()
    .min(1)
    .default(6 * 3_600_000)
    .describe('Life of a preview URL from success, in milliseconds. Documented: six hours.'),
  quotas: z
    .strictObject({
      uploadVideo: limit.optional(),
      createVideoTask: limit.optional(),
      createImageAnimationTask: limit.optional(),
      listVideoTasks: limit.optional(),
      listVideos: limit.optional(),
      listDigitalAvatars: limit.optional(),
    })
    .prefault({})
    .describe('Calls a minute per operation, where they should differ from the contract.'),
})

export type TikTokSettings = z.output<typeof tiktokSettings>
