import type { ReceivedResponse } from './exchange.ts'
import type { operations } from './generated/aitoearn.operations.ts'
import type { Opened } from './provider.ts'
import type { Trouble } from './retry.ts'

/** Takes AiToEarn's envelope off: `{data, code, message, requestId}`, code 0 for success, always in HTTP 200. */
export function open({ status, json }: ReceivedResponse, id: keyof typeof operations): Opened {
  if (!isObject(json)) return { kind: 'garbage', why: `HTTP ${status} without a JSON object` }
  const { code, message, requestId, data } = json
  if (typeof code !== 'number') return { kind: 'garbage', why: 'the body has no code' }
  if (code !== 0)
    return {
      kind: 'refusal',
      code,
      message: typeof message === 'string' ? message : `code ${code}`,
      requestId: typeof requestId === 'string' ? requestId : undefined,
    }
  if (status !== 200) return { kind: 'garbage', why: `code 0 with HTTP ${status}` }
  if (!isShapedFor[id](data)) return { kind: 'garbage', why: `code 0 without the data of ${id}` }
  return { kind: 'data' }
}

/** Which of AiToEarn's refusals may be gone the next time. */
export function troubleOf(code: string | number): Trouble | undefined {
  if (code === 429) return 'throttled'
  return code === 500 || code === 502 ? 'transient' : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasId = (data: unknown) => isObject(data) && typeof data['id'] === 'string'

/** What the data of an operation must be for its caller to get on; the rest is left to the contract. */
const isShapedFor: Record<keyof typeof operations, (data: unknown) => boolean> = {
  listVideoModels: Array.isArray,
  createVideoTask: hasId,
  listVideoTasks: (data) => isObject(data) && Array.isArray(data['list']),
  getVideoTask: (data) => hasId(data) && isObject(data) && typeof data['status'] === 'string',
}
