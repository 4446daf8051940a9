import { access, constants, writeFile } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { ctrfOf } from './ctrf.ts'
import { harReportOf } from './har.ts'
import { htmlOf } from './html.ts'
import { junitOf } from './junit.ts'
import type { Report } from './model.ts'

/** Files that a run is told in. */
export interface ReportFiles {
  /** Whether there is any. */
  readonly any: boolean
  /** @throws CannotRunError */
  write(report: Report): Promise<void>
}

interface Format {
  readonly ending: string
  write(report: Report): string | Promise<string>
}

/** Every format by its name. */
const formats: Readonly<Record<string, Format>> = {
  junit: { ending: '.xml', write: junitOf },
  ctrf: { ending: '.json', write: ctrfOf },
  html: { ending: '.html', write: htmlOf },
  har: { ending: '.har', write: harReportOf },
}

/** What help texts say of a flag that takes reports. */
export const reportHelp = `Write a report as well: ${Object.entries(formats)
  .map(([name, { ending }]) => `*${ending} is ${name}`)
  .join(', ')}; with another ending as <format>=<file>. Repeatable.`

/**
 * The files that a flag names, each as `<file>` with an ending that tells the format, or as `<format>=<file>`.
 * @throws UsageError for an unknown format, CannotRunError where nothing can be written
 */
export async function reportFiles(
  words: readonly string[],
  flag = '--report',
): Promise<ReportFiles> {
  const files = words.map((word) => readWord(word, flag))
  files.forEach(({ file }, index) => {
    if (files.findIndex((other) => resolve(other.file) === resolve(file)) < index)
      throw new UsageError(`${flag} ${file}: two reports cannot be written to one file`)
  })
  for (const { file } of files) {
    const folder = dirname(file)
    await access(folder, constants.W_OK).catch(() => {
      throw new CannotRunError(`${flag} ${file}: nothing can be written in ${folder}`)
    })
  }
  return {
    any: files.length > 0,
    async write(report) {
      for (const { file, format } of files)
        await writeFile(file, await format.write(report)).catch((error: unknown) => {
          throw new CannotRunError(`${file} cannot be written: ${systemCodeOf(error) ?? error}`)
        })
    },
  }
}

function readWord(word: string, flag: string): { readonly file: string; readonly format: Format } {
  const [, name, named] = /^(\w+)=(.+)$/.exec(word) ?? []
  const file = named ?? word
  const format =
    name === undefined
      ? Object.values(formats).find(({ ending }) => ending === extname(file).toLowerCase())
      : Object.hasOwn(formats, name)
        ? formats[name]
        : undefined
  if (format) return { file, format }
  const known = Object.entries(formats).map(([each, { ending }]) => `${each}=<file>, or *${ending}`)
  const what = name === undefined ? 'its ending tells no format' : `there is no format "${name}"`
  throw new UsageError(`${flag} ${word}: ${what}`, [`known: ${known.join('; ')}`])
}
