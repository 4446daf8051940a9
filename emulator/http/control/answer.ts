import { nearestName } from '../../../contracts/kit/nearest.ts'
import type { Observer } from '../../engine/findings/observation.ts'
import type { World } from '../../engine/world.ts'
import type { Metrics } from '../metrics.ts'
import type { Problem } from '../problem.ts'
import type { Stage } from '../stage.ts'

/** What the control plane can know beyond the stage. */
export interface ControlStage extends Stage {
  readonly version: string
  /** Base URLs and credentials of a world, for a caller who came by this origin. */
  environment(origin: string, world: string): Readonly<Record<string, string>>
  /** Who notices what clients do. */
  readonly observer: Pick<Observer, 'of' | 'all' | 'rules'>
  readonly metrics: Pick<Metrics, 'text'>
  /** Answers a call as this backlot answers any other, without a socket. */
  fetch(request: Request): Promise<Response>
}

/** A control call that has passed its schemas. */
export interface ControlCall<Query, Body> {
  readonly stage: ControlStage
  readonly origin: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** The world the call names; opened now if it was not, for a name that is one. */
  readonly world: World
  /** Value of a request header, by its lower-case name. */
  header(name: string): string | undefined
  /** Breaks the connection, where there is one. */
  hangUp(): void
}

/** What a control call comes to. */
export type Answer =
  | { readonly data: unknown }
  | { readonly problem: Problem }
  /** Something else than JSON. */
  | { readonly response: Response }

export const data = (value: unknown): Answer => ({ data: value })

/** There is no such thing. */
export const missing = (detail: string, allowed?: readonly string[]): Answer => ({
  problem: { title: 'Not found', status: 404, detail, ...(allowed && { allowed }) },
})

/** It was asked wrongly. */
export const wrong = (detail: string, allowed?: readonly string[]): Answer => ({
  problem: { title: 'Bad request', status: 400, detail, ...(allowed && { allowed }) },
})

/** A name that nothing bears, beside the one that was probably meant and all there are. */
export function unknownName(what: string, name: string, known: readonly string[]): Answer {
  const near = nearestName(name, known)
  return wrong(`there is no ${what} "${name}"${near ? `; did you mean "${near}"?` : ''}`, known)
}

/** What is wrong with a name that should be an API's; nothing where it is one, or none was given. */
export function problemWithProvider(
  { providers }: Pick<ControlStage, 'providers'>,
  name: string | undefined,
): Answer | undefined {
  const known = providers.map(({ contract }) => contract.id)
  return name === undefined || known.includes(name)
    ? undefined
    : unknownName('provider', name, known)
}

/** It cannot be done as things stand. */
export const conflict = (detail: string): Answer => ({
  problem: { title: 'Conflict', status: 409, detail },
})
