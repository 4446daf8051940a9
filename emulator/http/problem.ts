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
