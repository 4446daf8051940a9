import { catalogue } from '../../../contracts/catalogue.ts'
import { contracts } from '../../../contracts/index.ts'
import type { Bench } from '../../../contracts/kit/bench.ts'
import { parseDuration } from '../../engine/duration.ts'
import { redactionFor } from '../../engine/redaction.ts'
import { CannotRunError, exitCode, UsageError } from '../errors.ts'
import { reportFiles } from '../report/files.ts'
import { writeStepSummary } from '../report/step-summary.ts'
import type { Paint } from '../request-log.ts'
import { amountText } from '../spend.ts'
import { type Account, accountOf, accountOfRun } from './account.ts'
import { type BillItem, billLines, billOf, fullSpend, isFree } from './bill.ts'
import type { CaseAccount } from './case-account.ts'
import { choose } from './choose.ts'
import { findTarget } from './find-target.ts'
import type { Found } from './ledger.ts'
import { matchedLive, noteMatches } from './live-days.ts'
import type { Progress } from './progress.ts'
import { keyOf } from './purse.ts'
import { reportOf } from './reported.ts'
import { runAll } from './run.ts'
import type { Chosen, Plan, Target } from './target.ts'
import { headLines, operationLines, tailLines } from './terminal.ts'
import type { Time } from './time.ts'
import { numbered } from './wording.ts'

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
  readonly spend?: readonly string[]
  readonly dryRun?: true
  readonly resume?: true
  readonly fresh?: true
  readonly recording?: string
}

/** What the command needs of the process that it runs in. */
export interface Surroundings {
  print(text: string): void
  readonly paint: Paint
  readonly progress: Progress
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where records of runs are kept that cost something. */
  readonly folder: string
  /** The time that passes on a target without a control plane; the machine's unless given. */
  readonly time?: Time
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
  const { environment, signal, folder, time } = surroundings
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
    spend: flags.spend,
    found: foundOf(flags),
    folder,
    time,
  })
  try {
    const account = await hold(cases, target, flags, surroundings)
    if (!account) return surroundings.end(exitCode.passed)
    const report = reportOf(account, flags.strict ?? false, startedAt)
    await reports.write(report)
    await writeStepSummary(environment, report)
    surroundings.end(codeOf(account, flags.strict ?? false))
  } finally {
    await target.close()
  }
}

/** @returns undefined after a dry run */
async function hold(
  cases: readonly Chosen[],
  target: Target,
  flags: Flags,
  { print, paint, progress, signal, folder }: Surroundings,
): Promise<Account | undefined> {
  const verbose = flags.verbose ?? false
  const { ledger } = target
  const say = (lines: readonly string[]): void => {
    progress.clear()
    if (!flags.json && lines.length > 0) print(`${lines.join('\n')}\n`)
  }
  const known = cases.flatMap((chosen) => ledger?.before[keyOf(chosen)] ?? [])
  const left = cases.filter((chosen) => ledger?.before[keyOf(chosen)] === undefined)
  if (!target.arranges) progress.show('rehearsing on the emulator …')
  const plan = await target.plan(left)
  const providers = [...new Set(cases.map(({ contract }) => contract.id))]
  say(
    headLines(
      { providers, target: target.name, cases: cases.length },
      target.arranges || isStranded(target)
        ? undefined
        : { waitMs: plan.waitMs, possible: possibleIn(plan) },
    ),
  )
  const bill = billOf(left, plan)
  say(billLines(target.desks ?? [], left, bill))
  if (flags.dryRun) {
    if (flags.json) print(`${JSON.stringify({ target: target.name, dryRun: bill }, null, 2)}\n`)
    else say(['Nothing was called.'])
    return undefined
  }
  if (isStranded(target)) throw needsCredentials(target, bill)
  const costly = bill.filter((item) => !isFree(item))
  if (target.live && flags.spend === undefined && costly.length > 0) throw needsBudget(bill)
  if (known.length > 0)
    say([`${numbered(known.length, 'case')} of an earlier run are told as it saw them.`, ''])
  const accounts: CaseAccount[] = [...known]
  const redaction = target.arranges ? undefined : redactionFor(contracts)
  const run = await runAll(plan, target, {
    signal,
    onStart(chosen) {
      progress.show(`${accounts.length + 1}/${cases.length} ${chosen.held.id}`)
      ledger?.open(keyOf(chosen))
    },
    onOutcome(outcome) {
      const { secrets, live } = target
      const told = accountOf(outcome, { secrets, live, redaction, now: Date.now() })
      accounts.push(told)
      ledger?.close(told.verdict === 'unverified' ? undefined : told)
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
  if (run.ending === 'whole') ledger?.end()
  const seen = accounts.slice(known.length)
  await noteMatches(folder, matchedLive(contracts, target.desks ?? [], seen), Date.now())
  const account = accountOfRun(run, accounts, spentAt(target))
  say(tailLines(account, verbose, paint))
  if (run.ending !== 'whole' && ledger)
    say([`What was done is kept in ${ledger.file}; --resume goes on from there.`])
  if (flags.json) print(`${JSON.stringify(account, null, 2)}\n`)
  return account
}

/** Whether nobody can be called for want of a credential. */
const isStranded = ({ desks }: Target): boolean =>
  desks?.every(({ missing }) => missing.length > 0) ?? false

const possibleIn = (plan: Plan): number =>
  plan.order.filter((chosen) => plan.reasonAgainst(chosen) === undefined).length

/** What has been spent, by API; undefined where nothing costs anything. */
function spentAt({ desks, ledger }: Target): Record<string, string> | undefined {
  if (!desks || !ledger) return undefined
  return Object.fromEntries(
    desks.map(({ provider }) => [provider, amountText(ledger.spent(provider))]),
  )
}

function needsCredentials({ desks = [] }: Target, bill: readonly BillItem[]): CannotRunError {
  const free = bill.filter(isFree).length
  const names = desks.map(({ provider, missing }) => `${provider} needs ${missing.join(' and ')}`)
  return new CannotRunError('the real APIs are called with credentials of yours; none is given', [
    ...names,
    `with --spend 0 only the ${numbered(free, 'case')} that cost nothing would run`,
    `with --spend ${fullSpend(bill)} every case would that can`,
  ])
}

function needsBudget(bill: readonly BillItem[]): CannotRunError {
  const free = bill.filter(isFree).length
  return new CannotRunError(
    'some of these cases cost something, and nobody said what may be spent',
    [
      `--spend 0 runs only the ${numbered(free, 'case')} that cost nothing`,
      `--spend ${fullSpend(bill)} runs every case that can`,
    ],
  )
}

function codeOf({ counts, ending }: Account, strict: boolean): number {
  if (counts.drift > 0) return exitCode.failed
  if (ending === 'gone') return exitCode.cannotRun
  return strict && counts.unverified + counts.discovery > 0 ? exitCode.failed : exitCode.passed
}

function foundOf({ resume, fresh }: Flags): Found {
  if (resume && fresh) throw new UsageError('--resume and --fresh contradict each other')
  return resume ? 'resume' : fresh ? 'fresh' : undefined
}

function assetsOf({ video, picture }: Flags): Bench['assets'] {
  if (video === undefined && picture === undefined) return undefined
  if (video === undefined || picture === undefined)
    throw new UsageError('--video and --picture belong together', [
      'cases send either, so that the target has to be able to fetch both',
    ])
  return { video, picture }
}
