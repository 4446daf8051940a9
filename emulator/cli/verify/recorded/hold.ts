import { contracts } from '../../../../contracts/index.ts'
import { nearestName } from '../../../../contracts/kit/nearest.ts'
import { HarError, type HarFile, readHar } from '../../../har/read.ts'
import { CannotRunError, exitCode, UsageError } from '../../errors.ts'
import { reportFiles } from '../../report/files.ts'
import { writeStepSummary } from '../../report/step-summary.ts'
import { type Account, countsOf } from '../account.ts'
import type { Flags, Surroundings } from '../hold.ts'
import { reportOf } from '../reported.ts'
import { operationLines, tailLines } from '../terminal.ts'
import { numbered } from '../wording.ts'
import { judgeApplication } from './judge.ts'

/** Flags that belong to a target, and a recording has none. */
const ofTargets = 'case credential video picture spend dryRun resume fresh'.split(' ')

/**
 * Judges the application whose session a recording holds, and tells of it.
 * @throws UsageError, CannotRunError
 */
export async function holdApplication(
  file: string,
  flags: Flags,
  { print, paint, environment, end }: Surroundings,
): Promise<void> {
  const strange = Object.keys(flags).find((name) => ofTargets.includes(name))
  if (strange !== undefined || flags.target !== 'emulator')
    throw new UsageError(
      `--recording judges what was recorded, and calls nobody; it takes no --${(strange ?? 'target').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      ['to hold an API against its contract, leave out --recording'],
    )
  const chosen = contracts.filter(({ id }) => flags.provider === undefined || id === flags.provider)
  if (chosen.length === 0) throw unknownProvider(flags.provider ?? '')
  const reports = await reportFiles(flags.report ?? [])
  const startedAt = Date.now()
  const { exchanges, creator } = await read(file)
  const { cases, elsewhere, advice } = await judgeApplication(exchanges, chosen)
  if (cases.length === 0)
    throw new CannotRunError(`${file} holds no call to ${flags.provider ?? 'one of these APIs'}`, [
      `known: ${chosen.map(({ id, liveHosts }) => `${id} (${liveHosts.join(', ')}, or any server on this machine)`).join(', ')}`,
    ])
  const account: Account = {
    target: `the application recorded in ${file}`,
    counts: countsOf(cases),
    ending: 'whole',
    tookMs: Date.now() - startedAt,
    cases,
  }
  const verbose = flags.verbose ?? false
  if (flags.json) print(`${JSON.stringify({ ...account, elsewhere, advice }, null, 2)}\n`)
  else {
    const requests = exchanges.length - elsewhere
    const lines = [
      `${numbered(requests, 'request')} in ${file}${creator === '' ? '' : `, recorded by ${creator}`}${elsewhere > 0 ? `; ${elsewhere} more to somebody else` : ''}`,
      '',
      ...operationsIn(cases).flatMap((own) => operationLines(own, verbose, paint)),
      ...(advice.length > 0 ? ['', 'Worth knowing:', ...advice.map((text) => `  ${text}`)] : []),
      ...tailLines(account, verbose, paint),
    ]
    print(`${lines.join('\n')}\n`)
  }
  const strict = flags.strict ?? false
  const report = reportOf(account, strict, startedAt)
  await reports.write(report)
  await writeStepSummary(environment, report)
  const { drift, unverified } = account.counts
  end(drift > 0 || (strict && unverified > 0) ? exitCode.failed : exitCode.passed)
}

function operationsIn(cases: Account['cases']): Account['cases'][] {
  const nameOf = ({ provider, operation }: Account['cases'][number]) => `${provider} ${operation}`
  return [...new Set(cases.map(nameOf))].map((name) => cases.filter((one) => nameOf(one) === name))
}

async function read(file: string): Promise<HarFile> {
  try {
    return await readHar(file)
  } catch (error) {
    if (error instanceof HarError) throw new CannotRunError(error.message, [], { cause: error })
    throw error
  }
}

function unknownProvider(name: string): UsageError {
  const known = contracts.map(({ id }) => id)
  const near = nearestName(name, known)
  return new UsageError(
    `--provider ${name}: there is no such API${near === undefined ? '' : `; did you mean ${near}?`}`,
    [`known: ${known.join(', ')}`],
  )
}
