/** Why an exchange with the outside came to nothing. */
export type OutboundProblem =
  /** No absolute http or https URL, or one that carries credentials; also as a redirect's target. */
  | 'badUrl'
  /** The host has no address that may be dialled. */
  | 'forbidden'
  /** The host has no address at all. */
  | 'unresolvable'
  /** Nobody there, no valid certificate, no HTTP, cut off half-way, or given up by the caller. */
  | 'unreachable'
  | 'timeout'
  | 'tooLarge'
  | 'tooManyRedirects'

export type OutboundFailure = {
  readonly ok: false
  readonly problem: OutboundProblem
  /** What happened, with the facts: a clause for a log, without a full stop. */
  readonly detail: string
}

/** An answer, whatever its HTTP status. */
export type OutboundAnswer = {
  readonly ok: true
  readonly status: number
  /** Names in lower case; what came several times is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as it travelled: nothing is decompressed. */
  readonly bytes: Buffer
  /** The URL that answered, after redirects. */
  readonly url: string
}

export type OutboundResult = OutboundAnswer | OutboundFailure

export const failure = (problem: OutboundProblem, detail: string): OutboundFailure => ({
  ok: false,
  problem,
  detail,
})
