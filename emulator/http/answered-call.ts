import type { Recorded, Refused } from '../engine/recorded.ts'
import type { Visit } from './visit.ts'

/** What became of a call. */
interface Outcome {
  readonly status: number
  readonly code: string | number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly refused: Refused | undefined
  readonly stack: string | undefined
}

/**
 * A call and its answer, for the journal. A class, for its instances are forgotten after a while, however many there
 * are: where most literals of one place live long, V8 makes all later ones among the old objects, and each would hold
 * on to its bodies there until the slow garbage collection comes by. That took up to a fifth of the time of every call.
 */
export class AnsweredCall implements Recorded {
  readonly at: number
  readonly wallAt: number
  readonly tookMs: number
  readonly provider: string
  readonly operation: string | undefined
  readonly app: string | undefined
  readonly account: string | undefined
  readonly method: string
  readonly target: string
  readonly requestHeaders: readonly string[]
  readonly requestBody: string
  readonly status: number
  readonly code: string | number | undefined
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: string
  readonly refused: Refused | undefined
  readonly faults: Recorded['faults']
  readonly abandoned: boolean
  readonly stack: string | undefined
  readonly unread: readonly string[]
  readonly counted: string | undefined
  readonly secret: string | undefined

  /** `started` and `ended`: real moments, as of the wall. */
  constructor(visit: Visit, outcome: Outcome, started: number, ended: number) {
    const { inbound, identity } = visit
    this.at = visit.now
    this.wallAt = started
    this.tookMs = ended - started
    this.provider = visit.provider.contract.id
    this.operation = visit.endpoint?.id
    this.app = identity?.app
    this.account = identity?.account
    this.method = inbound.method
    this.target = inbound.target
    this.requestHeaders = inbound.rawHeaders()
    this.requestBody = visit.bodyText
    this.status = outcome.status
    this.code = outcome.code
    this.responseHeaders = outcome.headers
    this.responseBody = outcome.body
    this.refused = outcome.refused
    this.faults = visit.strikes
    this.abandoned = inbound.isAbandoned
    this.stack = outcome.stack
    this.unread = visit.unread
    this.counted = visit.counted
    this.secret = visit.credential
  }
}
