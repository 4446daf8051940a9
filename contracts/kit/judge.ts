import { z } from 'zod'
import type { Exchange } from './bench.ts'
import type { Contract } from './contract.ts'
import { type Drift, undocumentedFields } from './drift.ts'
import type { Endpoint } from './endpoint.ts'
import type { Evidence } from './evidence.ts'
import { evidenceAt, problemsOf } from './problems.ts'
import type { WebhookEvent } from './webhook.ts'

/**
 * Every place where a reply is not what the contract says; empty when it keeps it. Without an endpoint (a path
 * that the API does not know) only status, media type and envelope are judged.
 */
export function judge(
  contract: Contract,
  endpoint: Endpoint | undefined,
  exchange: Exchange,
): Drift[] {
  const { status } = exchange
  const reply = endpoint?.replies[status]
  const transport = contract.transport?.[status]
  const byDefault = endpoint?.evidence ?? 'assumed'
  if (reply) {
    const schema = reply.schema
    return judgeReply(contract, schema, reply.contentType ?? json, byDefault, exchange)
  }
  if (transport) return judgeMediaType(transport.contentType, transport.evidence, exchange)
  if (!endpoint && contract.codes.some((code) => code.status === status)) {
    const anything = z.union([contract.envelope.success(z.unknown()), contract.envelope.failure])
    return judgeReply(contract, anything, json, byDefault, exchange)
  }
  const known = [...Object.keys(endpoint?.replies ?? {}), ...Object.keys(contract.transport ?? {})]
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'a declared status'
  return [{ path: 'status', expected, seen: String(status), evidence: byDefault }]
}

/** Every place where a webhook is not what the contract says of its event; the places lie in its body. */
export function judgeEvent(event: WebhookEvent, body: unknown): Drift[] {
  return judgeValue(event.body, body, event.evidence)
}

const json = 'application/json'

function judgeReply(
  contract: Contract,
  schema: z.ZodType,
  contentType: string,
  byDefault: Evidence,
  exchange: Exchange,
): Drift[] {
  const requestId = contract.envelope.open(exchange.status, exchange.json)?.requestId
  const body = /^application\/(.+\+)?json$/.test(contentType) ? exchange.json : exchange.text
  const drifts: Drift[] = [
    ...judgeMediaType(contentType, byDefault, exchange),
    ...judgeValue(schema, body, byDefault),
  ]
  return requestId === undefined ? drifts : drifts.map((drift) => ({ ...drift, requestId }))
}

function judgeValue(schema: z.ZodType, body: unknown, byDefault: Evidence): Drift[] {
  const place = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'body'
  // A key that a strict object does not know is told as an undocumented field, with the nearest name.
  const invalid = problemsOf(schema, body).filter(({ unknownKey }) => !unknownKey)
  return [
    ...invalid.map(({ path, message }) => ({
      path: place(path),
      expected: message,
      seen: shown(valueAt(body, path)),
      evidence: evidenceAt(schema, body, path) ?? byDefault,
    })),
    ...undocumentedFields(schema, body).map(({ path, nearest, open }) => ({
      ...(open && { open }),
      path,
      expected: nearest === undefined ? 'no such field' : `no such field; ${nearest} is known`,
      seen: shown(valueAt(body, path.split('.'))),
      evidence: evidenceAt(schema, body, path.split('.')) ?? byDefault,
    })),
  ]
}

function judgeMediaType(expected: string, evidence: Evidence, { headers }: Exchange): Drift[] {
  const seen = headers['content-type'] ?? 'none'
  const mediaType = seen.split(';')[0]?.trim().toLowerCase()
  return mediaType === expected ? [] : [{ path: 'headers.content-type', expected, seen, evidence }]
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      // Any object may be asked for any key; what is not there is undefined.
      inner !== null && typeof inner === 'object'
        ? (inner as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  )
}

/** A value as a report shows it: JSON, cut after 200 characters. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
