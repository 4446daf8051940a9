import { type Formats, reportFilesIn, reportHelpOf, runFormats } from '../report/files.ts'
import type { Paint } from '../request-log.ts'
import {
  type Account,
  askFindings,
  evidenceOf,
  type Finding,
  type Place,
  type Question,
} from './account.ts'
import { type Bar, codeOf } from './grade.ts'
import { type Graded, reportOf } from './reported.ts'
import { sarifOf } from './sarif.ts'
import { findingLines } from './terminal.ts'

/** SARIF, and what every run can be told in. */
const formats: Formats<Graded> = {
  sarif: { ending: '.sarif', write: sarifOf },
  ...Object.fromEntries(
    Object.entries(runFormats).map(([name, { ending, write }]) => [
      name,
      { ending, write: (graded: Graded) => write(reportOf(graded)) },
    ]),
  ),
}

export const findingsReportHelp = reportHelpOf(formats)

export interface Telling {
  readonly bar: Bar
  readonly strict: boolean
  readonly json: boolean
  print(text: string): void
  readonly paint: Paint
}

/** Findings of whom are to be told, and in which files. */
export interface Teller {
  /** Asks a backlot, and tells what it found. @returns the exit code @throws UsageError, CannotRunError */
  tell(place: Place, question: Question): Promise<number>
}

/** Prepares to tell of findings. @throws UsageError, CannotRunError where reports cannot be written */
export async function tellerOf(
  reports: readonly string[],
  { bar, strict, json, print, paint }: Telling,
): Promise<Teller> {
  const files = await reportFilesIn(formats, reports)
  return {
    async tell(place, question) {
      const startedAt = Date.now()
      const account = await askFindings(place, question)
      const { where, worlds, ...told } = account
      print(
        json
          ? `${JSON.stringify({ where, worlds, ...told }, null, 2)}\n`
          : findingLines(account, bar, paint)
              .map((line) => `${line}\n`)
              .join(''),
      )
      if (files.any) {
        const evidence = await evidenceFor(place, account)
        await files.write({ account, evidence, bar, startedAt, tookMs: Date.now() - startedAt })
      }
      return codeOf(account, bar, strict)
    },
  }
}

async function evidenceFor(place: Place, { findings }: Account): Promise<Graded['evidence']> {
  const found = new Map<Finding, Awaited<ReturnType<typeof evidenceOf>>>()
  for (const finding of findings) found.set(finding, await evidenceOf(place, finding))
  return found
}
