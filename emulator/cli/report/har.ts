import { contracts } from '../../../contracts/index.ts'
import { redactionFor } from '../../engine/redaction.ts'
import type { HarExchange } from '../../har/exchange.ts'
import { harOf } from '../../har/write.ts'
import { type Exchange, exchangesOf, type Report } from './model.ts'

/** Everything that travelled in a run as an HTTP Archive 1.2, redacted as the journal redacts. */
export function harReportOf(report: Report): string {
  const exchanges = exchangesOf(report).map((exchange) => recordOf(exchange, report.startedAt))
  const har = harOf(exchanges, { redaction: redactionFor(contracts), comment: report.title })
  return `${JSON.stringify(har, null, 2)}\n`
}

function recordOf({ request, response, ...when }: Exchange, begun: number): HarExchange {
  const { method, headers, body } = request
  // A report may name paths alone; an archive may not.
  const url = new URL(request.url, 'http://target.invalid').href
  const { startedAt = begun, realMs: tookMs = 0, virtualAt } = when
  const mimeType = headers['content-type'] ?? 'application/json'
  return {
    ...{ startedAt, tookMs, virtualAt },
    request: {
      ...{ method, url, headers: Object.entries(headers) },
      body: body === undefined || body === '' ? undefined : { mimeType, text: body },
    },
    response: {
      status: response?.status ?? 0,
      headers: Object.entries(response?.headers ?? {}),
      mimeType: response?.headers['content-type'] ?? '',
      text: response?.body,
    },
  }
}
