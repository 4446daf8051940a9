import { editDistance } from '../../contracts/kit/nearest.ts'

/**
 * What to append to "unknown X": the nearest choice, or all of them when few, or nothing.
 *
 * @example suggestion('stepID', ['stepId', 'summary']) // '; did you mean "stepId"?'
 */
export function suggestion(word: string, choices: Iterable<string>): string {
  const all = [...choices]
  const near = all
    .map((choice) => ({ choice, distance: editDistance(word.toLowerCase(), choice.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0]
  if (near !== undefined) return `; did you mean "${near.choice}"?`
  if (all.length === 0 || all.length > 8) return ''
  return `; known: ${all.join(', ')}`
}
