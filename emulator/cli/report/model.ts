/*
 * One account of a run for all formats: suites hold tests, tests hold steps. It is plain data, without secrets.
 * Durations and offsets are milliseconds, real ones of the machine's clock, virtual ones of a world's.
 */

/** How something ended, in the words that every format knows. */
export type Verdict = 'passed' | 'failed' | 'skipped'

export interface Report {
  /** What was run, and against what. */
  readonly title: string
  /** Unix milliseconds. */
  readonly startedAt: number
  readonly realMs: number
  /** What else a reader may want to know of the run, by name. */
  readonly facts: Readonly<Record<string, string>>
  readonly suites: readonly Suite[]
}

export interface Suite {
  readonly name: string
  readonly tests: readonly Test[]
}

export interface Test {
  /** Name that does not change from run to run, and that no other test bears. */
  readonly id: string
  /** What it says, in a sentence or a title. */
  readonly title: string
  readonly verdict: Verdict
  /** The same in the command's own word, where it has one. */
  readonly word?: string | undefined
  /** The rule that it holds something to, and how that rule is known; suites of such tests are told as tables. */
  readonly rule?: { readonly name: string; readonly knownFrom: string } | undefined
  /** Why it was skipped. */
  readonly reason?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly file?: string | undefined
  /** Counted from one. */
  readonly line?: number | undefined
  /** Unix milliseconds. */
  readonly startedAt?: number | undefined
  readonly realMs: number
  /** Undefined where there was no virtual time. */
  readonly virtualMs?: number | undefined
  readonly steps: readonly Step[]
  /** What was wrong, the gravest first; empty unless it failed. */
  readonly problems: readonly Problem[]
  /** What travelled, where the steps do not say it. */
  readonly exchanges?: readonly Exchange[] | undefined
}

export interface Step {
  readonly name: string
  readonly verdict: Verdict
  /** How deep it stands in other steps, from zero. */
  readonly depth: number
  /** From the beginning of its test. */
  readonly realStartMs: number
  readonly realMs: number
  readonly virtualStartMs: number
  readonly virtualMs: number
  /** What is worth a word: tries, where it went on. */
  readonly notes: readonly string[]
  readonly exchanges: readonly Exchange[]
}

export interface Problem {
  /** The place that is wrong, where there is one. */
  readonly path?: string | undefined
  /** In one sentence. */
  readonly message: string
  /** Kind of the problem, in one word. */
  readonly kind: string
  /** All there is to know, line by line. */
  readonly details: readonly string[]
}

/** A request and its answer; bodies may have been cut. */
export interface Exchange {
  /** Unix milliseconds of the machine's clock. */
  readonly startedAt?: number | undefined
  readonly realMs?: number | undefined
  /** Unix milliseconds of the virtual clock, when it began. */
  readonly virtualAt?: number | undefined
  readonly request: {
    readonly method: string
    /** Absolute, or a path where the host goes without saying. */
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string | undefined
  }
  /** Undefined where none came. */
  readonly response?:
    | {
        readonly status: number
        readonly headers: Readonly<Record<string, string>>
        readonly body: string
      }
    | undefined
}

export interface Counts {
  readonly tests: number
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** How many tests ended how. */
export function countsOf(tests: readonly Test[]): Counts {
  const count = (wanted: Verdict): number =>
    tests.filter(({ verdict }) => verdict === wanted).length
  return {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
  }
}

/** Everything that travelled, in the order in which it did. */
export const exchangesOf = ({ suites }: Report): readonly Exchange[] =>
  suites
    .flatMap(({ tests }) => tests)
    .flatMap(({ steps, exchanges = [] }) => [
      ...steps.flatMap((step) => step.exchanges),
      ...exchanges,
    ])
    .toSorted((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0))
