import { Command } from 'commander'
import { contracts } from '../../contracts/index.ts'
import { nearestName } from '../../contracts/kit/nearest.ts'
import { readCoverage } from '../http/coverage.ts'
import { coveragePage } from './coverage/markdown.ts'
import { coverageLines } from './coverage/terminal.ts'
import { CannotRunError, UsageError } from './errors.ts'
import { paintFor } from './request-log.ts'

interface Flags {
  readonly provider?: string
  readonly json?: true
  readonly markdown?: true
  readonly verbose?: true
  readonly live?: string
}

/** The command that tells what is known of each API, how, and which contract cases hold it. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description(
      'Tell how each operation, field, refusal and rule is known, which contract cases hold it, and when one of ' +
        'them was last held against the real API.',
    )
    .option('--provider <api>', 'Only one API.')
    .option('--json', 'Print a JSON array, with the ids of all cases.')
    .option('--markdown', 'Print a page in Markdown.')
    .option('-v, --verbose', 'List every field, refusal and rule.')
    .option(
      '--live <file>',
      'A log of days on which cases matched the real API, instead of .backlot/live.json.',
    )
    .addHelpText('after', help)
    .action(async (flags: Flags) => void process.stdout.write(await coverageText(flags)))
}

const help = `
A case holds a field when it sent the field or got it back; every reply that a case gets is judged by its schema.

Examples:
  $ backlot coverage
  $ backlot coverage --provider tiktok -v
  $ backlot coverage --json | jq '.[].rules[] | select(.cases == [])'
  $ backlot coverage --markdown > COVERAGE.md`

/** What the command prints. @throws UsageError, CannotRunError */
export async function coverageText(flags: Flags): Promise<string> {
  const { provider, json, markdown, verbose = false, live } = flags
  if (json && markdown)
    throw new UsageError('--json and --markdown exclude each other', ['choose one of them'])
  const known = contracts.map(({ id }) => id)
  if (provider !== undefined && !known.includes(provider)) {
    const near = nearestName(provider, known)
    throw new UsageError(
      `--provider ${provider}: there is no such API${near === undefined ? '' : `; did you mean ${near}?`}`,
      [`known: ${known.join(', ')}`],
    )
  }
  const chosen = contracts.filter(({ id }) => provider === undefined || id === provider)
  const all = await readCoverage(chosen, live === undefined ? undefined : [live]).catch(
    (error: unknown) => {
      throw new CannotRunError(error instanceof Error ? error.message : String(error), [], {
        cause: error,
      })
    },
  )
  if (json) return `${JSON.stringify(all, null, 2)}\n`
  if (markdown) return coveragePage(all)
  return `${coverageLines(all, verbose, paintFor(process.stdout)).join('\n')}`
}
