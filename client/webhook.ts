import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { jsonOf } from './exchange.ts'

/** Headers as any server hands them over: those of `fetch`, or an object by name, in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

export interface WebhookOptions<Event> {
  /** Whether a body, parsed as JSON, is an event of the API. */
  readonly isEvent: (json: unknown) => json is Event
  /**
   * What the sender signs with, as Standard Webhooks has it; several while one takes the place of another. Without it
   * anybody who knows the URL may have sent the webhook: ask the API before believing it.
   */
  readonly secret?: string | readonly [string, ...string[]] | undefined
}

/** A webhook that was understood. */
export interface ReceivedWebhook<Event> {
  readonly event: Event
  /** Id of the message, the same when it is sent again; only a webhook that is signed has one. */
  readonly id: string | undefined
}

/** A webhook that cannot be taken. Answer it with HTTP 400: sending it again does not help. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  /** `signature`: missing, old, or not of this body. `body`: no JSON, or no event of the API. */
  readonly problem: 'signature' | 'body'

  constructor(
    message: string,
    { problem, ...options }: ErrorOptions & { problem: WebhookError['problem'] },
  ) {
    super(message, options)
    this.problem = problem
  }
}

/**
 * Reads a webhook from the body and the headers that came. The body has to be as it travelled, for a signature is one
 * of its bytes.
 * @throws WebhookError; whatever `standardwebhooks` throws for a secret that is none
 *
 * @example const { event } = parseWebhook(await request.text(), request.headers, { isEvent })
 */
export function parseWebhook<Event>(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  { isEvent, secret }: WebhookOptions<Event>,
): ReceivedWebhook<Event> {
  const text = textOf(body)
  if (secret !== undefined) verify(text, headers, [secret].flat())
  const json = jsonOf(text)
  if (json === undefined) throw new WebhookError('the body is no JSON', { problem: 'body' })
  if (!isEvent(json)) throw new WebhookError('the body is no event of the API', { problem: 'body' })
  return { event: json, id: headerOf(headers, 'webhook-id') }
}

function verify(text: string, headers: WebhookHeaders, secrets: readonly string[]): void {
  const signed: Record<string, string> = {}
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
    signed[name] = headerOf(headers, name) ?? ''
  let cause: unknown
  for (const secret of secrets) {
    const verifier = new Webhook(secret)
    try {
      verifier.verify(text, signed, { jsonParse: false })
      return
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error
      cause = error
    }
  }
  const why = cause instanceof Error ? cause.message : 'there is no secret to verify it with'
  throw new WebhookError(`the signature does not hold: ${why}`, { problem: 'signature', cause })
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (isMap(headers)) return headers.get(name) ?? undefined
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? []
  return typeof value === 'string' ? value : value?.[0]
}

const isMap = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers['get'] === 'function'

function textOf(body: string | Uint8Array): string {
  if (typeof body === 'string') return body
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (cause) {
    throw new WebhookError('the body is no UTF-8', { problem: 'body', cause })
  }
}
