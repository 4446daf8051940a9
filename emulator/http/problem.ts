import type { Reply } from '../engine/provider.ts'

/** What is wrong with a call to Backlot itself, as RFC 9457 writes it. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly detail: string
  /** What would have been right, where there is a list to give. */
  readonly allowed?: readonly string[]
  readonly [member: string]: unknown
}

/** A problem as a response. */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  const reply = problemReply(problem)
  return new Response(reply.body, {
    status: reply.status,
    headers: { ...reply.headers, ...headers },
  })
}

/** A problem before it travels. */
export const problemReply = (problem: Problem): Reply => ({
  status: problem.status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', ...problem }),
})

/** Names that resemble one, nearest first, for a sentence that helps. */
export function nearest(name: string, known: readonly string[]): string[] {
  const reach = Math.max(2, Math.floor(name.length / 3))
  return known
    .map((candidate) => ({ candidate, distance: distanceOf(name, candidate) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate)
}

/** Levenshtein's distance, whatever the case. */
function distanceOf(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[right.length] ?? 0
}
