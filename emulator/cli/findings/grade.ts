import { isAtLeast, type Severity, severities } from '../../engine/findings/finding.ts'
import { exitCode, UsageError } from '../errors.ts'
import type { Account, Finding } from './account.ts'

/** From which severity on a finding fails a run; `never`: none does. */
export type Bar = Severity | 'never'

const bars: readonly Bar[] = [...severities, 'never']

/** @throws UsageError */
export function barOf(text: string): Bar {
  const bar = bars.find((one) => one === text)
  if (bar) return bar
  throw new UsageError(`--fail-on: there is no severity "${text}"`, [`known: ${bars.join(', ')}`])
}

/** Whether a finding fails the run. */
export const fails = ({ severity }: Pick<Finding, 'severity'>, bar: Bar): boolean =>
  bar !== 'never' && isAtLeast(severity, bar)

/** How a run that was graded ends; `strict`: it also fails when calls were not judged, or there were none. */
export function codeOf(
  { findings, judged, forgotten }: Account,
  bar: Bar,
  strict: boolean,
): number {
  const isBad = findings.some((finding) => fails(finding, bar))
  return isBad || (strict && (judged === 0 || forgotten > 0)) ? exitCode.failed : exitCode.passed
}
