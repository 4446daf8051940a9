import { Command } from 'commander'
import { version } from '../version.ts'
import { textsOf, withSettings } from './flags.ts'
import { lineOf, paintFor } from './request-log.ts'
import { serve } from './serve.ts'
import { readSettings } from './settings.ts'
import { stopSignal } from './stopping.ts'

/** The command that serves until it is told to stop. */
export function startCommand(): Command {
  return withSettings(new Command('start'))
    .description('Serve every API on this machine until Ctrl-C.')
    .option('--json', 'Print one JSON line on stdout once it listens; the log goes to stderr.')
    .option('-q, --quiet', 'Print no line for each call.')
    .addHelpText('after', examples)
    .action(start)
}

const examples = `
Examples:
  $ backlot start --clock frozen --start 2026-03-01T09:00:00Z
  $ backlot start --clock 60x               a minute passes in a second
  $ backlot start --progress polls          tasks move on when they are looked at
  $ backlot start --json -p 0               for scripts: {"event":"ready","url":…,"pid":…,"env":{…}}`

type StartOptions = Readonly<Record<string, unknown>> & {
  readonly json?: true
  readonly quiet?: true
}

async function start(options: StartOptions): Promise<void> {
  // Whoever reads the ready line may send a signal at once.
  const stopped = stopSignal()
  const settings = await readSettings({
    flags: textsOf(options),
    environment: process.env,
    folder: process.cwd(),
  })
  const log = options.json ? process.stderr : process.stdout
  const paint = paintFor(log)
  // The port is open before the banner is shown: calls that come at once are told below it.
  const early: string[] = []
  let tell = (line: string): unknown => early.push(line)
  const served = await serve(
    settings,
    options.quiet ? undefined : (call, world) => tell(`${lineOf(call, world, paint)}\n`),
  )
  if (options.json) {
    const { url, environment: env } = served
    process.stdout.write(`${JSON.stringify({ event: 'ready', url, pid: process.pid, env })}\n`)
  } else {
    // Loaded once the port is open. Scripts go by the line above; who reads a banner may open the console next.
    const { warmConsole } = await import('../http/console/warm.ts')
    await warmConsole(served.backlot.fetch, served)
    const { bannerOf } = await import('./banner.ts')
    process.stdout.write(bannerOf(served, version, paint))
  }
  tell = (line) => log.write(line)
  for (const line of early) tell(line)
  await stopped
  if (!(await served.end())) process.exit()
}
