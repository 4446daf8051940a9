/**
 * What to append to "unknown X": the nearest choice, or all of them when few, or nothing.
 *
 * @example suggestion('stepID', ['stepId', 'summary']) // '; did you mean "stepId"?'
 */
export function suggestion(word: string, choices: Iterable<string>): string {
  const all = [...choices]
  const near = all
    .map((choice) => ({ choice, distance: distanceOf(word.toLowerCase(), choice.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0]
  if (near !== undefined) return `; did you mean "${near.choice}"?`
  if (all.length === 0 || all.length > 8) return ''
  return `; known: ${all.join(', ')}`
}

/** Edit distance where swapping two neighbours counts as one mistake. */
function distanceOf(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current.push(
        Math.min(
          (current[column - 1] ?? 0) + 1,
          (last[column] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
