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
  return {
    prompt,
    ...(groupId !== undefined && { groupId }),
    ...(image !== undefined && { image }),
    ...(images && { images }),
    ...(audios && { audios }),
    ...(duration !== undefined && { duration }),
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(resolution !== undefined && { resolution }),
    ...(videoUrl !== undefined && { videoUrl }),
    ...(videos && { videos }),
  }
}
