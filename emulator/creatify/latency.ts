import type { Latency } from '../engine/plan.ts'
import type { JobDetail } from './job.ts'
import type { CreatifySettings } from './settings.ts'

/** The longest that a job is at work, in milliseconds, however many are made at once. Assumed. */
const ceilingMs = 30 * 60_000

/** How long jobs of a sort take: to render a video, or else to make previews. */
export const latencyOf = (
  sort: JobDetail['sort'],
  { latency: { videoMedianMs, previewsMedianMs, spread } }: Pick<CreatifySettings, 'latency'>,
): Latency => ({
  medianMs: sort === 'video' ? videoMedianMs : previewsMedianMs,
  spread,
  ceilingMs,
})
