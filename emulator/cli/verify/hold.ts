import { catalogue } from '../../../contracts/catalogue.ts'
import type { Bench } from '../../../contracts/kit/bench.ts'
import { parseDuration } from '../../engine/duration.ts'
import { exitCode, UsageError } from '../errors.ts'
import { reportFiles } from '../report/files.ts'
import type { Paint } from '../request-log.ts'
import { type Account, accountOf, accountOfRun, type CaseAccount } from './account.ts'
import { choose } from './choose.ts'
import { findTarget } from './find-target.ts'
import type { Progress } from './progress.ts'
import { reportOf } from './reported.ts'
import { runAll } from './run.ts'
import type { Chosen, Plan, Target } from './target.ts'
import { headLines, operationLines, tailLines } from './terminal.ts'

/** What the command line says. */
export interface Flags {
  readonly target: string
  readonly provider?: string
  readonly case?: readonly string[]
  readonly strict?: true
  readonly verbose?: true
  readonly json?: true
  readonly report?: readonly string[]
  readonly credential?: readonly string[]
  readonly video?: string
  readonly picture?: string
  readonly patience: string
}

/** What the command needs of the process that it runs in. */
export interface Surroundings {
  print(text: string): void
  readonly paint: Paint
  readonly progress: Progress
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Ends waiting, and the run. */
  readonly signal: AbortSignal
  /** Tells how it went, as an exit code. */
  end(code: number): void
}

/**
 * Holds the chosen cases against a target, and tells of them while they run.
 * @throws UsageError, CannotRunError
 */
export async function holdCases(flags: Flags, surroundings: Surroundings): Promise<void> {
  const { environment, signal } = surroundings
  const cases = choose(catalogue, flags.provider, flags.case ?? [])
  const patienceMs = parseDuration(flags.patience)
  if (patienceMs === undefined)
    throw new UsageError(`--patience ${flags.patience}: that is no duration`, [
      'written as 45s, 10m or 1h30m',
    ])
  const reports = await reportFiles(flags.report ?? [])
  const startedAt = Date.now()
  const target = await findTarget(flags.target, {
    contracts: [...new Set(cases.map(({ contract }) => contract))],
    credentials: { options: flags.credential ?? [], environment },
    assets: assetsOf(flags),
    patienceMs,
    signal,
  })
  try {
    const account = await hold(cases, target, flags, surroundings)
    await reports.write(reportOf(account, flags.strict ?? false, startedAt))
    surroundings.end(codeOf(account, flags.strict ?? false))
  } finally {
    await target.close()
  }
}

async function hold(
  cases: readonly Chosen[],
  target: Target,
  flags: Flags,
  { print, paint, progress, signal }: Surroundings,
): Promise<Account> {
  const verbose = flags.verbose ?? false
  const say = (lines: readonly string[]): void => {
    progress.clear()
    if (!flags.json) print(`${lines.join('\n')}\n`)
  }
  if (!target.arranges) progress.show('rehearsing on the emulator …')
  const plan = await target.plan(cases)
  const providers = [...new Set(cases.map(({ contract }) => contract.id))]
  say(
    headLines(
      { providers, target: target.name, cases: cases.length },
      target.arranges ? undefined : { waitMs: plan.waitMs, possible: possibleIn(plan) },
    ),
  )
  const accounts: CaseAccount[] = []
  const run = await runAll(plan, target, {
    signal,
    onStart: ({ held }) => progress.show(`${accounts.length + 1}/${cases.length} ${held.id}`),
    onOutcome(outcome) {
      accounts.push(accountOf(outcome, target.secrets))
      const { contract, held } = outcome
      const own = accounts.filter(
        (one) => one.provider === contract.id && one.operation === held.operation,
      )
      const wanted = cases.filter(
        (one) => one.contract === contract && one.held.operation === held.operation,
      )
      if (own.length === wanted.length) say(operationLines(own, verbose, paint))
    },
  })
  const account = accountOfRun(run, accounts)
  say(tailLines(account, verbose, paint))
  if (flags.json) print(`${JSON.stringify(account, null, 2)}\n`)
  return account
}

const possibleIn = (plan: Plan): number =>
  plan.order.filter((chosen) => plan.reasonAgainst(chosen) === undefined).length

function codeOf({ counts, ending }: Account, strict: boolean): number {
  if (counts.drift > 0) return exitCode.failed
  if (ending === 'gone') return exitCode.cannotRun
  return strict && counts.unverified > 0 ? exitCode.failed : exitCode.passed
}

function assetsOf({ video, picture }: Flags): Bench['assets'] {
  if (video === undefined && picture === undefined) return undefined
  if (video === undefined || picture === undefined)
    throw new UsageError('--video and --picture belong together', [
      'cases send either, so that the target has to be able to fetch both',
    ])
  return { video, picture }
}
