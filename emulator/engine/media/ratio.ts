/** Every shape the base clips come in, width by height. */
export const ratios = ['9x16', '16x9', '1x1', '3x4', '4x3', '21x9', '3x2', '2x3'] as const

/** The shape of a picture as `<width>x<height>` in lowest terms. */
export type Ratio = (typeof ratios)[number]

/** Tells whether a text names one of the shapes. */
export function isRatio(text: string): text is Ratio {
  return ratios.some((ratio) => ratio === text)
}

/** Width divided by height of a shape. */
export function quotientOf(ratio: Ratio): number {
  const [width = Number.NaN, height = Number.NaN] = ratio.split('x').map(Number)
  return width / height
}

/**
 * The allowed shape nearest to a picture, or undefined when none is near enough.
 * Distance is relative and the same both ways round (1.1 times as wide is as far as 1.1 times as
 * tall); `tolerance` 0.02 lets a side be two per cent off.
 */
export function nearestRatio<R extends Ratio>(
  width: number,
  height: number,
  allowed: readonly R[],
  tolerance: number,
): R | undefined {
  let nearest: { readonly ratio: R; readonly distance: number } | undefined
  for (const ratio of allowed) {
    const distance = Math.abs(Math.log(width / height / quotientOf(ratio)))
    if (nearest === undefined || distance < nearest.distance) nearest = { ratio, distance }
  }
  // The margin keeps a side that is off by exactly the tolerance inside, whatever rounding does.
  const limit = Math.log1p(tolerance) + 1e-9
  return nearest !== undefined && nearest.distance <= limit ? nearest.ratio : undefined
}
