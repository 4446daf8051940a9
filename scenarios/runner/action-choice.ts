import { retryAfterOf } from '../../client/retry.ts'
import { missedBy } from './attempt.ts'
import type { Context } from './evaluation.ts'
import type { Action } from './scenario.ts'

/** How often each retrying action was taken in one visit to a step. */
export type Tried = Map<Action, number>

/** The first action whose criteria all pass; a retry whose limit is reached is passed over. */
export function actionFor(
  actions: readonly Action[],
  context: Context,
  tried: Tried,
): Action | undefined {
  return actions.find((action) => {
    if (action.type === 'retry' && (tried.get(action) ?? 0) >= action.retryLimit) return false
    return missedBy(action.criteria, context).length === 0
  })
}

/** How long a retry waits, in milliseconds; what the answer asks for goes before what the action says. */
export function waitOf(action: Action & { type: 'retry' }, context: Context, now: number): number {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(context.exchange?.response?.headers ?? {})) {
    headers[name] = String(value)
  }
  return retryAfterOf(headers, now) ?? (action.retryAfter ?? 0) * 1000
}
