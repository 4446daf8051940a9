/** From what is worth knowing to what will break in production, mildest first. */
export const severities = ['note', 'warning', 'error'] as const
export type Severity = (typeof severities)[number]

/** Whether a severity is as bad as another one, or worse. */
export const isAtLeast = (severity: Severity, other: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(other)

/** Something that clients do wrong, and what to do instead. */
export interface RuleInfo {
  /** `<subject>/<mistake>`; never changes. */
  readonly id: string
  readonly severity: Severity
  /** What the client did, in a sentence. */
  readonly title: string
  readonly advice: string
}

/** One time that a rule was broken. */
export interface Remark {
  readonly provider: string
  readonly operation?: string | undefined
  readonly account?: string | undefined
  /** What was seen, with its particulars. */
  readonly message: string
  /** The virtual moment, Unix milliseconds. */
  readonly at: number
  /** Ids of the calls that show it, in the journal. */
  readonly requests?: readonly string[]
  /** Ids of the deliveries that show it. */
  readonly webhooks?: readonly string[]
}

/** A rule that was broken by somebody with some operation, and how often. */
export interface Finding extends Omit<RuleInfo, 'id'>, Remark {
  /** Id of the rule. */
  readonly rule: string
  readonly requests: readonly string[]
  readonly webhooks: readonly string[]
  /** Ids of the evidence are told of the first times only. */
  readonly times: number
  readonly lastAt: number
}
