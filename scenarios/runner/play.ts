import { basename } from 'node:path'
import type { Fields } from './evaluation.ts'
import { declaredInputs, InputError } from './inputs.ts'
import { playWorkflow } from './play-workflow.ts'
import type { Ending, Production } from './production.ts'
import type { Program } from './program.ts'
import { loadProgram } from './program.ts'
import type { Report, StepReport } from './report.ts'
import type { Scenario, Workflow } from './scenario.ts'
import { suggestion } from './suggestion.ts'
import type { Stage } from './venue.ts'

export type PlayOptions = {
  /** Inputs by name, for every workflow that declares them. */
  readonly inputs?: Fields | undefined
  /** Name of the world to play in, which must not be open yet; the scenario's name unless given. */
  readonly world?: string | undefined
  /** Which workflows are played, beside those they depend on; unless given, those that no other one calls. */
  readonly only?: ((workflowId: string) => boolean) | undefined
  /** Told of each step as soon as it is done. */
  readonly onStep?: ((step: StepReport) => void) | undefined
  /** Visits to steps after which a play is taken for an endless one; 1,000 unless given. */
  readonly maxSteps?: number | undefined
}

/**
 * Plays a scenario from beginning to end in a place of its own, which is given up afterwards. The
 * workflows that no other one calls are played in the order of the file, until one fails. The inputs
 * that the place offers (`credential` and `world` on a backlot) fill those that a workflow declares.
 *
 * @throws {ScenarioError} for sources that cannot be read and calls that lead nowhere.
 * @throws {InputError} for inputs that nobody declares or that are not as declared.
 * @throws {CallError} when the backlot is out of reach.
 */
export async function playScenario(
  scenario: Scenario,
  stage: Stage,
  options: PlayOptions = {},
): Promise<Report> {
  const program = await loadProgram(scenario)
  const { inputs: given = {}, maxSteps = 1000, onStep } = options
  refuseUndeclared(program, given)
  const name = nameOf(scenario.file)
  const world = options.world ?? name
  const started = stage.elapsed()
  const venue = await stage.open(world)
  const steps: StepReport[] = []
  try {
    const begun = { virtual: await venue.now(), real: started }
    const production: Production = {
      stage,
      venue,
      given,
      begun,
      offered: venue.offered,
      visitsLeft: maxSteps,
      finished: new Map(),
      note(step) {
        steps.push(step)
        onStep?.(step)
      },
    }
    const last = await playAll(production, program, options.only)
    return {
      ...{ name, title: scenario.info.title, file: scenario.file, world },
      passed: last.passed,
      why: last.why,
      steps,
      outputs: outputsOf(production, scenario),
      virtualMs: (await venue.now()) - begun.virtual,
      realMs: stage.elapsed() - started,
    }
  } finally {
    // What cannot be dropped any more is gone with its backlot; what was thrown before matters more.
    await venue.close().catch(() => undefined)
  }
}

/** A scenario's name: that of its file, without folder and endings, as far as worlds may be named so. */
export function nameOf(file: string): string {
  const bare = basename(file).replace(/(\.arazzo)?\.(ya?ml|json)$/i, '')
  return bare.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 40) || 'scenario'
}

async function playAll(
  production: Production,
  program: Program,
  only: PlayOptions['only'],
): Promise<Ending> {
  let last: Ending = { passed: true, inputs: {}, outputs: {} }
  for (const workflow of entrancesOf(program.scenario, only)) {
    const known = production.finished.get(workflow)
    last = known ?? (await playWorkflow(production, program, workflow, inputsFor(workflow)))
    if (!last.passed) break
  }
  return last

  function inputsFor(workflow: Workflow): Fields {
    const declared = Object.keys(declaredInputs(workflow))
    const { given } = production
    return Object.fromEntries(Object.entries(given).filter(([name]) => declared.includes(name)))
  }
}

/** The workflows that no step and no action leads to; all of them where each is led to. */
function entrancesOf({ workflows }: Scenario, only: PlayOptions['only']): readonly Workflow[] {
  if (only !== undefined) return workflows.filter(({ id }) => only(id))
  const called = new Set(workflows.flatMap(({ steps }) => steps.flatMap(calledBy)))
  const entrances = workflows.filter(({ id }) => !called.has(id))
  return entrances.length === 0 ? workflows.slice(0, 1) : entrances
}

function calledBy({ call, onSuccess, onFailure }: Workflow['steps'][number]): readonly string[] {
  const targets = [...onSuccess, ...onFailure].map((a) => (a.type === 'end' ? undefined : a.target))
  return [call, ...targets].flatMap((target) =>
    target?.kind === 'workflow' && target.source === undefined ? [target.workflowId] : [],
  )
}

function refuseUndeclared({ scenario }: Program, given: Fields): void {
  const declared = new Set(scenario.workflows.flatMap((each) => Object.keys(declaredInputs(each))))
  for (const name of Object.keys(given)) {
    if (declared.has(name)) continue
    throw new InputError(`${scenario.file} has no input "${name}"${suggestion(name, declared)}`)
  }
}

function outputsOf({ finished }: Production, { workflows }: Scenario) {
  const ended = workflows.flatMap((workflow) => {
    const ending = finished.get(workflow)
    return ending === undefined ? [] : [[workflow.id, ending.outputs] as const]
  })
  return Object.fromEntries(ended)
}
