import { backlotStage } from '../../../scenarios/runner/backlot-stage.ts'
import type { Scenario } from '../../../scenarios/runner/scenario.ts'
import type { Stage } from '../../../scenarios/runner/venue.ts'
import { parseMode } from '../../http/control/clock.ts'
import { handedOut } from '../environment.ts'
import { UsageError } from '../errors.ts'
import { openLive } from './live.ts'

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

const elapsed = (): number => performance.now()

/**
 * The target that a flag names: a backlot in this process, one that listens at a URL, or the real APIs.
 * @throws UsageError for any other, CannotRunError for what cannot be played there
 */
export async function openTarget(text: string, options: TargetOptions): Promise<Target> {
  if (options.clock !== undefined && parseMode(options.clock) === undefined)
    throw new UsageError(`--clock ${options.clock}: that is no clock`, ['frozen, real, or 60x'])
  if (text === 'emulator') return inProcess(options)
  if (text === 'live') {
    if (options.clock !== undefined)
      throw new UsageError('--clock: the real APIs live by the real clock')
    return openLive(options, elapsed)
  }
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new UsageError(
      `--target ${text}: a target is \`emulator\`, the URL of a backlot, or \`live\``,
    )
  return listening(text, options)
}

async function inProcess({ clock, sleep }: TargetOptions): Promise<Target> {
  const { createBacklot } = await import('../../index.ts')
  const backlot = createBacklot({ clock: 'frozen' })
  return {
    name: 'the emulator (in process)',
    stage: backlotStage({
      ...{ baseUrl: 'http://localhost', elapsed, clock, sleep },
      fetch: (request) => backlot.fetch(request),
    }),
    worldFor: (scenario) => scenario,
    close: () => backlot.close(),
  }
}

/** Others may play there at the same time, so that worlds bear the moment and the process in their names. */
function listening(url: string, { clock, sleep, environment }: TargetOptions): Target {
  const token = environment[handedOut.token] || undefined
  const stamp = `${Date.now().toString(36)}-${process.pid.toString(36)}`
  return {
    name: url,
    stage: backlotStage({ baseUrl: new URL(url).origin, token, elapsed, clock, sleep }),
    worldFor: (scenario) => `${scenario}-${stamp}`,
    close: async () => undefined,
  }
}
