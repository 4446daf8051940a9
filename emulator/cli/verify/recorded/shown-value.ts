import { shown } from '../../../../contracts/kit/judge.ts'
import { createRedaction } from '../../../engine/redaction.ts'

const redaction = createRedaction([])

/** A value of somebody's request as a report may show it: cut, and without what its name or its form calls a secret. */
export function shownValue(path: readonly PropertyKey[], value: unknown): string {
  const text = redaction.body(shown(value), 'application/json')
  const name = path.findLast((step) => typeof step === 'string')
  return typeof name === 'string' ? redaction.member(name, text) : text
}
