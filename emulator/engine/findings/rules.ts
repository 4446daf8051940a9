import type { Rule } from './rule.ts'
import { refusalOverlooked, tooMany } from './rules/answer.ts'
import { fetchedTooLate, linkStored } from './rules/media.ts'
import { gaveUpAndRepeated } from './rules/patience.ts'
import { hammering, tooEarly } from './rules/quota.ts'
import { retriedBlindly } from './rules/retry.ts'
import { failureIgnored, polledTooFast } from './rules/tasks.ts'
import { receiverNotIdempotent, receiverRefused, receiverSlow } from './rules/webhooks.ts'

/** Mistakes that clients of any API make. */
export const generalRules: readonly Rule[] = [
  tooEarly,
  hammering,
  retriedBlindly,
  gaveUpAndRepeated,
  polledTooFast,
  failureIgnored,
  refusalOverlooked,
  tooMany,
  fetchedTooLate,
  linkStored,
  receiverSlow,
  receiverRefused,
  receiverNotIdempotent,
]
