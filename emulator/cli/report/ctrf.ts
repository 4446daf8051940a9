import { version } from '../../version.ts'
import { countsOf, type Report, type Step, type Test } from './model.ts'
import { traceOf } from './trace.ts'

/** A run as a Common Test Report Format document, two spaces deep. Virtual times stand under `extra`. */
export function ctrfOf({ title, startedAt, realMs, facts, suites }: Report): string {
  const { tests, ...counts } = countsOf(suites.flatMap((suite) => suite.tests))
  const start = Math.round(startedAt)
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: new Date(start).toISOString(),
    generatedBy: `backlot ${version}`,
    results: {
      tool: { name: 'backlot', version },
      summary: {
        ...{ tests, ...counts, pending: 0, other: 0, suites: suites.length },
        ...{ start, stop: Math.round(startedAt + realMs), duration: Math.round(realMs) },
      },
      tests: suites.flatMap((suite) => suite.tests.map((test) => entryOf(test, suite.name))),
      environment: { reportName: title, extra: facts },
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function entryOf(test: Test, suite: string) {
  const { id, title, verdict, word, reason, tags, file, line, problems, steps } = test
  const { startedAt, realMs, virtualMs } = test
  const message = problems[0]?.message ?? reason
  const trace = verdict === 'failed' ? traceOf(test) : ''
  // What is undefined is not written.
  return {
    name: title,
    status: verdict,
    duration: Math.round(realMs),
    start: startedAt === undefined ? undefined : Math.round(startedAt),
    stop: startedAt === undefined ? undefined : Math.round(startedAt + realMs),
    suite: [suite],
    message,
    trace: trace === '' ? undefined : trace,
    rawStatus: word,
    tags,
    filePath: file,
    line,
    steps: steps.length === 0 ? undefined : steps.map(stepOf),
    extra: { name: id, virtualMs },
  }
}

const stepOf = ({ name, verdict, notes, realMs, virtualMs }: Step) => ({
  name,
  status: verdict,
  extra: { realMs: Math.round(realMs), virtualMs, notes },
})
