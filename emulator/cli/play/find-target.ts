import { backlotStage } from '../../../scenarios/runner/backlot-stage.ts'
import { parseMode } from '../../engine/clock.ts'
import { handedOut } from '../environment.ts'
import { UsageError } from '../errors.ts'
import { openLive } from './live.ts'
import type { Target, TargetOptions } from './target.ts'

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
