import { backlotStage } from '../../scenarios/runner/backlot-stage.ts'
import type { Stage } from '../../scenarios/runner/venue.ts'
import { handedOut } from './environment.ts'
import { UsageError } from './errors.ts'

/** A place that scenarios can be played on, and how worlds are named there. */
export interface Target {
  readonly stage: Stage
  worldFor(scenario: string): string
  close(): Promise<void>
}

const elapsed = (): number => performance.now()

/**
 * The target that a flag names: a backlot in this process, or the one that listens at a URL.
 * @throws UsageError for any other
 */
export async function openTarget(text: string): Promise<Target> {
  if (text === 'emulator') return inProcess()
  if (text === 'live')
    throw new UsageError('--target live: scenarios cannot be played against the real APIs yet', [
      'leave --target out for a backlot in this process, or give the URL of one that listens',
    ])
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new UsageError(`--target ${text}: a target is \`emulator\` or the URL of a backlot`)
  return listening(text)
}

async function inProcess(): Promise<Target> {
  const { createBacklot } = await import('../index.ts')
  const backlot = createBacklot({ clock: 'frozen' })
  return {
    stage: backlotStage({
      baseUrl: 'http://localhost',
      fetch: (request) => backlot.fetch(request),
      elapsed,
    }),
    worldFor: (scenario) => scenario,
    close: () => backlot.close(),
  }
}

/** Others may play there at the same time, so that worlds bear the moment and the process in their names. */
function listening(url: string): Target {
  const token = process.env[handedOut.token] || undefined
  const stamp = `${Date.now().toString(36)}-${process.pid.toString(36)}`
  return {
    stage: backlotStage({ baseUrl: new URL(url).origin, token, elapsed }),
    worldFor: (scenario) => `${scenario}-${stamp}`,
    close: async () => undefined,
  }
}
