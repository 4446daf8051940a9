import type { ReceivedResponse } from './exchange.ts'
import type { operations } from './generated/tiktok.operations.ts'
import type { Opened } from './provider.ts'
import type { Trouble } from './retry.ts'

/** Takes TikTok's envelope off: `{code, message, request_id, data}`, code 0 for success. */
export function open({ status, json }: ReceivedResponse, id: keyof typeof operations): Opened {
  if (!isObject(json)) return { kind: 'garbage', why: `HTTP ${status} without a JSON object` }
  const { code, message, request_id, data } = json
  if (typeof code !== 'number') return { kind: 'garbage', why: 'the body has no code' }
  if (code !== 0)
    return {
      kind: 'refusal',
      code,
      message: typeof message === 'string' ? message : `code ${code}`,
      requestId: typeof request_id === 'string' ? request_id : undefined,
    }
  if (status !== 200) return { kind: 'garbage', why: `code 0 with HTTP ${status}` }
  if (!isShapedFor[id](data)) return { kind: 'garbage', why: `code 0 without the data of ${id}` }
  return { kind: 'data' }
}

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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const holds = (name: string) => (data: unknown) => isObject(data) && Array.isArray(data[name])

/** What the data of an operation must be for its caller to get on; the rest is left to the contract. */
const isShapedFor: Record<keyof typeof operations, (data: unknown) => boolean> = {
  uploadVideo: Array.isArray,
  createVideoTask: holds('task_ids'),
  createImageAnimationTask: holds('task_ids'),
  listVideoTasks: holds('list'),
  // No video at all is answered with an empty object.
  listVideos: (data) => isObject(data) && (Array.isArray(data['list']) || !('list' in data)),
  listDigitalAvatars: holds('list'),
}
