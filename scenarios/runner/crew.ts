import type { Fields } from './evaluation.ts'
import type { Ending, Scene } from './production.ts'
import type { Target, WorkflowTarget } from './scenario.ts'

/** How other parts are played from inside a step. */
export type Crew = {
  /** Plays a workflow with these inputs. */
  playWorkflow(scene: Scene, target: WorkflowTarget, given: Fields): Promise<Ending>
  /** Plays a step or a workflow in between. @returns whether it succeeded. */
  playTarget(scene: Scene, target: Target): Promise<boolean>
}
