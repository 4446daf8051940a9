/** Calls of TikTok's API that the tests of the emulator make. */

export const base = '/open_api/v1.3'

/** Paths by operation. */
export const paths = {
  uploadVideo: `${base}/file/video/ad/upload/`,
  createVideoTask: `${base}/creative/aigc/video/task/create/`,
  createImageAnimationTask: `${base}/creative/aigc/image_animation/task/create/`,
  listVideoTasks: `${base}/creative/aigc/video/task/list/`,
  listVideos: `${base}/creative/aigc/video/list/`,
  listDigitalAvatars: `${base}/creative/digital_avatar/get/`,
} as const

export const animation = { image_url: 'https://media.example.com/kettle.jpg' }

export const footage = {
  upload_type: 'UPLOAD_BY_URL',
  use_scenario: 'AIGC',
  video_url: 'https://media.example.com/kettle.mp4',
}

export const product = {
  source_language: 'en',
  product_name: 'Kettle',
  title: 'A kettle that whistles',
  description: 'It boils a litre in three minutes.',
  selling_points: ['fast', 'quiet until it is done'],
}

/** A remix that needs no footage. */
export const avatarRemix = {
  aigc_video_type: 'AVATAR_PRODUCT',
  product_video_info: {
    product_info_list: [product],
    input_image_list: { image_url_list: ['https://e.com/1', 'https://e.com/2', 'https://e.com/3'] },
  },
}

/** A remix of footage. */
export const remix = (videoIds: readonly string[], type = 'VOICEOVER') => ({
  aigc_video_type: type,
  product_video_info: {
    product_info_list: [product],
    input_video_list: { video_id_list: videoIds },
  },
})

/** Target that asks for tasks. */
export const tasksTarget = (ids: readonly string[], type?: string): string =>
  `${paths.listVideoTasks}?task_ids=${encodeURIComponent(JSON.stringify(ids))}` +
  (type === undefined ? '' : `&aigc_video_type=${type}`)

/** Target that lists videos. */
export const videosTarget = (types: readonly string[], page = 1, size = 10): string =>
  `${paths.listVideos}?aigc_video_types=${encodeURIComponent(JSON.stringify(types))}&page=${page}&page_size=${size}`
