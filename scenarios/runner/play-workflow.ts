import { outputsOf } from './attempt.ts'
import type { Crew } from './crew.ts'
import type { Fields } from './evaluation.ts'
import { InputError, inputsOf } from './inputs.ts'
import { playStep } from './play-step.ts'
import type { Ending, Production, Scene } from './production.ts'
import { contextIn } from './production.ts'
import type { Program } from './program.ts'
import { workflowOf } from './program.ts'
import type { Workflow } from './scenario.ts'

/**
 * Plays a workflow from its first step, after the workflows it depends on.
 *
 * @throws {InputError} when its inputs are not as it declares them.
 */
export async function playWorkflow(
  production: Production,
  program: Program,
  workflow: Workflow,
  given: Fields,
  depth = 0,
): Promise<Ending> {
  const inputs = inputsOf(workflow, given, production.offered)
  const unready = await playDependencies(production, program, workflow, depth)
  const scene: Scene = { production, program, workflow, inputs, steps: {}, depth }
  const ending = unready === undefined ? await playSteps(scene) : endingOf(scene, false, unready)
  production.finished.set(workflow, ending)
  return ending
}

/** Plays what has not been played yet. @returns why the workflow cannot be played, if so. */
async function playDependencies(
  production: Production,
  program: Program,
  workflow: Workflow,
  depth: number,
): Promise<string | undefined> {
  for (const target of workflow.dependsOn) {
    const found = workflowOf(program, target)
    const ending =
      production.finished.get(found.workflow) ??
      (await playWorkflow(production, found.program, found.workflow, production.given, depth))
    if (!ending.passed) {
      return `workflow "${workflow.id}" depends on "${target.workflowId}", which failed`
    }
  }
  return undefined
}

async function playSteps(scene: Scene): Promise<Ending> {
  const { steps } = scene.workflow
  for (let index = 0; ; ) {
    const step = steps[index]
    if (step === undefined) return endingOf(scene, true)
    const { passed, action, why } = await playStep(scene, step, crew)
    if (action?.type === 'goto') {
      const { target } = action
      // Control does not come back, but what the other workflow comes to is this one's end.
      if (target.kind === 'workflow') return crew.playWorkflow(scene, target, scene.inputs)
      index = steps.findIndex(({ id }) => id === target.stepId)
    } else if (!passed || action?.type === 'end') {
      return endingOf(scene, passed, why)
    } else index += 1
  }
}

const crew: Crew = {
  async playWorkflow(scene, target, given) {
    const { production, depth } = scene
    const { program, workflow } = workflowOf(scene.program, target)
    try {
      return await playWorkflow(production, program, workflow, given, depth + 1)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return endingOf(scene, false, error.message)
    }
  },
  async playTarget(scene, target) {
    if (target.kind === 'workflow') {
      return (await crew.playWorkflow(scene, target, scene.inputs)).passed
    }
    const step = scene.workflow.steps.find(({ id }) => id === target.stepId)
    return step !== undefined && (await playStep(scene, step, crew)).passed
  },
}

function endingOf(scene: Scene, passed: boolean, why?: string): Ending {
  const outputs = outputsOf(scene.workflow.outputs, contextIn(scene))
  return { passed, inputs: scene.inputs, outputs, why }
}
