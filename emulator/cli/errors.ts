/** How a command ends, as its exit code tells. */
export const exitCode = {
  passed: 0,
  /** It ran, and the answer is no: a test failed, a contract drifted. */
  failed: 1,
  /** It was asked wrongly. */
  usage: 2,
  /** It could not run: a port is taken, a file cannot be read. */
  cannotRun: 3,
} as const

/** The command line, the environment or the config file says something that cannot be meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly exitCode = exitCode.usage
  /** What to do next, or what there is to choose from; one line each. */
  readonly advice: readonly string[]
  constructor(message: string, advice: readonly string[] = []) {
    super(message)
    this.advice = advice
  }
}

/** Everything was said rightly, and still it cannot be done here and now. */
export class CannotRunError extends Error {
  override readonly name = 'CannotRunError'
  readonly exitCode = exitCode.cannotRun
  readonly advice: readonly string[]
  constructor(message: string, advice: readonly string[] = [], options?: ErrorOptions) {
    super(message, options)
    this.advice = advice
  }
}

/** The code that Node puts on errors of the system, such as `ENOENT`. */
export const systemCodeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined
