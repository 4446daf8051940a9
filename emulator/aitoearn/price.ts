import type { Model } from '../../contracts/aitoearn/models.ts'

/** What is asked of a model. */
export interface Wanted {
  readonly resolution?: string | undefined
  /** Seconds. */
  readonly duration?: number | undefined
}

/** Length of a video in seconds: as asked, else as the model does it unasked. */
export const secondsOf = (model: Model, { duration }: Wanted): number =>
  duration ?? model.defaults.duration ?? 5

/** Whole credits that a video costs: its seconds by the price of its resolution, else of the model's own. */
export function costOf(model: Model, wanted: Wanted): number {
  const rowOf = (resolution: string | undefined) =>
    model.pricing.find((row) => row.resolution === resolution)
  const row = rowOf(wanted.resolution) ?? rowOf(model.defaults.resolution) ?? model.pricing[0]
  return Math.max(0, Math.ceil(secondsOf(model, wanted) * (row?.price ?? 0)))
}
