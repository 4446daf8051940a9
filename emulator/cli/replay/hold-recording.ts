import { contracts } from '../../../contracts/index.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { parseInstant } from '../../engine/instant.ts'
import { CannotRunError, exitCode, UsageError } from '../errors.ts'
import { reportFiles } from '../report/files.ts'
import { paintFor } from '../request-log.ts'
import { codeOfSignal, stopSignal } from '../stopping.ts'
import type { ReplayFlags } from './flags.ts'
import type { Known } from './known.ts'
import { recordingIn } from './recording.ts'
import { reportOf } from './reported.ts'
import { type Outcome, replay } from './run.ts'
import { openTarget } from './target.ts'
import { accountOf, headLine, outcomeLines, tailLines } from './terminal.ts'

/** Replays a recording, and sets the exit code. @throws UsageError, CannotRunError */
export async function holdRecording(file: string, flags: ReplayFlags): Promise<void> {
  const serving = (['mode', 'port', 'host'] as const).find((name) => flags[name] !== undefined)
  if (serving !== undefined) throw new UsageError(`--${serving} belongs to --serve`)
  const interruption = new AbortController()
  let stoppedBy: NodeJS.Signals | undefined
  void stopSignal().then((signal) => {
    stoppedBy = signal
    interruption.abort()
  })
  const code = await replayFile(file, flags, {
    print: (text) => void process.stdout.write(text),
    paint: paintFor(process.stdout),
    signal: interruption.signal,
  })
  process.exitCode = stoppedBy ? codeOfSignal(stoppedBy) : code
}

/** What a replay needs of the process it runs in. */
export interface Surroundings {
  print(text: string): void
  readonly paint: ReturnType<typeof paintFor>
  readonly signal: AbortSignal
}

/** Replays a recording and tells of it. @returns the exit code @throws UsageError, CannotRunError */
export async function replayFile(
  file: string,
  flags: ReplayFlags,
  { print, paint, signal }: Surroundings,
): Promise<number> {
  const provider = providerNamed(flags.provider)
  const reports = await reportFiles(flags.report ?? [])
  const { recording, creator } = await recordingIn(file)
  const chosen = provider
    ? recording.filter(
        ({ contract }) =>
          contract === undefined || contract.id === provider || contract.id === 'backlot',
      )
    : recording
  if (!chosen.some(({ contract }) => contract !== undefined))
    throw new CannotRunError(
      `${file} holds no call to ${provider ?? 'an API that is emulated here'}`,
      [
        `known: ${contracts.map(({ id, liveHosts }) => `${id} (${liveHosts.join(', ')})`).join(', ')}`,
      ],
    )
  const startedAt = Date.now()
  const begun = performance.now()
  const [first] = chosen
  const target = await openTarget(flags.target, startOf(first), flags.seed)
  const say = (lines: readonly string[]): void => {
    if (!flags.json) print(lines.map((line) => `${line}\n`).join(''))
  }
  let outcomes: readonly Outcome[]
  try {
    say([headLine(file, creator, chosen.length, target.name), ''])
    outcomes = await replay(chosen, target, {
      exact: flags.exact ?? false,
      signal,
      onOutcome: (outcome) => say(outcomeLines(outcome, flags.verbose ?? false, paint)),
    })
  } finally {
    await target.close()
  }
  const tookMs = performance.now() - begun
  say(tailLines(outcomes, chosen.length, tookMs))
  if (flags.json) print(`${JSON.stringify(accountOf(file, target.name, outcomes), null, 2)}\n`)
  await reports.write(
    reportOf({
      file,
      target: target.name,
      outcomes,
      strict: flags.strict ?? false,
      startedAt,
      tookMs,
    }),
  )
  return codeOf(outcomes, flags.strict ?? false)
}

/** A recording without times begins where frozen worlds do. */
function startOf(first: Known | undefined): number {
  const moment = first ? first.moment : 0
  const year = new Date(moment).getUTCFullYear()
  return moment > 0 && year < 9000 ? moment : (parseInstant('2026-01-01') ?? 0)
}

function codeOf(outcomes: readonly Outcome[], strict: boolean): number {
  const has = (verdict: Outcome['verdict']): boolean =>
    outcomes.some((outcome) => outcome.verdict === verdict)
  if (has('drift') || (strict && has('unverified'))) return exitCode.failed
  // Nothing that matched is no success.
  return has('match') ? exitCode.passed : exitCode.cannotRun
}

function providerNamed(name: string | undefined): string | undefined {
  const known = contracts.map(({ id }) => id)
  if (name === undefined || known.includes(name)) return name
  const near = nearestName(name, known)
  throw new UsageError(
    `--provider: there is no "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    [`known: ${known.join(', ')}`],
  )
}
