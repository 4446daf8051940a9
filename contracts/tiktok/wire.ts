import { z } from 'zod'
import { assumed, documented, observed, published } from '../kit/evidence.ts'
import { currencyCodes } from './iso-4217.ts'
import { recommendedBackgrounds, recommendedMovements } from './prompts.ts'
import { urlFlaw } from './url.ts'

/** Every schema that travels between an application and TikTok's AI-video endpoints. */

// Kinds of task ------------------------------------------------------------------------------------

export const remixTypes = ['STOCK_VIDEO', 'AVATAR_PRODUCT', 'VOICEOVER'] as const
export const videoTypes = [...remixTypes, 'IMAGE_ANIMATION'] as const
export type RemixType = (typeof remixTypes)[number]
export type VideoType = (typeof videoTypes)[number]

export const remixType = z.enum(remixTypes).meta(
  documented(
    'How a remix is made: from stock footage of the product, with a digital avatar, or with a voice-over.',
    {
      id: 'RemixType',
    },
  ),
)
export const videoType = z
  .enum(videoTypes)
  .meta(documented('Kind of generated video.', { id: 'VideoType' }))
export const language = z
  .enum(['en', 'fr', 'de', 'id', 'es'])
  .meta(documented('Language code.', { id: 'Language' }))

// Ids, times, links --------------------------------------------------------------------------------

export const requestId = z
  .string()
  .regex(/^\d{14}[0-9A-F]{20}$/)
  .meta(
    observed(
      'Id of the call: UTC moment as YYYYMMDDHHMMSS, then 20 upper-case hexadecimal digits.',
      { id: 'RequestId' },
    ),
  )
export const taskId = z
  .string()
  .regex(/^\d{19}$/)
  .meta(assumed('Id of a task: a decimal string of 19 digits, never a number.', { id: 'TaskId' }))
export const videoId = z
  .string()
  .regex(/^v10033g50000[0-9a-v]{19}[0g]$/)
  .meta(
    observed(
      'Id of an uploaded video: `v10033g50000` and 20 base32 digits. That generated videos have such ids is assumed.',
      { id: 'VideoId' },
    ),
  )
const generatedVideoId = videoId.meta(
  assumed('Id of the generated video, of the form that uploads have.'),
)
export const avatarId = z
  .string()
  .regex(/^\d{19}$/)
  .meta(assumed('Id of a digital avatar: a decimal string of 19 digits.', { id: 'AvatarId' }))
export const videoName = z
  .string()
  .regex(/^(STOCK_VIDEO|AVATAR_PRODUCT|VOICEOVER|image_animation|DUBBED)-\d{14}-[0-9A-Za-z]{3}$/)
  .meta(
    documented(
      'Name given to a video: its kind, a UTC moment, three characters. That the moment is the one of success is assumed.',
      { id: 'VideoName' },
    ),
  )
export const previewUrl = z
  .string()
  .regex(/^https?:\/\/[^/]+\/[0-9a-f]{32}\/[0-9a-f]{8}\/video\/[^?]+\?\S*mime_type=video_mp4/)
  .meta(
    assumed(
      'Where the video can be watched or fetched for six hours, which is documented; the form of the URL and that the hours count from success are not.',
      { id: 'PreviewUrl' },
    ),
  )

// uploadVideo --------------------------------------------------------------------------------------

export const uploadVideoBody = z
  .object({
    upload_type: z.literal('UPLOAD_BY_URL').meta(documented('How the file arrives; only by URL.')),
    use_scenario: z.literal('AIGC').meta(documented('What the file is for; only AIGC.')),
    video_url: z
      .string()
      .meta(
        documented('Where the file is fetched from. Percent-encoded already: a space is invalid.'),
      ),
  })
  .meta(documented('A video to take over from a URL.', { id: 'UploadVideoBody' }))

export const uploadedVideo = z
  .object({ video_id: videoId })
  .meta(documented('The video that was taken over.', { id: 'UploadedVideo' }))

export const uploadVideoData = z
  .array(uploadedVideo)
  .length(1)
  .meta(documented('Exactly one uploaded video, in an array.', { id: 'UploadVideoData' }))

// createVideoTask ----------------------------------------------------------------------------------

const count = z
  .int()
  .min(1)
  .max(5)
  .default(1)
  .meta(documented('How many videos to make; each is a task of its own.'))

/** Whether writing a price with two decimals loses nothing of it. */
const hasTwoDecimals = (price: number): boolean => Number(price.toFixed(2)) === price

export const productInfo = z
  .object({
    source_language: language.meta(documented('Language of the texts below.')),
    product_name: z.string().max(500).meta(documented('Name of the product.')),
    title: z.string().max(500).meta(documented('Title of the offer.')),
    description: z.string().max(300).meta(documented('What the product is.')),
    selling_points: z
      .array(z.string())
      .max(10)
      .meta(documented('What speaks for it. Ten words each at most are advised, not required.')),
    brand: z.string().max(100).optional().meta(documented('Brand of the product.')),
    price: z
      .number()
      .min(0)
      .refine(hasTwoDecimals, 'Ensure that there are no more than 2 decimal places.')
      .optional()
      .meta(documented('Price in `currency`, with at most two decimals.')),
    currency: z
      .enum(currencyCodes)
      .optional()
      .meta(documented('Currency of the price, an assigned ISO 4217 code.')),
  })
  .meta(documented('The product that the video is about.', { id: 'ProductInfo' }))

export const productVideoInfo = z
  .object({
    video_generation_count: count,
    target_language: language
      .default('en')
      .meta(documented('Language of the video; without effect for STOCK_VIDEO.')),
    product_info_list: z.array(productInfo).min(1).max(1).meta(documented('Exactly one product.')),
    input_image_list: z
      .object({
        image_url_list: z
          .array(z.string())
          .min(3)
          .max(30)
          .meta(
            documented(
              'URLs of product pictures: PNG, JPEG, PPM, GIF, TIFF or BMP. One that cannot be used is dropped silently.',
            ),
          ),
      })
      .optional()
      .meta(
        documented('Product pictures; required for AVATAR_PRODUCT, optional for the other kinds.'),
      ),
    input_video_list: z
      .object({
        video_id_list: z
          .array(z.string())
          .min(1)
          .max(20)
          .meta(documented('Ids of uploaded videos; the same one may stand there twice.')),
      })
      .optional()
      .meta(
        documented('Footage; required for STOCK_VIDEO and VOICEOVER, optional for AVATAR_PRODUCT.'),
      ),
    avatar_info: z
      .object({
        avatar_id: z
          .string()
          .optional()
          .meta(documented('Which avatar speaks; required once `avatar_info` is given.')),
      })
      .optional()
      .meta(
        documented(
          'The avatar of AVATAR_PRODUCT, chosen by the service when absent; ignored otherwise.',
        ),
      ),
  })
  .meta(documented('What to make the video from.', { id: 'ProductVideoInfo' }))

const missing = 'Missing data for required field.'

export const createVideoTaskBody = z
  .object({
    aigc_video_type: remixType,
    product_video_info: productVideoInfo,
  })
  .superRefine((body, context) => {
    const info = body.product_video_info
    const require = (path: string[]): void =>
      context.addIssue({
        code: 'custom',
        message: missing,
        path: ['product_video_info', ...path],
        params: { missing: true },
      })
    if (body.aigc_video_type === 'AVATAR_PRODUCT') {
      if (!info.input_image_list) require(['input_image_list', 'image_url_list'])
      if (info.avatar_info && info.avatar_info.avatar_id === undefined)
        require(['avatar_info', 'avatar_id'])
    } else if (!info.input_video_list) require(['input_video_list', 'video_id_list'])
  })
  .meta(
    documented(
      'A remix to make. In `product_video_info`, AVATAR_PRODUCT needs `input_image_list`; STOCK_VIDEO and VOICEOVER need `input_video_list`.',
      { id: 'CreateVideoTaskBody' },
    ),
  )

export const createdTasks = z
  .object({
    task_ids: z.array(taskId).meta(documented('One id per video asked for.')),
  })
  .meta(documented('The tasks that were created.', { id: 'CreatedTasks' }))

// createImageAnimationTask -------------------------------------------------------------------------

export const createImageAnimationTaskBody = z
  .object({
    image_url: z
      // zod's own URLs may have spaces around them, and in them.
      .stringFormat('url', (url) => urlFlaw(url) === undefined)
      .meta(documented('A JPG, JPEG or PNG of any ratio; the video is 9:16 in any case.')),
    change_background: z
      .boolean()
      .default(false)
      .meta(documented('Whether to put another background behind the product.')),
    background_prompt: z
      .string()
      .nullish()
      .meta(
        documented(
          'The background wanted, without effect unless `change_background` is true; null, empty or absent: automatic. The examples are recommended, any other text is taken; 2,000 characters at most are advised.',
          { examples: recommendedBackgrounds },
        ),
      ),
    animation_prompt: z
      .string()
      .nullish()
      .meta(
        documented(
          'The movement wanted; null, empty or absent: automatic. The examples are recommended, any other text is taken; 200 characters at most are advised.',
          { examples: recommendedMovements },
        ),
      ),
    video_generation_count: count,
  })
  .meta(documented('A picture to set in motion.', { id: 'CreateImageAnimationTaskBody' }))

// listVideoTasks -----------------------------------------------------------------------------------

export const listVideoTasksQuery = z
  .object({
    task_ids: z
      .array(z.string())
      .min(1)
      .max(5)
      .meta(documented('Ids of the tasks asked for: a JSON array in the query string.')),
    aigc_video_type: videoType
      .optional()
      .meta(
        documented(
          'Kind of the tasks. Without it only dubbed videos are answered, so none made here.',
        ),
      ),
  })
  .meta(documented('Which tasks to report.', { id: 'ListVideoTasksQuery' }))

const taskFields = {
  task_id: taskId,
  aigc_video_type: z
    .enum([...videoTypes, 'DUBBED'])
    .meta(
      assumed('Kind of the task. DUBBED is the name assumed for those asked for without a kind.'),
    ),
  video_name: videoName.optional().meta(documented('Name of the video; IMAGE_ANIMATION only.')),
}

export const unfinishedTask = z
  .object({
    ...taskFields,
    status: z
      .enum(['SUBMITTED', 'PROCESSING', 'FAILED'])
      .meta(documented('No video: waiting, at work, or failed without a reason.')),
  })
  .meta(documented('A task that has no video.', { id: 'UnfinishedTask' }))

export const succeededTask = z
  .object({
    ...taskFields,
    status: z.literal('SUCCESS').meta(documented('The video is ready.')),
    video_id: generatedVideoId,
    preview_url: previewUrl,
  })
  .meta(documented('A task whose video is ready.', { id: 'SucceededTask' }))

export const videoTask = z
  .discriminatedUnion('status', [unfinishedTask, succeededTask])
  .meta(documented('A task and, once it succeeded, its video.', { id: 'VideoTask' }))

export const listVideoTasksData = z.object({ list: z.array(videoTask) }).meta(
  documented('The tasks found, in the order asked; unknown ids are left out.', {
    id: 'ListVideoTasksData',
  }),
)

// Paging -------------------------------------------------------------------------------------------

type Known = typeof documented

const pagingOf = (known: Known) => ({
  page: z.int().min(1).default(1).meta(known('Page, from 1.')),
  page_size: z.int().min(1).max(100).default(10).meta(known('Items on a page.')),
})

const pageInfoOf = (known: Known, id: string) =>
  z
    .object({
      page: z.int().min(1).meta(known('This page.')),
      page_size: z.int().min(1).max(100).meta(known('Items on a page.')),
      total_number: z.int().min(0).meta(known('Items in all.')),
      total_page: z.int().min(0).meta(known('Pages in all.')),
    })
    .meta(known('Where this page stands.', { id }))

export const pageInfo = pageInfoOf(documented, 'PageInfo')

// listVideos ---------------------------------------------------------------------------------------

export const listVideosQuery = z
  .object({
    aigc_video_types: z
      .array(videoType)
      .optional()
      .meta(
        documented(
          'Kinds of video: a JSON array in the query string. Without it only dubbed videos.',
        ),
      ),
    ...pagingOf(documented),
  })
  .meta(documented('Which videos to list.', { id: 'ListVideosQuery' }))

export const video = z
  .object({
    aigc_video_type: z
      .enum([...videoTypes, 'DUBBED'])
      .meta(
        documented(
          'Kind of the video. DUBBED is an assumed name, for videos that a fixture seeds.',
        ),
      ),
    video_id: generatedVideoId,
    video_name: videoName,
    create_time: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      .meta(
        documented(
          'Moment of the video, UTC, YYYY-MM-DD HH:MM:SS. That it is the one of success is assumed.',
        ),
      ),
    preview_url: previewUrl,
  })
  .meta(documented('A generated video.', { id: 'Video' }))

export const listVideosData = z
  .union([
    z.strictObject({ list: z.array(video), page_info: pageInfo }),
    z.strictObject({}).meta(documented('No video at all for this filter.')),
  ])
  .meta(documented('A page of videos, newest first.', { id: 'ListVideosData' }))

// listDigitalAvatars -------------------------------------------------------------------------------

export const listDigitalAvatarsQuery = z
  .object(pagingOf(observed))
  .meta(observed('Which avatars to list.', { id: 'ListDigitalAvatarsQuery' }))

const tagTypes = ['gender', 'age', 'identity', 'industry', 'scene', 'region'] as const

export const avatar = z
  .object({
    avatar_id: avatarId,
    avatar_name: z.string().meta(observed('Name of the avatar.')),
    avatar_thumbnail: z.url().meta(observed('A picture of it.')),
    avatar_preview_url: z.url().meta(observed('A short video of it.')),
    tag_groups: z
      .array(
        z.object({
          tag_type: z.enum(tagTypes).meta(observed('What the tags are about.')),
          tags: z.array(z.string()).meta(observed('The tags.')),
        }),
      )
      .meta(observed('What the avatar is like, in groups.')),
  })
  .meta(observed('A digital avatar.', { id: 'Avatar' }))

export const listDigitalAvatarsData = z
  .object({ list: z.array(avatar), page_info: pageInfoOf(observed, 'AvatarPageInfo') })
  .meta(observed('A page of avatars.', { id: 'ListDigitalAvatarsData' }))

// Envelope -----------------------------------------------------------------------------------------

const message = (text: string) => z.string().meta(published(text))

/** Body of a call that worked, around `data`. */
export const success = <T extends z.ZodType>(data: T) =>
  z.object({
    code: z.literal(0).meta(documented('0: it worked.')),
    message: z.literal('OK').meta(documented('Always OK.')),
    request_id: requestId,
    data,
  })

/** Body of a call that was refused; it travels with HTTP status 200. */
export const failure = z
  .object({
    code: z.int().min(1).meta(published('Why the call was refused.')),
    message: message('The same in words.'),
    request_id: requestId,
    data: z.strictObject({}).meta(published('Empty.')),
  })
  .meta(published('A refusal, carried by HTTP status 200.', { id: 'Failure' }))
