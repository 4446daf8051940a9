/** The known name that looks most like `name`, if any looks like it at all; case and separators do not matter. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plainName = bare(name)
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const plainCandidate = bare(candidate)
    const distance = editDistance(plainName, plainCandidate)
    const bearable = Math.max(plainName.length, plainCandidate.length) * 0.4
    if (distance <= bearable && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** How many letters must be put in, taken out, changed or swapped with a neighbour to make one text the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(
        Math.min(
          (current[column - 1] ?? 0) + 1,
          (last[column] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? 0
}
