import pLimit from 'p-limit'
import { nameOf, playScenario } from '../../../scenarios/runner/play.ts'
import { endLine, stepLines, titleLine } from '../../../scenarios/runner/report-lines.ts'
import type { Scenario } from '../../../scenarios/runner/scenario.ts'
import type { Paint } from '../request-log.ts'
import { chosenOf, declaredBy, type Inputs } from './choose.ts'
import { refusalOf } from './refusal.ts'
import type { Played } from './reported.ts'
import type { Target } from './target.ts'

export interface RunOptions {
  readonly input: Inputs
  readonly only: readonly string[]
  readonly bail: boolean
  /** How many scenarios are played at the same time. */
  readonly parallel: number
  readonly paint: Paint
  /** Ends the run after the scenarios that are being played. */
  readonly signal: AbortSignal
  say(...lines: readonly string[]): void
  /** Told the title of each step that is done. */
  onStep(title: string): void
}

/**
 * Plays scenarios, and tells of each step: at once while one is played at a time, else when its scenario is over.
 * @returns the plays in the order of the scenarios; those that were not begun are left out
 */
export async function runAll(
  scenarios: readonly Scenario[],
  target: Target,
  options: RunOptions,
): Promise<readonly Played[]> {
  const { parallel, bail, signal } = options
  const limit = pLimit(parallel)
  let failed = false
  let isBroken = false
  const plays = scenarios.map((scenario) =>
    limit(async () => {
      if (isBroken || signal.aborted || (bail && failed)) return undefined
      const played = await playOne(scenario, target, options).catch((error: unknown) => {
        // Whoever stops the command breaks the waits of what is being played.
        if (signal.aborted) return undefined
        isBroken = true
        throw error
      })
      failed ||= played?.play.passed === false
      return played
    }),
  )
  try {
    const all = await Promise.all(plays)
    return all.filter((played) => played !== undefined)
  } finally {
    // What is being played comes to its end; what waits is not begun.
    await Promise.allSettled(plays)
  }
}

async function playOne(scenario: Scenario, target: Target, options: RunOptions): Promise<Played> {
  const { input, only, paint, parallel, say, onStep } = options
  const held: string[] = []
  const tell = (...lines: readonly string[]): void => {
    if (parallel === 1) say(...lines)
    else held.push(...lines)
  }
  tell(titleLine(scenario.info, scenario.file, paint))
  const startedAt = Date.now()
  const wanted = new Set(chosenOf(scenario.workflows, only).map(({ id }) => id))
  const play = await playScenario(scenario, target.stage, {
    inputs: declaredBy(scenario, input),
    world: target.worldFor(nameOf(scenario.file)),
    only: only.length === 0 ? undefined : (id) => wanted.has(id),
    onStep(step) {
      tell(...stepLines(step, paint))
      onStep(step.title)
    },
  }).catch((error) => Promise.reject(refusalOf(error, target.name)))
  tell(endLine(play, paint), '')
  if (parallel > 1) say(...held)
  return { scenario, play, startedAt }
}
