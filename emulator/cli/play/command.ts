import type { Scenario } from '../../../scenarios/runner/scenario.ts'
import { CannotRunError, exitCode, UsageError } from '../errors.ts'
import { type ReportFiles, reportFiles } from '../report/files.ts'
import type { Paint } from '../request-log.ts'
import { choose, find, type Inputs, refuseUndeclared } from './choose.ts'
import { openTarget } from './find-target.ts'
import { createProgress, type Output } from './progress.ts'
import { type Played, reportOf } from './reported.ts'
import { runAll } from './run.ts'

/** What the command line says. */
export interface Flags {
  readonly target: string
  readonly clock?: string
  readonly input?: Inputs
  readonly only?: readonly string[]
  readonly tag?: readonly string[]
  readonly bail?: true
  readonly parallel: string
  readonly watch?: true
  readonly spend?: readonly string[]
  readonly credential?: readonly string[]
  readonly report?: readonly string[]
  readonly json?: true
}

/** What the command needs of the process that it runs in. */
export interface Surroundings {
  readonly stdout: Output
  readonly stderr: Output
  readonly paint: Paint
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Ends waiting, and the run. */
  readonly signal: AbortSignal
  /** Resolves after so many real milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** Tells how it went, as an exit code. */
  end(code: number): void
}

/**
 * Plays what the words mean and tells how it went; with `--watch` again whenever it is saved.
 * @throws UsageError, CannotRunError
 */
export async function play(
  words: readonly string[],
  flags: Flags,
  surroundings: Surroundings,
): Promise<void> {
  if (flags.watch && flags.target === 'live')
    throw new UsageError('--watch: every save would cost money on the real APIs')
  const reports = await reportFiles(flags.report ?? [])
  const files = await find(words)
  if (!flags.watch) return surroundings.end(await playFiles(files, flags, reports, surroundings))
  const { stderr, signal } = surroundings
  const again = async (saved: readonly string[]): Promise<void> => {
    try {
      surroundings.end(await playFiles(saved, flags, reports, surroundings))
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof CannotRunError)) throw error
      // The next save may put it right.
      stderr.write([error.message, ...error.advice, ''].join('\n'))
      surroundings.end(error.exitCode)
    }
    stderr.write(`watching ${files.length === 1 ? files[0] : `${files.length} files`}\n`)
  }
  const { onSave } = await import('./watch.ts')
  await onSave(files, signal, again)
}

async function playFiles(
  files: readonly string[],
  flags: Flags,
  reports: ReportFiles,
  surroundings: Surroundings,
): Promise<number> {
  const scenarios = await choose(files, { tags: flags.tag ?? [], only: flags.only ?? [] })
  refuseUndeclared(scenarios, flags.input ?? {})
  return playOnce(scenarios, flags, reports, surroundings)
}

async function playOnce(
  scenarios: readonly Scenario[],
  flags: Flags,
  reports: ReportFiles,
  { stdout, stderr, paint, environment, signal, sleep }: Surroundings,
): Promise<number> {
  const { json, bail = false, spend = [], credential = [], clock } = flags
  const steps = scenarios.flatMap(({ workflows }) => workflows.flatMap((one) => one.steps)).length
  const ci = Boolean(environment['CI'])
  const progress = createProgress(steps, { stdout, stderr, ci })
  const say = (...lines: readonly string[]): void => {
    if (!json) progress.print(`${lines.join('\n')}\n`)
  }
  const startedAt = Date.now()
  const started = performance.now()
  try {
    const target = await openTarget(flags.target, {
      ...{ scenarios, clock, spend, credential, environment, sleep, say },
    })
    try {
      const played = await runAll(scenarios, target, {
        ...{ bail, paint, signal, say, input: flags.input ?? {}, only: flags.only ?? [] },
        parallel: readParallel(flags.parallel),
        onStep: progress.step,
      })
      const facts = { target: target.name, ...(signal.aborted && { ending: 'interrupted' }) }
      const realMs = performance.now() - started
      await reports.write(reportOf(played, { title: 'backlot play', startedAt, realMs, facts }))
      return told(played, scenarios.length, { say, print: progress.print, json: json ?? false })
    } finally {
      await target.close()
    }
  } finally {
    progress.stop()
  }
}

function told(
  played: readonly Played[],
  chosen: number,
  out: { say(...lines: readonly string[]): void; print(text: string): void; json: boolean },
): number {
  const plays = played.map(({ play }) => play)
  const passed = plays.filter((play) => play.passed).length
  const failed = plays.length - passed
  const rest = chosen - plays.length
  out.say(`${passed} passed, ${failed} failed${rest > 0 ? `, ${rest} not played` : ''}`)
  if (out.json) {
    // What travelled is for reports; a failure shows its own exchange.
    const leaner = (key: string, value: unknown) => (key === 'exchanges' ? undefined : value)
    out.print(`${JSON.stringify({ passed, failed, reports: plays }, leaner, 2)}\n`)
  }
  return failed > 0 || rest > 0 ? exitCode.failed : exitCode.passed
}

function readParallel(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 100) return count
  throw new UsageError(`--parallel ${text}: that is no number from 1 to 100`)
}
