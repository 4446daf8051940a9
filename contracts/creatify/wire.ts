import { z } from 'zod'
import { assumed, documented, observed } from '../kit/evidence.ts'
import {
  aspectRatios,
  captionStyles,
  fontFamilies,
  languages,
  scriptStyles,
  visualStyles,
} from './choices.ts'

/** Every schema that travels between an application and Creatify's link-to-video endpoints, but for the catalogues. */

export const tooLong = (limit: number) => `Ensure this field has no more than ${limit} characters.`
const blank = 'This field may not be blank.'

/** Text that may not be empty or all blanks. */
const filled = (limit: number) => z.string().regex(/\S/, blank).max(limit)
const httpUrl = (limit: number) => z.url({ protocol: /^https?$/ }).max(limit)

/** A unique id as the service writes it. */
const uuid = (description: string) => z.uuid().meta(documented(description))
const media = (description: string) => z.url().meta(documented(description))

export const aspectRatio = z
  .enum(aspectRatios)
  .meta(documented('Shape of the picture: width x height.', { id: 'AspectRatio' }))
export const videoStatus = z
  .enum(['pending', 'in_queue', 'running', 'done', 'failed'])
  .meta(documented('State of a job or of one of its outputs.', { id: 'VideoStatus' }))
export const language = z
  .enum(languages)
  .meta(documented('Language of script and voice.', { id: 'Language' }))
export const scriptStyle = z
  .enum(scriptStyles)
  .meta(documented('How the script is written.', { id: 'ScriptStyle' }))
export const captionStyle = z
  .enum(captionStyles)
  .meta(documented('Look of the captions.', { id: 'CaptionStyle' }))
export const visualStyle = z
  .enum(visualStyles)
  .meta(observed('How the video is composed.', { id: 'VisualStyle' }))

// Links --------------------------------------------------------------------------------------------

export const createLinkBody = z
  .object({ url: httpUrl(1000).meta(documented('The product page, at most 1,000 characters.')) })
  .meta(documented('A product page to read.', { id: 'CreateLinkBody' }))

const linkFields = {
  title: z.string().nullable().meta(documented('Name of the product.')),
  description: z.string().nullable().meta(documented('What it is.')),
  image_urls: z.array(httpUrl(2048)).meta(documented('Pictures of it.')),
  video_urls: z.array(httpUrl(2048)).meta(documented('Videos of it.')),
  reviews: z.string().nullable().meta(documented('What people say of it.')),
  logo_url: httpUrl(2048).nullable().meta(documented('Mark of its maker.')),
}

export const createLinkWithParamsBody = z
  .object({
    ...linkFields,
    title: z.string().regex(/\S/, blank).meta(documented('Name of the product.')),
    description: linkFields.description.default(null),
    image_urls: linkFields.image_urls.default([]),
    video_urls: linkFields.video_urls.default([]),
    reviews: linkFields.reviews.default(null),
    logo_url: linkFields.logo_url.default(null),
  })
  .meta(
    documented('A product as its maker tells of it. Without a video it needs three pictures.', {
      id: 'CreateLinkWithParamsBody',
    }),
  )

export const updateLinkBody = z
  .object(linkFields)
  .partial()
  .meta(documented('What is to be changed of a link; the rest stays.', { id: 'UpdateLinkBody' }))

export const innerLink = z
  .object({
    id: uuid('Id of the page, not of the link: no operation takes it.'),
    url: z.string().nullable().meta(documented('The product page.')),
    ...linkFields,
    ai_summary: z.string().nullable().meta(documented('The page in a few sentences.')),
    ai_industry: z.string().nullable().meta(observed('Trade of the product.')),
    ai_target_audiences: z.array(z.string()).meta(observed('Who may want it.')),
  })
  .meta(documented('What was found on a product page.', { id: 'InnerLink' }))

export const link = z
  .object({
    id: uuid('Id of the link; this one is sent with a video.'),
    url: z.string().nullable().meta(documented('The product page.')),
    link: innerLink,
    credits_used: z.int().min(0).meta(observed('Credits that it cost.')),
  })
  .meta(documented('A product page that was read.', { id: 'Link' }))

export const idsQuery = z
  .object({
    ids: z
      .array(z.guid())
      .min(1)
      .max(100)
      .meta(documented('Ids asked for, separated by commas; unknown ones are left out.')),
  })
  .meta(documented('Which of them to list.', { id: 'IdsQuery' }))

// Videos: what is asked for ------------------------------------------------------------------------

const volume = z.number().min(0).max(1).nullable().default(null)
const flag = (description: string) => z.boolean().default(false).meta(documented(description))
const offset = z
  .union([
    z.number().min(-0.5).max(0.5),
    z
      .string()
      .regex(/^-?\d*\.?\d+$/, 'A valid number is required.')
      .refine(
        (text) => !(Math.abs(Number(text)) > 0.5),
        'Ensure this value is between -0.5 and 0.5.',
      ),
  ])
  .nullable()
  .default(null)
  .meta(documented('Where captions stand, as a share of the picture. Deprecated.'))
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$/, 'Enter a valid color.')

/** What may be taken differently from what is documented. */
export interface Leniency {
  /** Take any text where a choice is wanted. */
  readonly openChoices?: boolean
  /** Want `visual_styles` to be sent. */
  readonly stylesRequired?: boolean
}

/** The bodies of the operations that begin a job. */
export function videoBodies({ openChoices = false, stylesRequired = false }: Leniency = {}) {
  const open = <T extends z.ZodType<string>>(choice: T): T =>
    // Where any text is taken, the service does not know more of it than its type either.
    openChoices ? (z.string() as unknown as T) : choice

  const captionSetting = z
    .object({
      style: open(captionStyle).nullish(),
      offset: z
        .object({ x: z.number().min(-0.5).max(0.5), y: z.number().min(-0.5).max(0.5) })
        .partial()
        .nullish(),
      font_family: open(z.enum(fontFamilies)).nullish().meta(observed('Typeface.')),
      font_size: z.number().positive().nullish(),
      font_style: z.string().nullish(),
      background_color: colour.nullish(),
      text_color: colour.nullish(),
      highlight_text_color: colour.nullish(),
      max_width: z.number().positive().nullish(),
      line_height: z.number().positive().nullish(),
      text_shadow: z.string().nullish(),
      hidden: z.boolean().nullish(),
      override_visual_style: z.boolean().nullish(),
    })
    .meta(documented('Look of the captions in detail.', { id: 'CaptionSetting' }))

  const common = {
    link: z.guid().meta(documented('Id of a link: its own, not that of the page in it.')),
    name: filled(255).nullable().default(null).meta(documented('Name of the job.')),
    target_platform: filled(255)
      .default('tiktok')
      .meta(documented('Where the video will be shown, in any words.')),
    target_audience: z
      .string()
      .nullable()
      .default('young adults')
      .meta(documented('Who will see it, in any words.')),
    language: open(language).default('en').meta(documented('Language of script and voice.')),
    video_length: z
      .literal([15, 30, 45, 60])
      .default(15)
      .meta(documented('Length in seconds; 45 was only observed.')),
    aspect_ratio: open(aspectRatio).default('9x16').meta(assumed('Shape; its default is assumed.')),
    script_style: open(scriptStyle).default('DiscoveryWriter'),
    override_avatar: z
      .string()
      .max(255)
      .nullable()
      .default(null)
      .meta(documented('Id of the persona that speaks; null: one that matches.')),
    override_avatar_by_image: httpUrl(1000)
      .nullable()
      .default(null)
      .meta(documented('Picture of who speaks; not together with `override_avatar`.')),
    override_voice: z
      .string()
      .max(255)
      .nullable()
      .default(null)
      .meta(documented('Id of an accent; null: the voice of the persona.')),
    override_script: z.string().nullable().default(null).meta(documented('Script to speak.')),
    background_music_url: z
      .string()
      .max(255)
      .nullable()
      .default(null)
      .meta(documented('Music; null: some of the catalogue.')),
    background_music_volume: volume.meta(documented('Volume of the music.')),
    voiceover_volume: volume.meta(documented('Volume of the voice.')),
    webhook_url: httpUrl(200)
      .nullable()
      .default(null)
      .meta(documented('Where to tell what becomes of the job; at most 200 characters.')),
    no_background_music: flag('Without music.'),
    no_caption: flag('Without captions.'),
    no_emotion: flag('Without emotion in the voice.'),
    no_cta: flag('Without a call to action.'),
    no_stock_broll: flag('Without stock footage.'),
    caption_style: open(captionStyle)
      .default('normal-black')
      .meta(documented('Look of the captions. Deprecated.')),
    caption_offset_x: offset,
    caption_offset_y: offset,
    caption_setting: captionSetting.nullable().default(null),
    model_version: open(z.enum(['standard', 'aurora_v1', 'aurora_v1_fast']))
      .default('standard')
      .meta(documented('Who animates the persona; the aurora models cost by the second.')),
  }
  const ratios = z.array(open(aspectRatio)).min(1)
  const styles = z.array(open(visualStyle)).min(1)

  return {
    createVideo: z
      .object({ ...common, visual_style: open(visualStyle).default('AvatarBubbleTemplate') })
      .superRefine(oneAvatar)
      .meta(documented('A video to make of a link.', { id: 'CreateVideoBody' })),
    createPreviewList: z
      .object({
        ...common,
        visual_styles: (stylesRequired ? styles : styles.default(['AvatarBubbleTemplate'])).meta(
          assumed('Styles of the previews: one preview for each of them in each shape.'),
        ),
        aspect_ratios: ratios.optional().meta(assumed('Shapes of the previews.')),
      })
      .superRefine(oneAvatar)
      .meta(documented('Previews to make of a link.', { id: 'CreatePreviewListBody' })),
  }
}

function oneAvatar(
  body: { override_avatar: string | null; override_avatar_by_image: string | null },
  context: z.RefinementCtx,
): void {
  if (body.override_avatar === null || body.override_avatar_by_image === null) return
  const message = 'Give either override_avatar or override_avatar_by_image, not both.'
  context.addIssue({ code: 'custom', message, path: [] })
}

export const { createVideo: createVideoBody, createPreviewList: createPreviewListBody } =
  videoBodies()
export type VideoRequest = z.output<typeof createVideoBody>
export type PreviewListRequest = z.output<typeof createPreviewListBody>

export const renderSinglePreviewBody = z
  .object({ media_job: z.guid().meta(documented('Id of the preview to render.')) })
  .meta(documented('Which preview becomes a video.', { id: 'RenderSinglePreviewBody' }))

// Videos: what is made -----------------------------------------------------------------------------

const shapeFields = {
  visual_style: z.string().meta(documented('How it is composed.')),
  aspect_ratio: z.string().meta(documented('Its shape.')),
  duration: z.number().nullable().meta(documented('Length in seconds.')),
}

/** A number from 0 to 1, as a text in the documentation. */
export const progress = z
  .union([z.string().regex(/^(0(\.\d+)?|1)$/), z.number().min(0).max(1)])
  .meta(documented('How far it is: 0 to 1; the documentation says as a text.', { id: 'Progress' }))

export const preview = z
  .object({
    media_job: uuid('Id of the preview, by which it is rendered.'),
    url: media('A web page to put into a frame.'),
    ...shapeFields,
    editor_url: media('Where it can be edited, for a day.').nullable(),
  })
  .meta(documented('A preview.', { id: 'Preview' }))

export const output = z
  .object({
    media_job: uuid('Id of the preview or job that was rendered.'),
    ...shapeFields,
    video_output: media('The video.').nullable(),
    video_thumbnail: media('A picture of it.').nullable(),
    status: videoStatus,
    progress,
    failed_reason: z.string().nullable().meta(documented('Why it failed.')),
  })
  .meta(documented('A rendering.', { id: 'Output' }))

/** Fields of a job that say what was asked for, with the defaults filled in. */
const asked = z.object({
  ...createVideoBody.shape,
  // The service fills in defaults and answers what it took, so nothing is optional, and nothing is judged again.
  aspect_ratio: z.string(),
  language: z.string(),
  script_style: z.string(),
  caption_style: z.string(),
  model_version: z.string(),
  visual_style: z.string().optional(),
  visual_styles: z.array(z.string()).optional(),
  aspect_ratios: z.array(z.string()).optional(),
  caption_offset_x: z.string().nullable(),
  caption_offset_y: z.string().nullable(),
  caption_setting: z.record(z.string(), z.unknown()).nullable(),
})

type Asked = typeof asked.shape
type Answered = {
  [Name in keyof Asked]: Asked[Name] extends z.ZodDefault<infer Inner> ? Inner : Asked[Name]
}

/** The same without defaults, for all of it is always answered. The cast says what the expression does. */
const answered = Object.fromEntries(
  Object.entries(asked.shape).map(([name, field]) => [
    name,
    field instanceof z.ZodDefault ? field.unwrap() : field,
  ]),
) as unknown as Answered

export const video = z
  .object({
    id: uuid('Id of the job.'),
    media_job: uuid('Id of what was made last.').nullable(),
    status: videoStatus,
    failed_reason: z.string().nullable().meta(documented('Why it failed.')),
    is_hidden: z.boolean().meta(documented('Whether it is put away.')),
    video_output: media('The video made last.').nullable(),
    video_thumbnail: media('A picture of it.').nullable(),
    outputs: z.array(output).meta(documented('Everything that was rendered, in order.')),
    credits_used: z.int().min(0).meta(documented('Credits charged so far; 0 at first.')),
    duration: z.number().nullable().meta(documented('Length in seconds.')),
    progress,
    preview: media('The preview of a job that was made for one.').nullable(),
    previews: z.array(preview).meta(documented('The previews; empty until they are ready.')),
    editor_url: media('Where it can be edited, for a day.').nullable(),
    ...answered,
  })
  .meta(documented('A job, what was asked for, and what came of it.', { id: 'Video' }))

// Webhooks -----------------------------------------------------------------------------------------

const eventHead = {
  id: uuid('Id of the job.'),
  status: videoStatus,
  failed_reason: z.string().nullable().meta(documented('Why it failed.')),
}

export const previewsEvent = z
  .object({
    ...eventHead,
    previews: z.array(preview).meta(documented('The previews; empty when they failed.')),
  })
  .meta(documented('What became of previews.', { id: 'PreviewsEvent' }))

export const renderEvent = z
  .object({
    ...eventHead,
    video_output: media('The video.').nullable(),
    video_thumbnail: media('A picture of it.').nullable(),
  })
  .meta(documented('What became of a rendering.', { id: 'RenderEvent' }))

// Refusals -----------------------------------------------------------------------------------------

export const detailRefusal = z
  .object({ detail: z.string().meta(observed('Why, in words.')) })
  .meta(observed('A refusal in one sentence.', { id: 'DetailRefusal' }))

const messages = z.array(z.string()).min(1)

export const fieldRefusal = z
  .record(
    z.string().regex(/^(?!detail$)/),
    z.union([messages, z.record(z.string(), z.union([messages, z.record(z.string(), messages)]))]),
  )
  .meta(observed('What is wrong, by field; every field at once.', { id: 'FieldRefusal' }))

export const listRefusal = messages.meta(
  documented('A refusal as a bare list of sentences.', { id: 'ListRefusal' }),
)
