import { Command } from 'commander'
import { environmentOf } from '../catalogue.ts'
import { isName } from '../engine/credential.ts'
import { UsageError } from './errors.ts'
import { quoted } from './first-call.ts'
import { type OriginFlags, originOf } from './origin.ts'

type Variables = Readonly<Record<string, string>>

/** How variables are written, by the name of the format. */
const formats: Readonly<Record<string, (variables: Variables) => string>> = {
  shell: each((name, value) => `export ${name}=${quoted(value)}`),
  dotenv: each((name, value) => `${name}=${value}`),
  json: (variables) => `${JSON.stringify(variables, null, 2)}\n`,
  powershell: each((name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`),
}

/** The command that prints what clients need to know of a backlot. */
export function envCommand(): Command {
  const names = Object.keys(formats).join('|')
  return new Command('env')
    .description('Print base URLs and credentials of a backlot as environment variables.')
    .option('-w, --world <name>', 'World that the credentials open.', 'default')
    .option('-f, --format <format>', `One of ${names}.`, 'shell')
    .option('--url <url>', 'Where it listens; else BACKLOT_URL, else host and port as set.')
    .option('-p, --port <number>', 'Port it listens on, where no URL is known.')
    .option('--config <file>', 'Config file, instead of backlot.config.yaml.')
    .addHelpText('after', examples)
    .action(env)
}

const examples = `
Examples:
  $ eval "$(backlot env)"
  $ backlot env --world alice --format dotenv > .env.test`

interface EnvOptions extends OriginFlags {
  readonly world: string
  readonly format: string
}

async function env(options: EnvOptions): Promise<void> {
  const format = Object.hasOwn(formats, options.format) ? formats[options.format] : undefined
  if (!format)
    throw new UsageError(`--format: there is no "${options.format}"`, [
      `known: ${Object.keys(formats).join(', ')}`,
    ])
  if (!isName(options.world))
    throw new UsageError(`--world: "${options.world}" is no name of a world`, [
      'a name is 1 to 64 letters, digits, `_` or `-`',
    ])
  process.stdout.write(format(environmentOf(await originOf(options), options.world)))
}

function each(line: (name: string, value: string) => string) {
  return (variables: Variables): string =>
    Object.entries(variables)
      .map(([name, value]) => `${line(name, value)}\n`)
      .join('')
}
