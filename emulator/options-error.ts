/** Options that make no backlot; `problems` says which and why. */
export class BacklotOptionsError extends Error {
  override readonly name = 'BacklotOptionsError'
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  constructor(issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
    const problems = issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    }))
    super(problems.map(({ path, message }) => `${path || 'options'}: ${message}`).join('; '))
    this.problems = problems
  }
}
