import type { Case } from '../../../contracts/kit/case.ts'
import type { Drift } from '../../../contracts/kit/drift.ts'
import { formatInstant } from '../../engine/instant.ts'

/** Whether nothing but assumptions of ours is broken: the contract has to change then, not the API. */
export const isDiscovery = (drifts: readonly Drift[]): boolean =>
  drifts.every(({ evidence }) => evidence === 'assumed')

/**
 * A line for the notes of an API that tells what was learnt.
 *
 * @param now - Unix milliseconds
 */
export function noteOf(
  { operation, title, rule }: Case,
  drifts: readonly Drift[],
  now: number,
): string {
  const day = formatInstant(now).slice(0, 10)
  const about = rule === undefined ? '' : `, rule \`${rule}\``
  const seen = drifts.map(
    ({ path, expected, seen: what }) => `\`${path}\`: ${what} instead of ${expected}`,
  )
  const [request] = drifts.flatMap(({ requestId }) => requestId ?? [])
  const proof = request === undefined ? '' : ` (request \`${request}\`)`
  return `- observed ${day}: \`${operation}\`${about}: ${oneLine(seen.join('; '))}${proof}. Assumed was: ${title}`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')
