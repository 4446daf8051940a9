import type { Exchange, Report, Test } from '../report/model.ts'
import type { Outcome } from './run.ts'

export interface Replayed {
  readonly file: string
  readonly target: string
  readonly outcomes: readonly Outcome[]
  /** What is unverified failed. */
  readonly strict: boolean
  /** Unix milliseconds. */
  readonly startedAt: number
  readonly tookMs: number
}

/** A replay as every report format knows runs: a suite an API, a test an exchange. */
export function reportOf({ file, target, outcomes, strict, startedAt, tookMs }: Replayed): Report {
  const apis = [...new Set(outcomes.map(({ known }) => known.contract?.id ?? 'elsewhere'))]
  return {
    title: `replay of ${file}`,
    startedAt,
    realMs: tookMs,
    facts: { recording: file, target },
    suites: apis.map((name) => ({
      name,
      tests: outcomes
        .filter(({ known }) => (known.contract?.id ?? 'elsewhere') === name)
        .map((outcome) => testOf(outcome, strict)),
    })),
  }
}

const verdicts = { match: 'passed', drift: 'failed', unverified: 'skipped' } as const

function testOf(outcome: Outcome, strict: boolean): Test {
  const { number, known, verdict, reason, differences, tookMs } = outcome
  const { request, response } = known.exchange
  const fails = verdict === 'unverified' && strict
  return {
    id: `${String(number).padStart(4, '0')}-${known.endpoint?.id ?? request.method.toLowerCase()}`,
    title: `${request.method} ${new URL(request.url).pathname} answers ${response.status}`,
    verdict: fails ? 'failed' : verdicts[verdict],
    word: verdict,
    ...(reason !== undefined && { reason }),
    realMs: tookMs,
    steps: [],
    problems: differences.map(({ path, recorded, seen }) => ({
      message: `${path}: recorded ${recorded}, the emulator answers ${seen}`,
      kind: 'drift',
      details: [path, `recorded  ${recorded}`, `emulator  ${seen}`],
    })),
    ...(verdict !== 'match' && { exchanges: exchangesOf(outcome) }),
  }
}

/** The exchange as it was recorded, and as it came of late. */
function exchangesOf({ known, replayed }: Outcome): Exchange[] {
  const { request, response } = known.exchange
  const sent = {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: request.body && 'text' in request.body ? request.body.text : undefined,
  }
  return [
    {
      request: sent,
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: response.text ?? '',
      },
    },
    ...(replayed
      ? [
          {
            request: {
              ...sent,
              url: replayed.request.target,
              body: typeof replayed.request.body === 'string' ? replayed.request.body : undefined,
            },
            response: {
              ...replayed.answer,
              headers: replayed.answer.headers,
              body: replayed.answer.text,
            },
          },
        ]
      : []),
  ]
}
