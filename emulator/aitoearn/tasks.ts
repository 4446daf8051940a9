import type { z } from 'zod'
import type * as wire from '../../contracts/aitoearn/wire.ts'
import type { Task } from '../engine/task.ts'

/** What a task was made from, as it is shown. */
export type Input = z.output<typeof wire.videoTaskInput>
type Body = z.output<typeof wire.createVideoTaskBody>

/** What is kept of a task beside its plan. */
export interface Detail {
  readonly model: string
  readonly input: Input
  /** Id in the material group. */
  readonly mediaId: string
}

/** Reads back what was kept. The cast is sound: every task of this API was made with such a detail. */
export const detailOf = (task: Task): Detail => task.detail as unknown as Detail

/** What a task shows of its body: only what was sent, in one order. */
export function inputOf(body: Body): Input {
  const { prompt, groupId, image, images, audios, duration, resolution, videos } = body
  const fallback = body.metadata?.['aspectRatio']
  const aspectRatio = body.ratio ?? (typeof fallback === 'string' ? fallback : undefined)
  const videoUrl = body.video_url ?? videos?.[0]
  // One by one: spreading what is optional takes several times as long.
  const input: { -readonly [Field in keyof Input]: Input[Field] } = { prompt }
  if (groupId !== undefined) input.groupId = groupId
  if (image !== undefined) input.image = image
  if (images) input.images = images
  if (audios) input.audios = audios
  if (duration !== undefined) input.duration = duration
  if (aspectRatio !== undefined) input.aspectRatio = aspectRatio
  if (resolution !== undefined) input.resolution = resolution
  if (videoUrl !== undefined) input.videoUrl = videoUrl
  if (videos) input.videos = videos
  return input
}
