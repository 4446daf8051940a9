import type { Coverage, Covered } from '../../../contracts/kit/coverage.ts'
import { type Evidence, evidenceMarks } from '../../../contracts/kit/evidence.ts'

/** How many things of one kind are said, how they are known, and how many of them a case holds. */
export interface Count {
  readonly total: number
  readonly held: number
  readonly live: number
  readonly known: Readonly<Record<Evidence, number>>
}

export function countOf(all: readonly Covered[]): Count {
  const known = evidenceMarks.map((mark) => [
    mark,
    all.filter(({ evidence }) => evidence === mark).length,
  ])
  return {
    total: all.length,
    held: all.filter(({ cases }) => cases.length > 0).length,
    live: all.filter(({ live }) => live !== null).length,
    // Every mark is in it.
    known: Object.fromEntries(known) as Record<Evidence, number>,
  }
}

/** An API in numbers. */
export interface Summary {
  readonly title: string
  readonly provider: string
  readonly operations: Count
  readonly fields: Count
  readonly refusals: Count
  readonly rules: Count
  readonly cases: number
  /** The last day on which anything was held against the real API. */
  readonly live: string | null
}

export function summaryOf({
  provider,
  title,
  cases,
  operations,
  webhooks,
  rules,
}: Coverage): Summary {
  const days = operations.flatMap(({ live }) => live ?? []).toSorted()
  return {
    title,
    provider,
    operations: countOf(operations),
    fields: countOf([...operations, ...webhooks].flatMap(({ fields }) => fields)),
    refusals: countOf(operations.flatMap(({ refusals }) => refusals)),
    rules: countOf(rules),
    cases,
    live: days.at(-1) ?? null,
  }
}
