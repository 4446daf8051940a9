import type { Tried } from './action-choice.ts'
import { actionFor, waitOf } from './action-choice.ts'
import type { Attempt } from './attempt.ts'
import { attemptCall, failed, judgedBy, outputsOf } from './attempt.ts'
import type { Fields } from './evaluation.ts'
import type { Ending, Scene } from './production.ts'
import { contextIn } from './production.ts'
import { operationOf } from './program.ts'
import type { Failure } from './report.ts'
import { argumentsOf } from './request.ts'
import type { Action, Step, Target, WorkflowTarget } from './scenario.ts'

/** How a step ended: whether it succeeded, and the action to be taken, if any. */
export type Visit = {
  readonly passed: boolean
  readonly action?: Action | undefined
  /** Why it failed, where its report does not tell. */
  readonly why?: string | undefined
}

/** How other parts are played from inside a step. */
export type Crew = {
  /** Plays a workflow with these inputs. */
  playWorkflow(scene: Scene, target: WorkflowTarget, given: Fields): Promise<Ending>
  /** Plays a step or a workflow in between. @returns whether it succeeded. */
  playTarget(scene: Scene, target: Target): Promise<boolean>
}

/** Plays a step, again and again while an action says so, and notes how it went. */
export async function playStep(scene: Scene, step: Step, crew: Crew): Promise<Visit> {
  const { venue, stage, note } = scene.production
  scene.production.visitsLeft -= 1
  if (scene.production.visitsLeft < 0) {
    return { passed: false, why: `the play goes round in circles, and stops at "${step.id}"` }
  }
  const begun = { virtual: await venue.now(), real: stage.elapsed() }
  const tried: Tried = new Map()
  for (let attempts = 1; ; attempts += 1) {
    const attempt = await attemptOf(scene, step, crew)
    scene.steps[step.id] = { outputs: attempt.outputs }
    const passed = attempt.failure === undefined
    const action = actionFor(passed ? step.onSuccess : step.onFailure, attempt.context, tried)
    if (action?.type === 'retry') {
      tried.set(action, (tried.get(action) ?? 0) + 1)
      await venue.wait(waitOf(action, attempt.context, await venue.now()))
      const goesOn = action.target === undefined || (await crew.playTarget(scene, action.target))
      if (goesOn) continue
    }
    const taken = action?.type === 'retry' ? undefined : action
    const isHandled = !passed && taken?.type === 'goto'
    note({
      workflow: scene.workflow.id,
      step: step.id,
      title: titleOf(step),
      depth: scene.depth,
      outcome: passed ? 'passed' : isHandled ? 'handled' : 'failed',
      attempts,
      virtualMs: (await venue.now()) - begun.virtual,
      realMs: stage.elapsed() - begun.real,
      at: step.at,
      next: nextOf(taken),
      failure: await explained(scene, attempt),
    })
    return { passed, action: taken }
  }
}

async function attemptOf(scene: Scene, step: Step, crew: Crew): Promise<Attempt> {
  const context = contextIn(scene)
  const { call } = step
  if (call.kind !== 'workflow') {
    const { provider, operation } = operationOf(scene.program, call)
    return attemptCall(step, operation, scene.production.speakerFor(provider), context)
  }
  const ending = await crew.playWorkflow(scene, call, argumentsOf(step.parameters, context))
  const after = { ...contextIn(scene), outputs: ending.outputs }
  const outputs = { ...ending.outputs, ...outputsOf(step.outputs, after) }
  if (!ending.passed) {
    return failed(after, ending.why ?? `workflow "${call.workflowId}" failed`, outputs)
  }
  return judgedBy(step, { context: after, outputs })
}

async function explained(scene: Scene, attempt: Attempt): Promise<Failure | undefined> {
  const { failure, travelled } = attempt
  if (failure === undefined || travelled === undefined) return failure
  return { ...failure, reason: await scene.production.venue.reasonFor(travelled) }
}

function nextOf(action: Action | undefined): string | undefined {
  if (action?.type !== 'goto') return action?.type
  return action.target.kind === 'step' ? action.target.stepId : action.target.workflowId
}

/** The first sentence of what the step says of itself. */
function titleOf({ id, description }: Step): string {
  const text = description?.replace(/\s+/g, ' ').trim() ?? ''
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return sentence.replace(/\.$/, '') || id
}
