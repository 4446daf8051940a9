import { isCallError } from '../../../client/errors.ts'
import { InputError } from '../../../scenarios/runner/inputs.ts'
import { problemLine, ScenarioError } from '../../../scenarios/runner/problem.ts'
import { CannotRunError, UsageError } from '../errors.ts'

/** What the command says of an error that ends a play; what is nobody's fault but ours stays as it is. */
export function refusalOf(error: unknown, target: string): unknown {
  if (error instanceof ScenarioError) {
    const [first, ...others] = error.problems.map(problemLine)
    return new CannotRunError(first ?? error.message, others, { cause: error })
  }
  if (error instanceof InputError) return new UsageError(error.message)
  if (!isCallError(error)) return error
  const advice = ['is a backlot listening there? `backlot start` starts one']
  return new CannotRunError(`${target} cannot be played on: ${error.message}`, advice, {
    cause: error,
  })
}
