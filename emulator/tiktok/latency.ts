import type { Latency } from '../engine/plan.ts'
import type { TikTokSettings } from './settings.ts'

/** The longest that making a video takes, in milliseconds, however many are made at once. Assumed. */
const ceilings = { remix: 30 * 60_000, animation: 5 * 60_000 } as const

/** How long tasks of a kind take. A dubbed video takes as long as a remix. */
export function latencyOf(
  kind: string,
  { latency: { remixMedianMs, animationMedianMs, spread } }: Pick<TikTokSettings, 'latency'>,
): Latency {
  return kind === 'IMAGE_ANIMATION'
    ? { medianMs: animationMedianMs, spread, ceilingMs: ceilings.animation }
    : { medianMs: remixMedianMs, spread, ceilingMs: ceilings.remix }
}
