import { afterSuccess, failedFast } from './aftermath.ts'
import type { Attempt } from './attempt.ts'
import { attemptCall, failed, judgedBy, outputsOf } from './attempt.ts'
import type { Crew } from './crew.ts'
import type { Scene } from './production.ts'
import { contextIn } from './production.ts'
import { operationOf } from './program.ts'
import type { TimedExchange } from './report.ts'
import { argumentsOf } from './request.ts'
import type { Step } from './scenario.ts'

/** What is told of every call that a step makes. */
export type OnCall = (exchange: TimedExchange | undefined) => void

/** Plays a step once, and all that it asks for beyond its answer, which may take some more calls. */
export async function tryStep(
  scene: Scene,
  step: Step,
  crew: Crew,
  onCall: OnCall,
): Promise<Attempt> {
  const { stage, venue, begun } = scene.production
  const attempt = await once()
  return attempt.failure === undefined ? afterSuccess(step, attempt, venue, once) : attempt

  async function once(): Promise<Attempt> {
    const start = stage.elapsed()
    const attempt = await attemptOf(scene, step, crew)
    const end = stage.elapsed()
    const { travelled } = attempt
    onCall(travelled && { ...travelled, realStartMs: start - begun.real, realMs: end - start })
    return failedFast(step, attempt)
  }
}

async function attemptOf(scene: Scene, step: Step, crew: Crew): Promise<Attempt> {
  const context = contextIn(scene)
  const { call } = step
  if (call.kind !== 'workflow') {
    const { provider, operation } = operationOf(scene.program, call)
    const { venue } = scene.production
    const unpaid = venue.pay?.(step, provider, operation)
    if (unpaid !== undefined) return { ...failed(context, unpaid), final: true }
    const secrets = [...scene.program.apis.values()].flatMap((api) => api.secretHeaders)
    return attemptCall(step, operation, venue.speakerFor(provider), context, secrets)
  }
  const ending = await crew.playWorkflow(scene, call, argumentsOf(step.parameters, context))
  const after = { ...contextIn(scene), outputs: ending.outputs }
  const outputs = { ...ending.outputs, ...outputsOf(step.outputs, after) }
  if (!ending.passed) {
    return failed(after, ending.why ?? `workflow "${call.workflowId}" failed`, outputs)
  }
  return judgedBy(step, { context: after, outputs })
}
