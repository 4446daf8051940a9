/** A request as it travelled; credentials are blotted out. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** An answer, read to its end. */
export interface ReceivedResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown
}

/** One request and what came back. */
export interface Exchange {
  readonly request: SentRequest
  readonly response: ReceivedResponse
}

const redacted = '[redacted]'
const alwaysSecret: readonly string[] = ['authorization', 'cookie', 'proxy-authorization']

/** The request without its secrets. `secret` names the headers that carry credentials, in lower case. */
export function withoutSecrets(request: SentRequest, secret: readonly string[]): SentRequest {
  const hidden = new Set([...alwaysSecret, ...secret])
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    hidden.has(name) ? redacted : value,
  ])
  return { ...request, headers: Object.fromEntries(headers) }
}

/** The text as JSON, undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
