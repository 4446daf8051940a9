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

/** How many letters must be put in, taken out or changed to make one text the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const change = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1)
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
