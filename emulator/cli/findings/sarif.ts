import { createHash } from 'node:crypto'
import type { Log, Result, WebRequest, WebResponse } from 'sarif'
import { version } from '../../version.ts'
import type { Entry, Finding } from './account.ts'
import type { Graded } from './reported.ts'

/**
 * Findings as SARIF 2.1.0. They are about calls, not about lines of a file: the operation is a logical location, and the
 * last call that shows a finding stands beside it, without secrets.
 */
export function sarifOf({ account, evidence, startedAt, tookMs }: Graded): string {
  const { rules, findings, where, worlds, judged, forgotten } = account
  const order = rules.map(({ id }) => id)
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'backlot',
            version,
            rules: rules.map(({ id, title, advice, severity }) => ({
              id,
              shortDescription: { text: title },
              help: { text: advice },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            startTimeUtc: new Date(startedAt).toISOString(),
            endTimeUtc: new Date(startedAt + tookMs).toISOString(),
            properties: { where, worlds, judged, forgotten },
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) =>
          resultOf(finding, order.indexOf(finding.rule), evidence.get(finding)?.at(-1)),
        ),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultOf(finding: Finding, ruleIndex: number, shown: Entry | undefined): Result {
  const { rule, severity, message, times, provider, operation, account, world } = finding
  const { at, lastAt, requests, webhooks } = finding
  const name = operation ?? provider
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: message },
    occurrenceCount: times,
    locations: [
      { logicalLocations: [{ name, fullyQualifiedName: `${provider}/${operation ?? ''}` }] },
    ],
    // The same mistake of the same client, from run to run.
    partialFingerprints: {
      'finding/v1': createHash('sha256')
        .update([rule, provider, operation, account].join(' '))
        .digest('hex'),
    },
    ...(shown && { webRequest: requestOf(shown), webResponse: responseOf(shown) }),
    properties: { world, account, at, lastAt, requests, webhooks },
  }
}

const requestOf = ({ request }: Entry): WebRequest => ({
  protocol: 'HTTP',
  version: '1.1',
  method: request.method,
  target: request.target,
  headers: request.headers,
  ...(request.body !== '' && { body: { text: request.body } }),
})

const responseOf = ({ response }: Entry): WebResponse => ({
  protocol: 'HTTP',
  version: '1.1',
  statusCode: response.status,
  headers: response.headers,
  ...(response.body !== '' && { body: { text: response.body } }),
})
