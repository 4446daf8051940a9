import { nearestName } from '../../../contracts/kit/nearest.ts'
import type { Observer } from '../../engine/findings/observation.ts'
import type { World } from '../../engine/world.ts'
import type { Fixture, Planted } from '../../seed/fixture.ts'
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
  /** Plants a fixture in a world, for a caller who came by this origin. @throws FixtureError when it cannot be */
  plant(world: World, fixture: Fixture, origin: string): Promise<readonly Planted[]>
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
  /** The body as it was sent. */
  readonly text: string
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

interface Names {
  readonly provider?: string | undefined
  readonly operation?: string | undefined
}

/**
 * What is wrong with names that a filter goes by, for one that nothing bears leaves out everything without a word.
 * `others`: names that stand there beside those of the APIs and their operations.
 */
export function problemWithNames(
  { providers }: Pick<ControlStage, 'providers'>,
  { provider, operation }: Names,
  others: { readonly providers?: readonly string[]; readonly operations?: readonly string[] } = {},
): Answer | undefined {
  const ids = [...providers.map(({ contract }) => contract.id), ...(others.providers ?? [])]
  if (provider !== undefined && !ids.includes(provider))
    return unknownName('provider', provider, ids)
  const operations = providers
    .filter(({ contract }) => provider === undefined || contract.id === provider)
    .flatMap(({ contract }) => contract.endpoints.map(({ id }) => id))
  const known = [...operations, ...(others.operations ?? [])]
  return operation === undefined || known.includes(operation)
    ? undefined
    : unknownName('operation', operation, [...new Set(known)])
}

/** It cannot be done as things stand. */
export const conflict = (detail: string): Answer => ({
  problem: { title: 'Conflict', status: 409, detail },
})
