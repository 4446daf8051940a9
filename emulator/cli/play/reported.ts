import type { Report as Play, StepReport, TimedExchange } from '../../../scenarios/runner/report.ts'
import { stepLines } from '../../../scenarios/runner/report-lines.ts'
import type { Scenario } from '../../../scenarios/runner/scenario.ts'
import type { Exchange, Report, Step, Test } from '../report/model.ts'

/** A play that is over, and the scenario that was played. */
export interface Played {
  readonly scenario: Scenario
  readonly play: Play
  /** Unix milliseconds. */
  readonly startedAt: number
}

/** Plays as reports tell them: a suite for each set of APIs, a test a scenario. */
export function reportOf(
  played: readonly Played[],
  run: Pick<Report, 'title' | 'startedAt' | 'realMs' | 'facts'>,
): Report {
  const suites = [...new Set(played.map(suiteName))]
  return {
    ...run,
    suites: suites.map((name) => ({
      name,
      tests: played.filter((one) => suiteName(one) === name).map(testOf),
    })),
  }
}

const suiteName = ({ scenario }: Played): string =>
  scenario.sources
    .filter(({ type, name }) => type === 'openapi' && name !== 'backlot')
    .map(({ name }) => name)
    .join(' + ') || 'backlot'

function testOf({ scenario, play, startedAt }: Played): Test {
  const failed = play.steps.filter(({ outcome }) => outcome === 'failed')
  const exchanges = (step: StepReport) => step.exchanges.map((one) => exchangeOf(one, startedAt))
  return {
    ...{ id: play.name, title: play.title, file: play.file, line: failed[0]?.at.line },
    verdict: play.passed ? 'passed' : 'failed',
    tags: scenario.tags,
    ...{ startedAt, realMs: play.realMs, virtualMs: play.virtualMs },
    steps: play.steps.map((step) => ({ ...stepOf(step), exchanges: exchanges(step) })),
    problems: play.passed
      ? []
      : [
          ...failed.toReversed().map((step) => ({
            kind: 'step',
            message: `${step.step}: ${step.failure?.why ?? 'failed'}`,
            details: stepLines(step).map((line) => line.trim()),
          })),
          ...(play.why === undefined ? [] : [{ kind: 'play', message: play.why, details: [] }]),
        ],
  }
}

function stepOf(step: StepReport): Omit<Step, 'exchanges'> {
  const { title, outcome, attempts, next, depth } = step
  return {
    ...{ name: title, depth, verdict: outcome === 'failed' ? 'failed' : 'passed' },
    notes: [
      ...(outcome === 'handled' ? ['failed, as foreseen'] : []),
      ...(attempts > 1 ? [`${attempts} tries`] : []),
      ...(next === undefined ? [] : [`→ ${next}`]),
    ],
    ...{ realStartMs: step.realStartMs, realMs: step.realMs },
    ...{ virtualStartMs: step.virtualStartMs, virtualMs: step.virtualMs },
  }
}

function exchangeOf(timed: TimedExchange, startedAt: number): Exchange {
  const { request, response, realStartMs, realMs } = timed
  const { status, headers, text } = response
  return {
    ...{ startedAt: startedAt + realStartMs, realMs, request },
    response: { status, headers, body: text },
  }
}
