import { appendFile } from 'node:fs/promises'
import { CannotRunError, systemCodeOf } from '../errors.ts'
import { markdownOf } from './markdown.ts'
import type { Report } from './model.ts'

/** Name of the variable in which GitHub names the file of a step's summary. */
const variable = 'GITHUB_STEP_SUMMARY'

/**
 * Adds a run to the summary of the step it belongs to; does nothing outside of GitHub's workflows.
 * @throws CannotRunError when the file cannot be written
 */
export async function writeStepSummary(
  environment: Readonly<Record<string, string | undefined>>,
  report: Report,
): Promise<void> {
  const file = environment[variable]
  if (!file) return
  await appendFile(file, markdownOf(report)).catch((error: unknown) => {
    throw new CannotRunError(
      `${variable}: ${file} cannot be written: ${systemCodeOf(error) ?? error}`,
    )
  })
}
