import type { Tried } from './action-choice.ts'
import { actionFor, waitOf } from './action-choice.ts'
import type { Attempt } from './attempt.ts'
import type { Crew } from './crew.ts'
import type { Scene } from './production.ts'
import type { Failure, TimedExchange } from './report.ts'
import type { Action, Step } from './scenario.ts'
import { tryStep } from './try-step.ts'

/** How a step ended: whether it succeeded, and the action to be taken, if any. */
export type Visit = {
  readonly passed: boolean
  readonly action?: Action | undefined
  /** Why it failed, where its report does not tell. */
  readonly why?: string | undefined
}

/** Plays a step, again and again while an action says so, and notes how it went. */
export async function playStep(scene: Scene, step: Step, crew: Crew): Promise<Visit> {
  const { venue, stage, note } = scene.production
  scene.production.visitsLeft -= 1
  if (scene.production.visitsLeft < 0) {
    return { passed: false, why: `the play goes round in circles, and stops at "${step.id}"` }
  }
  const { begun } = scene.production
  const start = { virtual: await venue.now(), real: stage.elapsed() }
  const tried: Tried = new Map()
  const exchanges: TimedExchange[] = []
  let attempts = 0
  for (;;) {
    const attempt = await tryStep(scene, step, crew, (exchange) => {
      attempts += 1
      if (exchange !== undefined) exchanges.push(exchange)
    })
    scene.steps[step.id] = { outputs: attempt.outputs }
    const passed = attempt.failure === undefined
    const choice = (passed ? step.onSuccess : step.onFailure).filter(
      ({ type }) => type !== 'retry' || attempt.final !== true,
    )
    const action = actionFor(choice, attempt.context, tried)
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
      virtualStartMs: start.virtual - begun.virtual,
      virtualMs: (await venue.now()) - start.virtual,
      realStartMs: start.real - begun.real,
      realMs: stage.elapsed() - start.real,
      exchanges,
      at: step.at,
      next: nextOf(taken),
      failure: await explained(scene, attempt),
    })
    return { passed, action: taken }
  }
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
