import { formatDuration } from '../../engine/duration.ts'
import type { Counts } from './case-account.ts'

/** The verdicts of some cases, those alone that there are. */
export const countsText = ({ match, drift, unverified, discovery }: Counts): string =>
  [
    `${match} match`,
    ...(drift > 0 ? [`${drift} drift`] : []),
    ...(discovery > 0 ? [discoveries(discovery)] : []),
    ...(unverified > 0 ? [`${unverified} unverified`] : []),
  ].join(', ')

/** A number and its noun. */
export const numbered = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`

/** Some names, and how many more there are. */
export const listed = (names: readonly string[], most: number): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ')

/** A duration that nobody needs to the second. */
export function roughly(milliseconds: number): string {
  const unit = milliseconds > 3_600_000 ? 60_000 : 1_000
  return formatDuration(Math.ceil(milliseconds / unit) * unit)
}

/** A text on one line, without what steers a terminal, cut after so many characters. */
export function oneLine(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '�')
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}

/** A number of discoveries. */
export const discoveries = (count: number): string =>
  count === 1 ? '1 discovery' : `${count} discoveries`

/** What a schema expects, without its words about what it got: that stands beside it already. */
export const expectation = (message: string): string =>
  message.replace(/^[A-Z][a-z ]+: expected (.+?)(, received .+)?$/, '$1')
