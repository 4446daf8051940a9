import type { Report, StepReport } from '../../../../scenarios/runner/report.ts'
import type { Scenario } from '../../../../scenarios/runner/scenario.ts'
import type { Stage } from '../../../../scenarios/runner/venue.ts'
import { wall } from '../../../engine/clock.ts'
import type { ControlStage } from '../../control/answer.ts'

/** A play that was begun from the console. */
export interface Run {
  readonly scenario: Scenario
  /** The world it plays in, which stays open to be looked at. */
  readonly world: string
  readonly clock: string
  readonly steps: readonly StepReport[]
  /** How it went, once it is over; an error where it could not be played. */
  readonly ending: { readonly report: Report } | { readonly error: string } | undefined
}

/** Plays by the world they play in, of each backlot that somebody looks at. */
const runs = new WeakMap<ControlStage['worlds'], Map<string, Run>>()

/** The play that a world was opened for. */
export const runIn = (stage: ControlStage, world: string): Run | undefined =>
  runs.get(stage.worlds)?.get(world)

/** Begins to play a scenario in a world of its own. @returns the name of the world, once it is open */
export async function begin(
  stage: ControlStage,
  origin: string,
  name: string,
  scenario: Scenario,
  clock: string,
): Promise<string> {
  const known = runs.get(stage.worlds) ?? new Map<string, Run>()
  runs.set(stage.worlds, known)
  const stem = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 56)
  const world = freeName(stem, (free) => !stage.worlds.get(free) && !known.has(free))
  let run: Run = { scenario, world, clock, steps: [], ending: undefined }
  const put = (change: Partial<Run>): void => {
    run = { ...run, ...change }
    known.set(world, run)
  }
  put({})
  // Nobody waits for the runner who only looks.
  const { playScenario } = await import('../../../../scenarios/runner/play.ts')
  const there = await stageFor(stage, origin, clock)
  await new Promise<void>((isOpen) => {
    const place = staying(there, isOpen, () => freeze(stage, world))
    playScenario(scenario, place, {
      world,
      onStep: (step) => put({ steps: [...run.steps, step] }),
    })
      .then((report) => put({ ending: { report } }))
      .catch((error: unknown) =>
        put({ ending: { error: error instanceof Error ? error.message : String(error) } }),
      )
      .finally(isOpen)
  })
  return world
}

function freeName(stem: string, isFree: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const name = `${stem}-${number}`
    if (isFree(name)) return name
  }
}

async function stageFor(stage: ControlStage, baseUrl: string, clock: string): Promise<Stage> {
  const { backlotStage } = await import('../../../../scenarios/runner/backlot-stage.ts')
  return backlotStage({
    ...{ baseUrl, clock },
    fetch: (request) => stage.fetch(request),
    elapsed: () => wall.elapsed(),
    sleep: (milliseconds) =>
      new Promise((resolve) => void wall.after(milliseconds, () => resolve(undefined))),
  })
}

/** Stops the clock of a world, so that what can be seen there stays as it is. */
function freeze({ worlds }: ControlStage, name: string): void {
  const world = worlds.get(name)
  world?.clock.setMode({ kind: 'frozen' })
  world?.agenda.rewind()
}

/** A stage whose worlds stay open after the play; `opened` hears that one is open, `over` that its play is over. */
const staying = (stage: Stage, opened: () => void, over: () => void): Stage => ({
  ...stage,
  async open(world) {
    const venue = await stage.open(world)
    opened()
    return { ...venue, close: async () => over() }
  },
})
