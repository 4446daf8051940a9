import { formatDuration } from '../../../engine/duration.ts'
import { formatInstant } from '../../../engine/instant.ts'

/** A virtual moment as a person reads it, UTC; the whole of it in its tooltip. */
export const Moment = ({ at }: { readonly at: number }) => {
  const text = formatInstant(at)
  return (
    <time datetime={text} title={text}>
      {readable(at)}
    </time>
  )
}

/** `2026-01-01 06:00:35`, UTC. */
export const readable = (at: number): string => formatInstant(at).slice(0, 19).replace('T', ' ')

/** How long something takes, without what is too small to matter beside the rest. */
export const lengthOf = (milliseconds: number): string =>
  formatDuration(milliseconds < 1000 ? milliseconds : roundTo(milliseconds, unitOf(milliseconds)))

const unitOf = (milliseconds: number): number => (milliseconds < 86_400_000 ? 1000 : 60_000)

const roundTo = (milliseconds: number, unit: number): number =>
  Math.round(milliseconds / unit) * unit

const units = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const

/** How long is to be waited for something: the two greatest units, as the script of the page goes on to tell it. */
export function waitOf(milliseconds: number): string {
  let rest = Math.max(0, Math.ceil(milliseconds / 1000))
  const told = units.map(([seconds, name]) => {
    const count = Math.floor(rest / seconds)
    rest -= count * seconds
    return { count, text: `${count}${name}` }
  })
  const first = told.findIndex(({ count }) => count > 0)
  if (first < 0) return '0s'
  return told
    .slice(first, first + 2)
    .map(({ text }) => text)
    .join(' ')
}
