import type { components } from './generated/creatify.ts'

/** What becomes of previews. */
export type CreatifyPreviewsEvent = components['schemas']['PreviewsEvent']
/** What becomes of a rendering. */
export type CreatifyRenderEvent = components['schemas']['RenderEvent']
export type CreatifyEvent = CreatifyPreviewsEvent | CreatifyRenderEvent

/** Whether a webhook's body is an event of Creatify; for `parseWebhook`. */
export const isCreatifyEvent = (json: unknown): json is CreatifyEvent =>
  typeof json === 'object' &&
  json !== null &&
  'id' in json &&
  typeof json.id === 'string' &&
  'status' in json &&
  typeof json.status === 'string' &&
  ('previews' in json ? Array.isArray(json.previews) : 'video_output' in json)
