import type { Scenario } from '../../../scenarios/runner/scenario.ts'
import type { Stage } from '../../../scenarios/runner/venue.ts'

/** A place that scenarios can be played on, and how worlds are named there. */
export interface Target {
  /** As reports name it. */
  readonly name: string
  readonly stage: Stage
  worldFor(scenario: string): string
  close(): Promise<void>
}

export interface TargetOptions {
  /** What will be played. */
  readonly scenarios: readonly Scenario[]
  /** `frozen` unless given, `real`, or a factor such as `60x`. */
  readonly clock?: string | undefined
  /** What `--spend` says, word by word. */
  readonly spend: readonly string[]
  readonly credential: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Resolves after so many real milliseconds, and rejects when the command is to stop. */
  sleep(milliseconds: number): Promise<void>
  /** Told what one should know before anything is played. */
  say(...lines: readonly string[]): void
}
