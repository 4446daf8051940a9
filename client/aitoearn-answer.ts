import { codedEnvelope } from './coded-envelope.ts'
import type { operations } from './generated/aitoearn.operations.ts'
import type { Trouble } from './retry.ts'
import { hasId, holds, isObject } from './shape.ts'

/** Takes AiToEarn's envelope off: `{data, code, message, requestId}`, always in HTTP 200. */
export const open = codedEnvelope<keyof typeof operations>({
  requestId: 'requestId',
  isShapedFor: {
    listVideoModels: Array.isArray,
    createVideoTask: hasId,
    listVideoTasks: holds('list'),
    getVideoTask: (data) => hasId(data) && isObject(data) && typeof data['status'] === 'string',
  },
})

/** Which of AiToEarn's refusals may be gone the next time. */
export function troubleOf(code: string | number): Trouble | undefined {
  if (code === 429) return 'throttled'
  return code === 500 || code === 502 ? 'transient' : undefined
}
