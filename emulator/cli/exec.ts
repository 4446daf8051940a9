import { type ChildProcess, spawn } from 'node:child_process'
import { Command } from 'commander'
import { collect } from './collect.ts'
import { CannotRunError, exitCode, systemCodeOf, UsageError } from './errors.ts'
import type { Teller } from './findings/tell.ts'
import { textsOf, withSettings } from './flags.ts'
import { lineOf, paintFor } from './request-log.ts'
import { serve } from './serve.ts'
import { readSettings } from './settings.ts'
import { codeOfSignal } from './stopping.ts'

/** The command that runs another one against a backlot of its own. */
export function execCommand(): Command {
  return withSettings(new Command('exec'), { port: 'a free one' })
    .description(
      'Run a command with base URLs and credentials in its environment; the backlot stops with it.\n' +
        'It takes a free port unless --port is given, and ends with the exit code of the command.',
    )
    .argument('[command...]', 'the command and its arguments, best after --')
    .passThroughOptions()
    .option('--log', 'Print a line for each call, on stderr.')
    .option(
      '--fail-on <severity>',
      'Grade the clients, and fail from a note, warning or error on; or never.',
    )
    .option('--report <file>', 'Grade them, and write as `backlot findings --help` says.', collect)
    .addHelpText('after', examples)
    .action(exec)
}

const examples = `
Examples:
  $ backlot exec -- npm test
  $ backlot exec --clock frozen -- node integration.js
  $ backlot exec --fail-on warning --report findings.sarif -- npm test
  $ backlot exec -- sh -c 'curl "$BACKLOT_URL/_backlot/health"'`

type ExecOptions = Readonly<Record<string, unknown>> & {
  readonly log?: true
  readonly failOn?: string
  readonly report?: readonly string[]
}

async function exec(words: readonly string[], options: ExecOptions): Promise<void> {
  const [file, ...args] = words
  if (file === undefined)
    throw new UsageError('exec needs a command to run', ['for example: backlot exec -- npm test'])
  const flags = textsOf(options)
  const sources = { flags, environment: process.env, folder: process.cwd() }
  const settings = await readSettings(sources)
  const teller = await graderOf(options)
  const paint = paintFor(process.stderr)
  const served = await serve(
    // A port in the config file or the environment is meant for `start`, which may be running.
    {
      ...settings,
      port: flags['port'] === undefined ? 0 : settings.port,
      // So is a file that worlds are written to.
      snapshots: { ...settings.snapshots, to: flags['exportOnExit'] },
      // Who is graded at the end is watched all the time.
      options: teller ? { ...settings.options, findings: { eager: true } } : settings.options,
    },
    options.log && ((call, world) => process.stderr.write(`${lineOf(call, world, paint)}\n`)),
  )
  try {
    const code = await ended(file, args, served.environment)
    const graded = await teller?.tell(
      { url: served.url, token: served.token, fetch: served.backlot.fetch },
      {},
    )
    process.exitCode = code === exitCode.passed ? (graded ?? code) : code
  } finally {
    if (!(await served.end())) process.exit()
  }
}

/** Who tells, at the end, what the clients did wrong; undefined where nobody asked. */
async function graderOf({ failOn, report }: ExecOptions): Promise<Teller | undefined> {
  if (failOn === undefined && report === undefined) return undefined
  const [{ tellerOf }, { barOf }] = await Promise.all([
    import('./findings/tell.ts'),
    import('./findings/grade.ts'),
  ])
  return tellerOf(report ?? [], {
    bar: barOf(failOn ?? 'never'),
    strict: false,
    json: false,
    // stdout is the command's.
    print: (text) => void process.stderr.write(text),
    paint: paintFor(process.stderr),
  })
}

/** Runs a command to its end. @returns its exit code, or 128 and the signal that ended it */
async function ended(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(file, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  const stopForwarding = forwardSignals(child)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => reject(error))
      child.once('exit', (code, signal) => resolve(signal ? codeOfSignal(signal) : (code ?? 0)))
    })
  } catch (error) {
    return cannotStart(file, error)
  } finally {
    stopForwarding()
  }
}

/** Hands signals on to a child. A terminal sends Ctrl-C to the child as well, which need not hear it twice. */
function forwardSignals(child: ChildProcess): () => void {
  const hear = (signal: NodeJS.Signals): void => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, hear)
  return () => {
    for (const signal of signals) process.off(signal, hear)
  }
}

/** Says why a command did not start. @returns 127 when there is none, 126 when it cannot be run, as shells do */
function cannotStart(file: string, error: unknown): number {
  const code = systemCodeOf(error)
  if (code !== 'ENOENT' && code !== 'EACCES')
    throw new CannotRunError(`${file} could not be started: ${String(error)}`, [], {
      cause: error,
    })
  const why = code === 'ENOENT' ? 'there is no such command' : 'it may not be executed'
  process.stderr.write(`backlot: ${file} could not be started: ${why}\n`)
  return code === 'ENOENT' ? 127 : 126
}
