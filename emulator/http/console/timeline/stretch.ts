import { parseDuration } from '../../../engine/duration.ts'
import { formatInstant } from '../../../engine/instant.ts'

/** A stretch of virtual time, Unix milliseconds. */
export interface Stretch {
  readonly from: number
  readonly span: number
}

/** Where a moment lies in a stretch: a coordinate of SVG, from 0% to 100%, or beyond it. */
export const xOf = ({ from, span }: Stretch, at: number): number =>
  Math.round(((at - from) / span) * 10_000) / 100

export const zooms = ['1m', '5m', '30m', '2h', '12h', '2d'] as const

/** How much a zoom shows, milliseconds; undefined for what is none. */
export function zoomSpan(zoom: string): number | undefined {
  const span = parseDuration(zoom)
  return span === undefined || span < 1000 ? undefined : span
}

/** The stretch that a zoom shows, with now near its end unless another end is asked for; undefined for none. */
export function stretchOf(zoom: string, end: number | undefined, now: number): Stretch | undefined {
  const span = zoomSpan(zoom)
  if (span === undefined) return undefined
  const to = end ?? now + Math.round(span * 0.15)
  return { from: to - span, span }
}

/** A stretch that holds all these moments, with a little room at its ends. */
export function fitting(moments: readonly number[]): Stretch {
  const first = moments.reduce((least, at) => Math.min(least, at), Infinity)
  const last = moments.reduce((most, at) => Math.max(most, at), -Infinity)
  const span = Math.max(30_000, last - first)
  return { from: Math.round(first - span * 0.02), span: Math.round(span * 1.06) }
}

/** A line of the axis. */
export interface Tick {
  readonly at: number
  readonly text: string
}

const steps = [1, 2, 5, 10, 15, 30]
const units = [1000, 60_000, 3_600_000]
const day = 86_400_000
const distances = [
  ...units.flatMap((unit) => steps.map((step) => step * unit)).filter((one) => one <= day / 2),
  ...[1, 2, 7, 14, 30, 90, 365].map((days) => days * day),
].sort((a, b) => a - b)

/** The lines of the axis: round moments, at most so many. */
export function ticksOf({ from, span }: Stretch, most: number): Tick[] {
  const step = distances.find((one) => span / one <= most) ?? span / most
  const ticks: Tick[] = []
  for (let at = Math.ceil(from / step) * step; at < from + span; at += step)
    ticks.push({ at, text: textOf(at, step) })
  return ticks
}

function textOf(at: number, step: number): string {
  const text = formatInstant(at)
  if (step >= day) return text.slice(0, 10)
  return step >= 60_000 ? text.slice(11, 16) : text.slice(11, 19)
}
