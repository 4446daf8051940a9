import { Command, CommanderError } from 'commander'
import { nearestName } from '../../contracts/kit/nearest.ts'
import { version } from '../version.ts'
import { commands } from './commands.ts'
import { CannotRunError, exitCode, UsageError } from './errors.ts'

const examples = `
Examples:
  $ backlot                                 serve on http://127.0.0.1:4747
  $ backlot start --clock frozen -p 0       time stands still until it is told to pass; any free port
  $ backlot exec -- npm test                run tests against a backlot of their own
  $ eval "$(backlot env)"                   point this shell's clients at it

Settings: flags go before BACKLOT_* variables, before backlot.config.yaml, before defaults.
Exit codes: 0 passed, 1 failed, 2 wrong usage, 3 could not run.`

/** Runs one command line, and sets the exit code of the process. */
export async function run(args: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) outliveReaders(stream)
  let command: Command | undefined
  try {
    const { program, words } = await prepare(args)
    command = program.commands.find((one) => one.name() === words[0])
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    process.exitCode = report(error, command)
  }
}

/** A reader that goes away, as `head` does, is no reason to end. */
function outliveReaders(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** A program in which only the command that is called is loaded; the others stand there by name. */
async function prepare(args: readonly string[]) {
  const words = startUnlessTold(args)
  const wanted = words[0] === 'help' ? words[1] : words[0]
  const program = new Command('backlot')
    .description('The local stand-in for AI-video APIs.')
    .version(version, '-V, --version', 'print the version')
    .usage('[command] [flags]')
    .enablePositionalOptions()
    .exitOverride()
    // What is wrong is said once, by `report`.
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', examples)
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command =
      name === wanted ? (await load()).copyInheritedSettings(program) : new Command(name)
    program.addCommand(command.summary(summary))
  }
  return { program, words }
}

/** The command line with `start` at its head when no command stands there. */
function startUnlessTold(args: readonly string[]): string[] {
  const [first] = args
  const known = [...Object.keys(commands), 'help', '-h', '--help', '-V', '--version']
  if (first === undefined) return ['start']
  if (known.includes(first)) return [...args]
  if (first.startsWith('-')) return ['start', ...args]
  const near = nearestName(first, Object.keys(commands))
  throw new UsageError(
    `unknown command "${first}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    [`known: ${Object.keys(commands).join(', ')}`, '`backlot --help` tells what each does'],
  )
}

/** Says what went wrong, on stderr. @returns the exit code that tells its kind */
function report(error: unknown, command: Command | undefined): number {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.passed
  if (error instanceof UsageError || error instanceof CannotRunError) {
    say(error.message, error.advice)
    return error.exitCode
  }
  if (error instanceof CommanderError) {
    const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n')
    const known = (command?.options ?? []).flatMap(({ long }) => long ?? [])
    say(rest.length > 0 ? `${first} ${rest.join(' ')}` : first, [
      ...(error.code === 'commander.unknownOption' ? [`known: ${known.join(', ')}`] : []),
      `\`backlot ${command?.name() ?? ''} --help\` tells more`.replace('  ', ' '),
    ])
    return exitCode.usage
  }
  say('something is wrong with backlot itself', [
    ...(error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n'),
  ])
  return exitCode.cannotRun
}

function say(message: string, advice: readonly string[]): void {
  process.stderr.write([`backlot: ${message}`, ...advice.map((line) => `  ${line}`), ''].join('\n'))
}
