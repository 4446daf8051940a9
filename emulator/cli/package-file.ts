import { access } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotRunError, systemCodeOf } from './errors.ts'

/** Where the package lies: two up in the sources and when installed, one up in a build on its own. */
const packages = ['../../', '../'].map((up) => fileURLToPath(new URL(up, import.meta.url)))

/**
 * The way from a folder to a file that comes with this package, as a relative URL.
 * @throws CannotRunError where the installation lacks it
 */
export async function linkInto(folder: string, file: string): Promise<string> {
  for (const place of packages) {
    const path = join(place, file)
    try {
      await access(path)
      // A URL, whatever this system puts between folders.
      return relative(folder, path).replaceAll(sep, '/')
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') throw error
    }
  }
  throw new CannotRunError(`this installation lacks ${file}`, ['install backlot anew'])
}
