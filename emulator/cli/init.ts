import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { configName } from './config-file.ts'
import { configTemplate } from './config-template.ts'
import { CannotRunError, systemCodeOf } from './errors.ts'
import { firstFixture } from './first-fixture.ts'
import { type Documents, firstScenario } from './first-scenario.ts'
import { linkInto } from './package-file.ts'
import { cliSettings } from './settings.ts'

/** The command that writes the files one begins with. */
export function initCommand(): Command {
  return new Command('init')
    .description(
      `Write ${configName}, with every key and its default commented out, a first scenario and a first fixture.\n` +
        'A file that is there already is kept.',
    )
    .option('--force', 'Overwrite files that are there.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ backlot init && backlot start --fixtures fixtures/first.yaml',
    )
    .action(init)
}

async function init({ force = false }: { readonly force?: boolean }): Promise<void> {
  const schema = await linkInto(resolve('fixtures'), 'emulator/seed/schema.json')
  const files = {
    [configName]: configTemplate(cliSettings),
    [join('scenarios', 'first.arazzo.yaml')]: firstScenario(
      await documentsIn(resolve('scenarios')),
    ),
    [join('fixtures', 'first.yaml')]: firstFixture(schema),
  }
  for (const [name, text] of Object.entries(files)) {
    const written = await write(resolve(name), text, force)
    process.stdout.write(
      written ? `wrote ${name}\n` : `kept ${name}: it is there already; --force overwrites it\n`,
    )
  }
}

async function documentsIn(folder: string): Promise<Documents> {
  return {
    api: await linkInto(folder, 'contracts/tiktok/openapi.json'),
    control: await linkInto(folder, 'emulator/http/openapi.json'),
    schema: await linkInto(folder, 'scenarios/schema.json'),
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
