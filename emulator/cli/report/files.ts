import { access, constants, writeFile } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { ctrfOf } from './ctrf.ts'
import { harReportOf } from './har.ts'
import { htmlOf } from './html.ts'
import { junitOf } from './junit.ts'
import type { Report } from './model.ts'

/** Files that a run is told in. */
export interface ReportFiles<Account = Report> {
  /** Whether there is any. */
  readonly any: boolean
  /** @throws CannotRunError */
  write(account: Account): Promise<void>
}

/** How an account of a run is written. */
interface Format<Account = Report> {
  readonly ending: string
  write(account: Account): string | Promise<string>
}

/** Formats by their names. */
export type Formats<Account = Report> = Readonly<Record<string, Format<Account>>>

/** The formats that every run can be told in. */
export const runFormats: Formats = {
  junit: { ending: '.xml', write: junitOf },
  ctrf: { ending: '.json', write: ctrfOf },
  html: { ending: '.html', write: htmlOf },
  har: { ending: '.har', write: harReportOf },
}

/** What help texts say of a flag that takes reports. */
export const reportHelpOf = (formats: Readonly<Record<string, { ending: string }>>): string =>
  `Write a report as well: ${Object.entries(formats)
    .map(([name, { ending }]) => `*${ending} is ${name}`)
    .join(', ')}; with another ending as <format>=<file>. Repeatable.`

export const reportHelp = reportHelpOf(runFormats)

/**
 * The files that a flag names, each as `<file>` with an ending that tells the format, or as `<format>=<file>`.
 * @throws UsageError for an unknown format, CannotRunError where nothing can be written
 */
export const reportFiles = (words: readonly string[]): Promise<ReportFiles> =>
  reportFilesIn(runFormats, words)

/** The same for what is told in formats of its own. @throws UsageError, CannotRunError */
export async function reportFilesIn<Account>(
  formats: Formats<Account>,
  words: readonly string[],
): Promise<ReportFiles<Account>> {
  const files = words.map((word) => readWord(word, formats))
  files.forEach(({ file }, index) => {
    if (files.findIndex((other) => resolve(other.file) === resolve(file)) < index)
      throw new UsageError(`--report ${file}: two reports cannot be written to one file`)
  })
  for (const { file } of files) {
    const folder = dirname(file)
    await access(folder, constants.W_OK).catch(() => {
      throw new CannotRunError(`--report ${file}: nothing can be written in ${folder}`)
    })
  }
  return {
    any: files.length > 0,
    async write(account) {
      for (const { file, format } of files)
        await writeFile(file, await format.write(account)).catch((error: unknown) => {
          throw new CannotRunError(`${file} cannot be written: ${systemCodeOf(error) ?? error}`)
        })
    },
  }
}

function readWord<Account>(
  word: string,
  formats: Formats<Account>,
): { readonly file: string; readonly format: Format<Account> } {
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
  throw new UsageError(`--report ${word}: ${what}`, [`known: ${known.join('; ')}`])
}
