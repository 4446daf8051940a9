import { Command } from 'commander'
import { collect } from './collect.ts'
import { handedOut } from './environment.ts'
import { barOf } from './findings/grade.ts'
import { findingsReportHelp, tellerOf } from './findings/tell.ts'
import { type OriginFlags, originOf } from './origin.ts'
import { paintFor } from './request-log.ts'

interface Flags extends OriginFlags {
  readonly world?: string
  readonly provider?: string
  readonly rule?: string
  readonly failOn: string
  readonly strict?: true
  readonly json?: true
  readonly report?: readonly string[]
}

/** The command that tells what clients of a running backlot did wrong. */
export function findingsCommand(): Command {
  return new Command('findings')
    .description(
      'Tell what the clients of a running backlot did wrong, by which calls it shows, and what to do instead.',
    )
    .option('--url <url>', 'Where it listens; else BACKLOT_URL, else host and port as set.')
    .option('-p, --port <number>', 'Port it listens on, where no URL is known.')
    .option('--config <file>', 'Config file, instead of backlot.config.yaml.')
    .option('-w, --world <name>', 'Only one world; every one unless given.')
    .option('--provider <api>', 'Only clients of one API.')
    .option('--rule <id>', 'Only one rule.')
    .option(
      '--fail-on <severity>',
      'From which on it fails: note, warning, error or never.',
      'error',
    )
    .option('--strict', 'Fail when calls were not judged, too, or when there were none.')
    .option('--json', 'Print one JSON document.')
    .option('--report <file>', findingsReportHelp, collect)
    .addHelpText('after', help)
    .action(async (flags: Flags) => {
      process.exitCode = await findings(flags)
    })
}

const help = `
\`backlot exec --fail-on warning -- npm test\` does the same for a backlot of its own.

Examples:
  $ backlot findings
  $ backlot findings --url http://127.0.0.1:4747 --fail-on warning
  $ backlot findings --report findings.sarif --report findings.xml
  $ backlot findings --json | jq '.findings[].rule'

Exit codes: 0 nothing as grave as --fail-on, 1 something is (with --strict: or not all was judged), 2 wrong usage,
3 it could not run.`

async function findings(flags: Flags): Promise<number> {
  const { world, provider, rule, strict = false, json = false, report = [] } = flags
  const teller = await tellerOf(report, {
    bar: barOf(flags.failOn),
    strict,
    json,
    print: (text) => void process.stdout.write(text),
    paint: paintFor(process.stdout),
  })
  const place = { url: await originOf(flags), token: process.env[handedOut.token] || undefined }
  return teller.tell(place, { world, provider, rule })
}
