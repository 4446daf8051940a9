import { readFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { type Backlot, type BacklotOptions, FixtureError } from '../index.ts'
import { CannotRunError, systemCodeOf, UsageError } from './errors.ts'

/** Options under which a fixture file may name the media files beside it, unless another folder is set. */
export const optionsBeside = (options: BacklotOptions, file: string | undefined): BacklotOptions =>
  file === undefined ? options : { ...options, media: { folder: dirname(file), ...options.media } }

/**
 * Plants what a file tells of in the default world of a backlot that listens.
 * @throws UsageError naming all that is wrong in the file, by line and column
 * @throws CannotRunError when it cannot be read
 */
export async function plantFile(backlot: Backlot, file: string, origin: string): Promise<void> {
  const shown = relative(process.cwd(), file) || file
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') throw new UsageError(`there is no fixture file ${shown}`)
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CannotRunError(`the fixture file ${shown} cannot be read: ${why}`, [], { cause })
  }
  try {
    await backlot.seed(text, { file: shown, origin })
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    const [first = '', ...others] = error.message.split('\n')
    throw new UsageError(first, others)
  }
}
