import type * as wire from '../../contracts/creatify/wire.ts'

/** What was asked for, as a job tells it: with its defaults filled in. */
export type JobRequest = wire.VideoRequest | wire.PreviewListRequest

/**
 * Makes of a body that was checked what its job tells. It is the same object: a copy of thirty fields would take as
 * long as the rest of the job.
 */
export function asTold<R extends JobRequest>(body: R, link: string): R {
  body.link = link
  if ('visual_styles' in body) body.aspect_ratios ??= [body.aspect_ratio]
  body.caption_offset_x = decimal(body.caption_offset_x)
  body.caption_offset_y = decimal(body.caption_offset_y)
  return body
}

/** A decimal is a text on the wire. */
const decimal = (value: string | number | null): string | null =>
  value === null ? null : String(value)
