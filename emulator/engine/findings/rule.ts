import { createHash } from 'node:crypto'
import type { Delivery } from '../webhooks/delivery.ts'
import type { World } from '../world.ts'
import type { Remark, RuleInfo } from './finding.ts'
import type { Seen } from './seen.ts'

/** A rule, and how to watch a world for those who break it. */
export interface Rule extends RuleInfo {
  /** Begins to watch; each world is watched by itself, and what is remembered of it is bounded. */
  watch(ground: Ground): Watch
}

/** What a rule may know of the world it watches. */
export interface Ground {
  readonly world: World
  /** What calls of an API tell, as it declares it. */
  gradingOf(provider: string): Grading | undefined
}

export interface Watch {
  /** Looks at a call, each one once, in order. */
  call?(seen: Seen): readonly Remark[]
  /** Looks at all deliveries that the log has kept, each time somebody asks; answers the same for the same ones. */
  deliveries?(deliveries: readonly Delivery[]): readonly Remark[]
}

/** What has to be known of an API to judge its clients. */
export interface Grading {
  /** By the operations that tell how tasks stand: what a call of it told. */
  readonly sights: Readonly<Record<string, (seen: Seen) => readonly Sight[]>>
  /** Virtual milliseconds between two looks at a task that is at work, below which looking again is of no use. */
  readonly pollMs: number
  /** Mistakes that only clients of this API make. */
  readonly rules: readonly Rule[]
}

/** A task as a client was told of it. */
export interface Sight {
  readonly task: string
  readonly status: string
  /** Null while it is at work. */
  readonly end: 'succeeded' | 'failed' | null
}

/** A remark on a call, with the calls before it that belong to the evidence. */
export const remarkOn = (
  { call, id, endpoint }: Seen,
  message: string,
  before: readonly string[] = [],
): Remark => ({
  provider: call.provider,
  operation: endpoint?.id ?? call.operation,
  account: call.account,
  message,
  at: call.at,
  requests: [...before, id],
})

/** Who calls, as far as rules tell callers apart. */
export const callerOf = ({ call }: Seen): string =>
  `${call.provider}/${call.app ?? '-'}/${call.account ?? '-'}`

/** What is remembered of a call: when it came, and never its bodies. */
export interface Past {
  readonly id: string
  readonly at: number
  readonly wallAt: number
  /** When its answer was on the way, on the same clock as `wallAt`. */
  readonly answeredAt: number
}

export function pastOf({ id, call: { at, wallAt = 0, tookMs } }: Seen): Past {
  return { id, at, wallAt, answeredAt: wallAt + tookMs }
}

/** Whether a call was sent before the answer to an earlier one had come: its sender could not know it yet. */
export const overlaps = ({ call }: Seen, earlier: Past): boolean =>
  call.wallAt !== undefined && call.wallAt < earlier.answeredAt

/** The same for calls that ask for the same in the same words, whatever their length. */
export const wordsOf = ({ call }: Seen): string =>
  `${call.method} ${createHash('sha1').update(call.target).update(' ').update(call.requestBody).digest('base64')}`

/** Who calls what. */
export const lineOf = (seen: Seen): string => `${callerOf(seen)}/${seen.call.operation ?? '-'}`
