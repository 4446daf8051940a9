import { z } from 'zod'
import { assumed, documented, observed } from '../kit/evidence.ts'

/** Every schema that travels between an application and AiToEarn's video generation. */

// Ids, times, links --------------------------------------------------------------------------------

export const taskId = z
  .string()
  .regex(/^[0-9a-fA-F]{24}$/)
  .meta(
    observed('Id of a task: 24 hexadecimal digits, the first eight the Unix second of creation.', {
      id: 'TaskId',
    }),
  )
export const groupId = z.string().meta(documented('Id of a material group.', { id: 'GroupId' }))
export const instant = z.iso
  .datetime({ precision: 3 })
  .meta(observed('An instant, ISO 8601, UTC with milliseconds.', { id: 'Instant' }))
export const videoUrl = z
  .string()
  .regex(/^https?:\/\/[^/]+\/[^/]+\/ai\/video\/[^/]+\/\d{6}\/[0-9a-z]+-[^/]+\.mp4$/)
  .meta(
    observed('Where the video is fetched from: unsigned, and no end of it is documented.', {
      id: 'VideoUrl',
    }),
  )
export const coverUrl = z
  .string()
  .regex(/^https?:\/\/[^/]+\/[^/]+\/ai\/video-thumbnail\/\d{6}\/[\w-]{21}\.png$/)
  .meta(observed('Where a still of the video is fetched from.', { id: 'CoverUrl' }))

// Models -------------------------------------------------------------------------------------------

export const modes = [
  'text2video',
  'image2video',
  'flf2video',
  'lf2video',
  'multi-image2video',
  'multi-ref',
  'video2video',
] as const
export const mode = z.enum(modes).meta(observed('What a video is made from.', { id: 'VideoMode' }))

const price = z
  .strictObject({
    resolution: z.string().optional().meta(observed('Only of this resolution.')),
    mode: z.string().optional().meta(observed('Only in this mode.')),
    duration: z.number().optional().meta(observed('Only of this length.')),
    price: z.number().meta(observed('Credits per second.')),
    originPrice: z.number().optional().meta(observed('Credits per second before a discount.')),
  })
  .meta(observed('A row of a price list.', { id: 'Price' }))

export const videoModel = z
  .strictObject({
    name: z.string().meta(observed('What `model` of a task names.')),
    label: z.string().meta(observed('Name for people.')),
    description: z.string().meta(observed('What it is good at.')),
    tags: z.array(z.string()),
    creditsScope: z.enum(['general', 'seedance']).meta(observed('Which credits pay for it.')),
    modes: z.array(z.string()).meta(assumed('Modes it knows; another is refused with 12310.')),
    resolutions: z.array(z.string()),
    durations: z.array(z.number()).meta(observed('Lengths in seconds.')),
    maxInputImages: z.int(),
    inputConstraints: z.record(z.string(), z.unknown()).optional(),
    aspectRatios: z.array(z.string()),
    defaults: z.strictObject({
      resolution: z.string().optional(),
      aspectRatio: z.string().optional(),
      duration: z.number().optional(),
    }),
    pricing: z.array(price),
  })
  .meta(observed('A model and what it can do.', { id: 'VideoModel' }))

export const listVideoModelsData = z
  .array(videoModel)
  .meta(observed('Every model.', { id: 'VideoModels' }))

// createVideoTask ----------------------------------------------------------------------------------

const urls = z.array(z.string())

/** Most inputs of a task; how many there may be is our assumption. */
const most = { images: 9, videos: 3, audios: 3, all: 12 } as const

export const createVideoTaskBody = z
  .object({
    model: z.string().meta(observed('Name of a model of the catalogue.')),
    prompt: z.string().min(1).max(4000).meta(observed('What the video shows.')),
    images: urls.optional().meta(observed('Pictures to begin with or to refer to.')),
    videos: urls.optional().meta(observed('Videos to refer to.')),
    audios: urls.optional().meta(observed('Sounds to refer to; never alone.')),
    image: z
      .union([z.string(), urls])
      .optional()
      .meta(observed('First frame, or several pictures.')),
    image_tail: z.string().optional().meta(observed('Last frame; needs a first one.')),
    video_url: z.string().optional().meta(observed('A video to start from.')),
    mode: mode.optional(),
    resolution: z.string().optional().meta(observed('Not held against the catalogue.')),
    size: z.string().optional().meta(observed('Width by height.')),
    ratio: z.string().optional().meta(observed('Aspect ratio; not held against the catalogue.')),
    duration: z.number().optional().meta(observed('Seconds; not held against the catalogue.')),
    groupId: groupId.optional().meta(observed('Material group that the video goes to.')),
    source: z
      .enum(['ai_video', 'ai_draft_generation', 'plugin'])
      .optional()
      .meta(observed('Where the task comes from.')),
    seed: z.int().optional().meta(observed('Number to draw chance from.')),
    watermark: z.boolean().optional(),
    tools: z
      .array(z.object({ type: z.literal('web_search') }))
      .optional()
      .meta(observed('Tools that the model may use.')),
    metadata: z
      .record(z.string(), z.unknown())
      .optional()
      .meta(observed('`aspectRatio` in it stands in for `ratio`.')),
  })
  .superRefine((body, context) => {
    const refuse = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message })
    const first = [body.image ?? []].flat().length
    const images = first + (body.images?.length ?? 0)
    const videos = (body.videos?.length ?? 0) + (body.video_url === undefined ? 0 : 1)
    const audios = body.audios?.length ?? 0
    if (images > most.images) refuse('images', `at most ${most.images} images`)
    if ((body.videos?.length ?? 0) > most.videos) refuse('videos', `at most ${most.videos} videos`)
    if (audios > most.audios) refuse('audios', `at most ${most.audios} audios`)
    if (images + videos + audios > most.all) refuse('images', `at most ${most.all} references`)
    if (audios > 0 && images + videos === 0) refuse('audios', 'audio needs a picture or a video')
    if (body.image_tail !== undefined && images === 0) refuse('image_tail', 'needs a first frame')
  })
  .meta(observed('A video to make. Unknown fields are dropped.', { id: 'CreateVideoTaskBody' }))

export const createdTask = z
  .strictObject({
    id: taskId,
    status: z.literal('SUBMITTED').meta(observed('Said here and nowhere else.')),
  })
  .meta(observed('The task that was made.', { id: 'CreatedVideoTask' }))

// Tasks --------------------------------------------------------------------------------------------

export const videoTaskInput = z
  .strictObject({
    prompt: z.string(),
    groupId: groupId.optional(),
    image: z.union([z.string(), urls]).optional(),
    images: urls.optional(),
    audios: urls.optional(),
    duration: z.number().optional(),
    aspectRatio: z
      .string()
      .optional()
      .meta(documented('What was sent as `ratio`, else as `metadata.aspectRatio`.')),
    resolution: z.string().optional(),
    videoUrl: z
      .string()
      .optional()
      .meta(documented('What was sent as `video_url`, else the first of `videos`.')),
    videos: urls.optional(),
  })
  .meta(documented('What was asked for: only what was sent.', { id: 'VideoTaskInput' }))

export const videoTask = z
  .strictObject({
    id: taskId,
    model: z.string(),
    status: z.string().meta(documented('Seen so far: `InProgress`, then `SUCCESS` or `FAILURE`.')),
    input: videoTaskInput,
    videoUrl: videoUrl.optional().meta(documented('Once it succeeded.')),
    coverUrl: coverUrl
      .optional()
      .meta(documented('Once it succeeded and belongs to a group; it may come later.')),
    mediaId: z.string().optional().meta(documented('Id in the material group, once it succeeded.')),
    groupId: groupId.optional().meta(documented('The material group, once it succeeded.')),
    error: z
      .strictObject({ message: z.string().meta(observed('Free text.')) })
      .optional()
      .meta(documented('Why it failed.')),
    submittedAt: instant,
    startedAt: instant,
    finishedAt: instant.optional().meta(documented('Once it succeeded or failed.')),
  })
  .meta(documented('A task. What is absent is left out, never null.', { id: 'VideoTask' }))

export const taskPath = z.object({ taskId: taskId.meta(documented('Id of the task.')) })

const page = z.int().min(1).max(Number.MAX_SAFE_INTEGER)
export const listVideoTasksQuery = z.object({
  page: page.default(1).meta(documented('Page, from one.')),
  pageSize: page
    .max(1000)
    .default(10)
    .meta(documented('Tasks on a page. The prose says 1 when absent; schema and code say 10.')),
})

export const listVideoTasksData = z
  .strictObject({
    page: z.int().min(1),
    pageSize: z.int().min(1).max(1000),
    totalPages: z.int().min(0).meta(documented('0 when there is no task.')),
    total: z.int().min(0),
    list: z.array(videoTask),
  })
  .meta(documented('A page of tasks, newest first.', { id: 'VideoTaskPage' }))

// Envelope -----------------------------------------------------------------------------------------

const requestId = z
  .string()
  .min(1)
  .meta(observed('What was sent as `x-request-id`, else a UUID.', { id: 'RequestId' }))

/** A success around `data`. */
export const success = (data: z.ZodType) =>
  z.strictObject({
    data,
    code: z.literal(0),
    message: z.literal('请求成功').meta(observed('The same in every language.')),
    requestId,
  })

export const failure = z
  .strictObject({
    data: z.strictObject({}),
    code: z
      .int()
      .refine((code) => code !== 0)
      .meta(documented('Why: see the list of codes.')),
    message: z.string().meta(observed('In the language asked for, where it is translated.')),
    timestamp: z.int().meta(observed('Unix milliseconds.')),
    requestId,
  })
  .meta(documented('A refusal. It travels with HTTP status 200.', { id: 'Failure' }))
