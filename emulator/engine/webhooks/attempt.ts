import { cut } from '../brief.ts'
import type { Wall } from '../clock.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Attempt, Delivery } from './delivery.ts'
import { type Signing, signatureOf } from './signature.ts'

/** What it takes to send something. */
export interface Post {
  readonly outbound: Outbound
  readonly wall: Wall
  /** Real milliseconds after which an answer is no longer waited for. */
  readonly timeoutMs: number
  readonly sign?: Signing | undefined
  /** Gives up what is under way. */
  readonly signal: AbortSignal
}

/** Bytes of an answer that are read. A receiver that sends more has not taken the webhook. */
const maxBytes = 1024 * 1024
/** Characters of an answer that are kept. */
const keptLength = 4096

/** Tries once to hand a delivery over, at a virtual moment. */
export async function attemptOf(delivery: Delivery, at: number, post: Post): Promise<Attempt> {
  const { outbound, wall, timeoutMs, sign, signal } = post
  const { url, body, message } = delivery
  const headers = {
    ...delivery.headers,
    ...(sign && (await signatureOf(sign, message, sign.clock === 'wall' ? wall.now() : at, body))),
  }
  const started = wall.elapsed()
  const result = await outbound.request({
    method: 'POST',
    url,
    headers,
    body,
    timeoutMs,
    maxBytes,
    maxRedirects: 0,
    signal,
  })
  const made = {
    attempt: delivery.attempts.length + 1,
    at,
    tookMs: wall.elapsed() - started,
    headers,
  }
  if (!result.ok) return { ...made, error: { problem: result.problem, detail: result.detail } }
  const text = result.bytes.toString()
  return {
    ...made,
    answer: {
      status: result.status,
      headers: result.headers,
      body: cut(text, keptLength),
      bodyTruncated: text.length > keptLength,
    },
  }
}
