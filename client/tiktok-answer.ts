import { codedEnvelope } from './coded-envelope.ts'
import type { operations } from './generated/tiktok.operations.ts'
import type { Trouble } from './retry.ts'
import { holds, isObject } from './shape.ts'

/** Takes TikTok's envelope off: `{code, message, request_id, data}`. */
export const open = codedEnvelope<keyof typeof operations>({
  requestId: 'request_id',
  isShapedFor: {
    uploadVideo: Array.isArray,
    createVideoTask: holds('task_ids'),
    createImageAnimationTask: holds('task_ids'),
    listVideoTasks: holds('list'),
    // No video at all is answered with an empty object.
    listVideos: (data) => isObject(data) && (Array.isArray(data['list']) || !('list' in data)),
    listDigitalAvatars: holds('list'),
  },
})

const throttled: ReadonlySet<unknown> = new Set([40100])
const transient: ReadonlySet<unknown> = new Set([50000, 50002, 51010, 60001])

/** Which of TikTok's refusals may be gone the next time. */
export function troubleOf(code: string | number): Trouble | undefined {
  if (throttled.has(code)) return 'throttled'
  return transient.has(code) ? 'transient' : undefined
}

/** When a preview URL dies, Unix milliseconds: its path holds the second in eight hexadecimal digits. */
export function expiryOf(url: string): number | undefined {
  const hex = /^https?:\/\/[^/]+\/[0-9a-f]{32}\/([0-9a-f]{8})\/video\//.exec(url)?.[1]
  return hex === undefined ? undefined : Number.parseInt(hex, 16) * 1000
}
