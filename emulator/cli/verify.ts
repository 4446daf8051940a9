import { access, constants, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Bench } from '../../contracts/kit/bench.ts'
import { parseDuration } from '../engine/duration.ts'
import { CannotRunError, exitCode, systemCodeOf, UsageError } from './errors.ts'
import { paintFor } from './request-log.ts'
import { codeOfSignal, stopSignal } from './stopping.ts'
import { type Account, accountOf, accountOfRun, type CaseAccount } from './verify/account.ts'
import { choose } from './verify/choose.ts'
import { findTarget } from './verify/find-target.ts'
import { junitOf } from './verify/junit.ts'
import { progressOn } from './verify/progress.ts'
import { runAll } from './verify/run.ts'
import type { Chosen, Plan, Target } from './verify/target.ts'
import { headLines, operationLines, tailLines } from './verify/terminal.ts'

/** The command that holds the contract cases against a target. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Hold the contract cases against the emulator, or against any server that speaks one of the APIs,\n' +
        'and tell where it drifts from the contract.',
    )
    .option('--target <where>', '`emulator` (in this process), or a base URL', 'emulator')
    .option('--provider <api>', 'Only the cases of one API.')
    .option(
      '--case <glob>',
      "Only such cases, as 'listVideos/*'; '!…' leaves out. Repeatable.",
      collect,
    )
    .option('--strict', 'Fail when a case could not be verified.')
    .option('-v, --verbose', 'Tell of every case.')
    .option('--json', 'Print one JSON document with all that came of it.')
    .option('--report <file.xml>', 'Write a JUnit report as well.')
    .option(
      '--credential <NAME=value>',
      'A credential for a target without control plane, instead of the environment. Repeatable.',
      collect,
    )
    .option('--video <url>', 'A portrait MP4 that the target can fetch.')
    .option('--picture <url>', 'A JPEG that the target can fetch.')
    .option('--patience <duration>', 'The longest that a case may wait in real time.', '10m')
    .addHelpText('after', help)
    .action(verify)
}

const help = `
A target with a control plane gets a world with a frozen clock for each case, which is dropped after it.
Without one, waiting is real, and what would have to be arranged stays unverified.

Examples:
  $ backlot verify
  $ backlot verify --case 'listVideos/*' -v
  $ backlot verify --target http://127.0.0.1:4747 --strict --report verify.xml
  $ TIKTOK_ACCESS_TOKEN=… backlot verify --target https://staging.example.com --provider tiktok

Exit codes: 0 no drift, 1 drift (with --strict: or anything unverified), 2 wrong usage, 3 the target cannot be reached.`

interface Flags {
  readonly target: string
  readonly provider?: string
  readonly case?: readonly string[]
  readonly strict?: true
  readonly verbose?: true
  readonly json?: true
  readonly report?: string
  readonly credential?: readonly string[]
  readonly video?: string
  readonly picture?: string
  readonly patience: string
}

async function verify(flags: Flags): Promise<void> {
  const cases = choose(catalogue, flags.provider, flags.case ?? [])
  const patienceMs = parseDuration(flags.patience)
  if (patienceMs === undefined)
    throw new UsageError(`--patience ${flags.patience}: that is no duration`, [
      'written as 45s, 10m or 1h30m',
    ])
  if (flags.report !== undefined) await refuseReport(flags.report)
  const interruption = new AbortController()
  let stoppedBy: NodeJS.Signals | undefined
  void stopSignal().then((signal) => {
    stoppedBy = signal
    interruption.abort()
  })
  const target = await findTarget(flags.target, {
    contracts: [...new Set(cases.map(({ contract }) => contract))],
    credentials: { options: flags.credential ?? [], environment: process.env },
    assets: assetsOf(flags),
    patienceMs,
    signal: interruption.signal,
  })
  try {
    const account = await hold(cases, target, flags, interruption.signal)
    if (flags.report !== undefined)
      await writeReport(flags.report, junitOf(account, flags.strict ?? false))
    process.exitCode = stoppedBy ? codeOfSignal(stoppedBy) : codeOf(account, flags.strict ?? false)
  } finally {
    await target.close()
  }
}

/** Runs the cases, and tells of them while they run. */
async function hold(
  cases: readonly Chosen[],
  target: Target,
  flags: Flags,
  signal: AbortSignal,
): Promise<Account> {
  const verbose = flags.verbose ?? false
  const say = (lines: readonly string[]): void => {
    progress.clear()
    if (!flags.json) process.stdout.write(`${lines.join('\n')}\n`)
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that goes away, as `head` does, does not change the verdicts.
    if (error.code !== 'EPIPE') throw error
  })
  const paint = paintFor(process.stdout)
  const progress = progressOn(process.stderr)
  if (!target.arranges) progress.show('rehearsing on the emulator …')
  const plan = await target.plan(cases)
  const providers = [...new Set(cases.map(({ contract }) => contract.id))]
  const head = headLines(
    { providers, target: target.name, cases: cases.length },
    target.arranges ? undefined : { waitMs: plan.waitMs, possible: possibleIn(plan) },
  )
  say(head)
  const accounts: CaseAccount[] = []
  const run = await runAll(plan, target, {
    signal,
    onStart: ({ held }) => progress.show(`${accounts.length + 1}/${cases.length} ${held.id}`),
    onOutcome(outcome) {
      accounts.push(accountOf(outcome, target.secrets))
      const { contract, held } = outcome
      const isOwn = (one: { operation: string; provider: string }): boolean =>
        one.operation === held.operation && one.provider === contract.id
      const own = accounts.filter(isOwn)
      const wanted = cases.filter((one) =>
        isOwn({ operation: one.held.operation, provider: one.contract.id }),
      )
      if (own.length === wanted.length) say(operationLines(own, verbose, paint))
    },
  })
  const account = accountOfRun(run, accounts)
  say(tailLines(account, verbose, paint))
  if (flags.json) process.stdout.write(`${JSON.stringify(account, null, 2)}\n`)
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

async function refuseReport(file: string): Promise<void> {
  if (!file.endsWith('.xml'))
    throw new UsageError(`--report ${file}: reports are written as JUnit XML`, [
      'name a file that ends in .xml; --json prints a JSON document',
    ])
  const folder = dirname(file)
  await access(folder, constants.W_OK).catch(() => {
    throw new CannotRunError(`--report ${file}: nothing can be written in ${folder}`)
  })
}

async function writeReport(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new CannotRunError(`${file} cannot be written: ${systemCodeOf(error) ?? error}`)
  })
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}
