/** A place in a scenario file; line and column count from one. */
export type Position = {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One thing wrong with a scenario file, and where. */
export type Problem = Position & { readonly message: string }

/**
 * A scenario that cannot be played as written. It carries every problem found, in file order, not
 * only the first one; the message lists them as `file:line:column message`.
 */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'))
    this.problems = problems
  }
}

/** A problem as editors and terminals like it: `file:line:column message`. */
export function problemLine({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column} ${message}`
}

/** The problems in file order, each said once. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const once = new Map(problems.map((problem) => [problemLine(problem), problem]))
  return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column)
}
