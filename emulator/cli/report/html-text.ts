import { formatDuration } from '../../engine/duration.ts'

/** A span as a page shows it: `6h1m`, `26.1s`, `3.4ms`. */
export function spanOf(milliseconds: number): string {
  if (milliseconds === 0) return '0s'
  if (milliseconds < 100) return `${milliseconds.toFixed(1)}ms`
  if (milliseconds < 60_000) return `${Number((milliseconds / 1000).toFixed(2))}s`
  return formatDuration(Math.round(milliseconds / 1000) * 1000)
}

/** A text of somebody else's without what a page cannot hold. */
export const printable = (text: string): string => text.replace(/[^\P{C}\n\t]/gu, '\u{FFFD}')
