import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { configName } from './config-file.ts'
import { configTemplate } from './config-template.ts'
import { CannotRunError, systemCodeOf } from './errors.ts'
import { type Documents, firstScenario } from './first-scenario.ts'
import { cliSettings } from './settings.ts'

/** The command that writes the files one begins with. */
export function initCommand(): Command {
  return new Command('init')
    .description(
      `Write ${configName}, with every key and its default commented out, and a first scenario.\n` +
        'A file that is there already is kept.',
    )
    .option('--force', 'Overwrite files that are there.')
    .addHelpText('after', '\nExamples:\n  $ backlot init && backlot start')
    .action(init)
}

async function init({ force = false }: { readonly force?: boolean }): Promise<void> {
  const folder = 'scenarios'
  const files = {
    [configName]: configTemplate(cliSettings),
    [join(folder, 'first.arazzo.yaml')]: firstScenario(await documentsFrom(resolve(folder))),
  }
  for (const [name, text] of Object.entries(files)) {
    const written = await write(resolve(name), text, force)
    process.stdout.write(
      written ? `wrote ${name}\n` : `kept ${name}: it is there already; --force overwrites it\n`,
    )
  }
}

/** Where the package lies: two up in the sources and when installed, one up in a build on its own. */
const packages = ['../../', '../'].map((up) => fileURLToPath(new URL(up, import.meta.url)))

const places = {
  api: 'contracts/tiktok/openapi.json',
  control: 'emulator/http/openapi.json',
  schema: 'scenarios/schema.json',
} as const satisfies Documents

async function documentsFrom(folder: string): Promise<Documents> {
  for (const place of packages) {
    const { api, control, schema } = places
    const paths = {
      api: join(place, api),
      control: join(place, control),
      schema: join(place, schema),
    }
    try {
      await Promise.all(Object.values(paths).map((path) => access(path)))
      return {
        api: linkTo(paths.api),
        control: linkTo(paths.control),
        schema: linkTo(paths.schema),
      }
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') throw error
    }
  }
  throw new CannotRunError(`this installation lacks ${places.api}`, ['install backlot anew'])

  // A URL, whatever this system puts between folders.
  function linkTo(path: string): string {
    return relative(folder, path).replaceAll(sep, '/')
  }
}

/** Writes a file. @returns false when it is there already and is to be kept */
async function write(path: string, text: string, force: boolean): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    // One step, so that a file that appears meanwhile is not overwritten either.
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
    return true
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST' && !force) return false
    const why = error instanceof Error ? error.message : String(error)
    throw new CannotRunError(`${path} cannot be written: ${why}`, [], { cause: error })
  }
}
