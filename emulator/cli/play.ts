import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { collect } from './collect.ts'
import { UsageError } from './errors.ts'
import { type Flags, play, type Surroundings } from './play/command.ts'
import { reportHelp } from './report/files.ts'
import { paintFor } from './request-log.ts'
import { codeOfSignal, stopSignal } from './stopping.ts'

/** The command that plays scenarios and tells how each step went. */
export function playCommand(surroundings: () => Surroundings = thisProcess): Command {
  return new Command('play')
    .description(
      'Play scenarios: their names, patterns such as `tiktok-*`, files, or `all`.\n' +
        'They are looked for in ./scenarios and among those that come with backlot; each plays in a world of its own.',
    )
    .argument('<scenarios...>', 'names, patterns, files, or `all`')
    .option(
      '--target <where>',
      '`emulator` (in this process), the URL of a backlot, or `live`',
      'emulator',
    )
    .option('--clock <mode>', 'Clock of the worlds: frozen (waiting costs nothing), real, or 60x.')
    .option('--input <name=value>', 'Set an input. Repeatable.', collectInput)
    .option('--only <workflow>', 'Only such workflows; * stands for anything. Repeatable.', collect)
    .option(
      '--tag <tag>',
      'Only scenarios with this tag. Repeatable: any of them will do.',
      collect,
    )
    .option('--bail', 'Stop after the first scenario that fails.')
    .option('--parallel <n>', 'How many scenarios play at the same time.', '1')
    .option('--watch', 'Play again whenever a scenario is saved.')
    .option(
      '--spend <amount>',
      'What `live` may cost, at each API or as <api>=<amount>, in its own unit. Repeatable.',
      collect,
    )
    .option('--credential <NAME=value>', 'A credential for `live`. Repeatable.', collect)
    .option('--report <file>', reportHelp, collect)
    .option('--json', 'Print one JSON document with all that happened.')
    .addHelpText('after', help)
    .action((words: readonly string[], flags: Flags) => play(words, flags, surroundings()))
}

const help = `
On the emulator waiting moves the clock of the world. On \`live\` it is real, calls keep under the quotas, the price
is told before anything is played, and what costs more than --spend is refused. Where each API is, and who calls,
is read from TIKTOK_BASE_URL, TIKTOK_ACCESS_TOKEN and the like; \`backlot env\` lists them.

Examples:
  $ backlot play all --parallel 4 --report play.xml --report play.html
  $ backlot play tiktok-remix --input footage=https://media.example.com/cup.mp4
  $ backlot play scenarios/first.arazzo.yaml --watch
  $ backlot play tiktok-animation-by-polling --target live --spend tiktok=1

Exit codes: 0 all passed, 1 something failed or was not played, 2 wrong usage, 3 could not be played.`

function thisProcess(): Surroundings {
  const interruption = new AbortController()
  const { signal } = interruption
  let stoppedBy: NodeJS.Signals | undefined
  void stopSignal().then((name) => {
    stoppedBy = name
    interruption.abort()
    process.exitCode = codeOfSignal(name)
  })
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    paint: paintFor(process.stdout),
    environment: process.env,
    signal,
    sleep: (milliseconds) => wait(milliseconds, undefined, { signal }),
    end(code) {
      process.exitCode = stoppedBy ? codeOfSignal(stoppedBy) : code
    },
  }
}

function collectInput(text: string, before: Readonly<Record<string, string>> = {}) {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new UsageError(`--input ${text}: an input is written name=value`)
  return { ...before, [name]: value }
}
