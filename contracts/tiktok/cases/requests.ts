import type { Bench, CallInput } from '../../kit/bench.ts'
import type { RemixType } from '../wire.ts'

export type Body = Record<string, unknown>

/** A field that is not sent. */
export const absent = Symbol('absent')

/** An id of the right form that no account owns. */
export const unknownVideoId = 'v10033g50000d5arhr6t9itil688evj0'

/** A task id of the right form that no account owns. */
export const unknownTaskId = '7012345678901234567'

/** For each operation a call that counts against its quota and starts nothing. */
export const idleInput: Readonly<Record<string, CallInput>> = {
  uploadVideo: { body: {} },
  createVideoTask: { body: {} },
  createImageAnimationTask: { body: {} },
  listVideoTasks: { query: { task_ids: [unknownTaskId], aigc_video_type: 'VOICEOVER' } },
  listVideos: { query: { aigc_video_types: ['VOICEOVER'] } },
  listDigitalAvatars: { query: {} },
}

/** URL of a video that the bench's target can take over. */
export const videoUrl = (bench: Bench): string =>
  bench.assets?.video ?? 'https://media.example.com/kettle/pouring.mp4'

/** URL of a picture that the bench's target can use. */
export const pictureUrl = (bench: Bench): string =>
  bench.assets?.picture ?? 'https://media.example.com/kettle/front.jpg'

export const uploadBody = (bench: Bench): Body => ({
  upload_type: 'UPLOAD_BY_URL',
  use_scenario: 'AIGC',
  video_url: videoUrl(bench),
})

export const animationBody = (bench: Bench): Body => ({ image_url: pictureUrl(bench) })

const product: Body = {
  source_language: 'en',
  product_name: 'Gooseneck kettle',
  title: 'Pour-over kettle, 0.8 litres',
  description: 'Steel kettle with a thin spout.',
  selling_points: ['Slow, even pour'],
}

/** A remix of the given footage; valid where the footage is. */
export const footageBody = (
  type: Exclude<RemixType, 'AVATAR_PRODUCT'>,
  videoIds: readonly string[],
): Body => ({
  aigc_video_type: type,
  product_video_info: {
    product_info_list: [product],
    input_video_list: { video_id_list: videoIds },
  },
})

/** A video with an avatar; valid. */
export const avatarBody = (picture: string): Body => ({
  aigc_video_type: 'AVATAR_PRODUCT',
  product_video_info: {
    product_info_list: [product],
    input_image_list: { image_url_list: [picture, picture, picture] },
  },
})

/** A body as it is, but for one field, given by dots and indexes; objects on the way are made. */
export function withField(body: Body, path: string, value: unknown): Body {
  const copy = structuredClone(body)
  const steps = path.split('.')
  const last = steps.pop() ?? path
  let place: Body = copy
  for (const step of steps) {
    place[step] ??= {}
    // Paths of these cases lead through objects and arrays alone, and both take a text as key.
    place = place[step] as Body
  }
  if (value === absent) delete place[last]
  else place[last] = value
  return copy
}
