import { Command } from 'commander'
import { collect } from './collect.ts'
import { reportHelp } from './report/files.ts'
import { paintFor } from './request-log.ts'
import { spendHelp } from './spend.ts'
import { codeOfSignal, stopSignal } from './stopping.ts'
import { type Flags, holdCases, type Surroundings } from './verify/hold.ts'
import { progressOn } from './verify/progress.ts'
import { holdApplication } from './verify/recorded/hold.ts'

/** The command that holds the contract cases against a target. */
export function verifyCommand(surroundings: () => Surroundings = thisProcess): Command {
  return new Command('verify')
    .description(
      'Hold the contract cases against the emulator, or against any server that speaks one of the APIs, ' +
        'and tell where it drifts from the contract.',
    )
    .option(
      '--target <where>',
      "`emulator` (in this process), a base URL, or `live` (the vendors' own hosts)",
      'emulator',
    )
    .option('--provider <api>', 'Only the cases of one API.')
    .option(
      '--case <glob>',
      "Only such cases, as 'listVideos/*'; '!…' leaves out. Repeatable.",
      collect,
    )
    .option(
      '--recording <session.har>',
      'Judge an application of your own by a recording of its calls, instead of an API.',
    )
    .option('--strict', 'Fail when a case could not be verified.')
    .option('-v, --verbose', 'Tell of every case.')
    .option('--json', 'Print one JSON document with all that came of it.')
    .option('--report <file>', reportHelp, collect)
    .option(
      '--credential <NAME=value>',
      'A credential for a target without control plane, instead of the environment. Repeatable.',
      collect,
    )
    .option('--video <url>', 'A portrait MP4 that the target can fetch.')
    .option('--picture <url>', 'A JPEG that the target can fetch.')
    .option('--patience <duration>', 'The longest that a case may wait in real time.', '10m')
    .option('--spend <budget>', spendHelp, collect)
    .option('--dry-run', 'Tell what every case would cost, and call nothing.')
    .option(
      '--resume',
      'Go on with an interrupted run that cost something; pays for nothing twice.',
    )
    .option('--fresh', 'Begin anew after an interrupted run; pays for everything again.')
    .addHelpText('after', help)
    .action((flags: Flags) =>
      flags.recording === undefined
        ? holdCases(flags, surroundings())
        : holdApplication(flags.recording, flags, surroundings()),
    )
}

const help = `
A target with a control plane gets a world with a frozen clock for each case, which is dropped after it.
Without one, waiting is real, and what would have to be arranged stays unverified.

\`live\` calls the vendors' own hosts, or where <API>_BASE_URL leads, with credentials from the environment. What
every case costs is printed first; without --spend it ends there, unless nothing costs anything; --spend 0 runs just that; calls keep under the quotas; what
was done and spent is written to .backlot/ after each case. What refutes an assumption of ours is a discovery, not a drift.

--recording judges the other side: whether the requests of an application were within the contract, whether it sent what
nobody reads, and how it went on after each refusal. Any HAR will do: of \`backlot record\`, of a browser, of a proxy.

Examples:
  $ backlot verify
  $ backlot verify --case 'listVideos/*' -v
  $ backlot verify --target http://127.0.0.1:4747 --strict --report verify.xml
  $ backlot verify --target live --dry-run
  $ backlot verify --target live --provider creatify --spend creatify=50credits
  $ backlot verify --recording session.har --strict
  $ TIKTOK_ACCESS_TOKEN=… backlot verify --target https://staging.example.com --provider tiktok

Exit codes: 0 no drift, 1 drift (with --strict: or anything unverified or discovered), 2 wrong usage, 3 it could not run: no answer, no credential.`

function thisProcess(): Surroundings {
  const interruption = new AbortController()
  let stoppedBy: NodeJS.Signals | undefined
  void stopSignal().then((signal) => {
    stoppedBy = signal
    interruption.abort()
  })
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that goes away, as `head` does, does not change the verdicts.
    if (error.code !== 'EPIPE') throw error
  })
  return {
    print: (text) => void process.stdout.write(text),
    paint: paintFor(process.stdout),
    progress: progressOn(process.stderr),
    environment: process.env,
    folder: process.cwd(),
    signal: interruption.signal,
    end(code) {
      process.exitCode = stoppedBy ? codeOfSignal(stoppedBy) : code
    },
  }
}
