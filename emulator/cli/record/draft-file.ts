import { UsageError } from '../errors.ts'

/** Writes the draft of a scenario from a recording. @returns what a person is told of it */
export async function writeDraft(from: string, to: string, _force: boolean): Promise<string> {
  throw new UsageError(`no draft of ${from} can be written to ${to} yet`)
}
