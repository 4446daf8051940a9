import { access, constants, writeFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import type { Account } from './account.ts'
import { junitOf } from './junit.ts'

/** A report in a file. */
export interface Report {
  /** @throws CannotRunError */
  write(account: Account, strict: boolean): Promise<void>
}

/** How a run is written down, by the ending of the file. */
const formats: Readonly<Record<string, (account: Account, strict: boolean) => string>> = {
  '.xml': junitOf,
}

/**
 * A report that will be written to a file, or none at all.
 * @throws UsageError for a file of no known kind, CannotRunError where nothing can be written
 */
export async function reportOn(file: string | undefined): Promise<Report> {
  if (file === undefined) return { write: async () => undefined }
  const format = formats[extname(file)]
  if (!format)
    throw new UsageError(`--report ${file}: reports are written as JUnit XML`, [
      'name a file that ends in .xml; --json prints a JSON document',
    ])
  const folder = dirname(file)
  await access(folder, constants.W_OK).catch(() => {
    throw new CannotRunError(`--report ${file}: nothing can be written in ${folder}`)
  })
  return {
    write: (account, strict) =>
      writeFile(file, format(account, strict)).catch((error: unknown) => {
        throw new CannotRunError(`${file} cannot be written: ${systemCodeOf(error) ?? error}`)
      }),
  }
}
