export const complaints = ['unasked5xx', 'wrong', 'webhooks', 'disorder', 'crowd', 'loris'] as const
export type Complaint = (typeof complaints)[number]

/** What was counted, and what was found wrong. */
export interface Tally {
  calls: number
  lives: number
  tasks: number
  events: number
  webhooks: number
  /** Takes down a call. */
  note(move: string, tookMs: number): void
  complain(about: Complaint, what: string): void
  countOf(about: Complaint): number
  /** The first of each sort. */
  readonly examples: readonly string[]
}

/** Nothing counted yet. */
export function createTally(): Tally {
  const counts = new Map<Complaint, number>()
  const examples: string[] = []
  return {
    ...{ calls: 0, lives: 0, tasks: 0, events: 0, webhooks: 0 },
    note() {
      this.calls += 1
    },
    complain(about, what) {
      const count = (counts.get(about) ?? 0) + 1
      counts.set(about, count)
      if (count <= 5) examples.push(`${about}: ${what}`)
    },
    countOf: (about) => counts.get(about) ?? 0,
    examples,
  }
}
