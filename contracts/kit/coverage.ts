import type { z } from 'zod'
import { type Contract, refusalsOf } from './contract.ts'
import type { Endpoint } from './endpoint.ts'
import type { Evidence } from './evidence.ts'
import { fieldsIn } from './fields.ts'

/** How we know one thing about an API, and what holds it. */
export interface Covered {
  readonly evidence: Evidence
  /** Where we know it from. */
  readonly source: string
  /** Ids of the contract cases that hold it. */
  readonly cases: readonly string[]
  /** The last day on which one of them was held against the real API and matched; null for never. */
  readonly live: string | null
}

export interface CoveredField extends Covered {
  /** `params`, `query`, `body`, or `reply <status>`. */
  readonly place: string
  /** Dots, and `[]` for every item of a list. */
  readonly path: string
}

export interface CoveredRefusal extends Covered {
  readonly code: string | number
  readonly when: string
}

export interface CoveredOperation extends Covered {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly fields: readonly CoveredField[]
  /** Refusals that nothing but an injected fault brings about are left out. */
  readonly refusals: readonly CoveredRefusal[]
}

export interface CoveredWebhook extends Covered {
  readonly id: string
  readonly fields: readonly CoveredField[]
}

export interface CoveredRule extends Covered {
  readonly id: string
  readonly statement: string
}

/** All that is said of an API, how it is known, and which cases hold it. */
export interface Coverage {
  readonly provider: string
  readonly title: string
  /** How many contract cases there are. */
  readonly cases: number
  readonly operations: readonly CoveredOperation[]
  readonly webhooks: readonly CoveredWebhook[]
  readonly rules: readonly CoveredRule[]
}

/** What each case was found to meet when the suite was run, by the case's id. */
export type Meetings = Readonly<Record<string, Meeting>>

export interface Meeting {
  /** Key of the rule that it says it holds. */
  readonly rule?: string
  /** Names of fields and refusals, as {@link fieldName} and {@link refusalName} make them. */
  readonly met: readonly string[]
}

/** The last day on which a case matched the real API, by the case's id. */
export type LiveLog = Readonly<Record<string, string>>

export const fieldName = (owner: string, place: string, path: string): string =>
  `${owner} ${place} ${path}`
export const refusalName = (operation: string, code: string | number): string =>
  `${operation} refusal ${code}`

/** Every name under which something of an API can be met, in the order of the contract. */
export function namesOf(contract: Contract): string[] {
  const { operations, webhooks } = coverageOf(contract, {})
  const named = ({ id, fields }: { id: string; fields: readonly CoveredField[] }): string[] =>
    fields.map(({ place, path }) => fieldName(id, place, path))
  return [
    ...operations.flatMap((operation) => [
      ...named(operation),
      ...operation.refusals.map(({ code }) => refusalName(operation.id, code)),
    ]),
    ...webhooks.flatMap(({ id, fields }) => named({ id: `webhook ${id}`, fields })),
  ]
}

/** The places of an operation where fields stand, with their schemas; replies that only a fault brings are left out. */
function placesOf(
  { codes }: Contract,
  { request, replies }: Endpoint,
): [place: string, schema: z.ZodType][] {
  const isOnlyFault = (status: string): boolean => {
    const own = codes.filter((code) => String(code.status) === status)
    return own.length > 0 && own.every(({ faultOnly }) => faultOnly)
  }
  const { params, query, body } = request
  return [
    ...(params ? [['params', params] as [string, z.ZodType]] : []),
    ...(query ? [['query', query] as [string, z.ZodType]] : []),
    ...(body ? [['body', body] as [string, z.ZodType]] : []),
    ...Object.entries(replies)
      .filter(([status]) => !isOnlyFault(status))
      .map(([status, { schema }]): [string, z.ZodType] => [`reply ${status}`, schema]),
  ]
}

/** What is known and held of an API. */
export function coverageOf(contract: Contract, meetings: Meetings, live: LiveLog = {}): Coverage {
  const ids = Object.keys(meetings)
  const byName = new Map<string, string[]>()
  for (const id of ids)
    for (const name of meetings[id]?.met ?? []) byName.set(name, [...(byName.get(name) ?? []), id])

  const covered = (evidence: Evidence, cases: readonly string[]): Covered => {
    const days = cases.flatMap((id) => live[id] ?? []).toSorted()
    return { evidence, source: contract.sources[evidence] ?? '', cases, live: days.at(-1) ?? null }
  }
  const held = (evidence: Evidence, name: string): Covered =>
    covered(evidence, byName.get(name) ?? [])
  const fieldsOf = (
    owner: string,
    places: readonly (readonly [string, z.ZodType])[],
    byDefault: Evidence,
  ): CoveredField[] =>
    places.flatMap(([place, schema]) =>
      [...fieldsIn(schema, byDefault)].map(([path, evidence]) => ({
        place,
        path,
        ...held(evidence, fieldName(owner, place, path)),
      })),
    )

  return {
    provider: contract.id,
    title: contract.title,
    cases: ids.length,
    operations: contract.endpoints.map((endpoint) => ({
      id: endpoint.id,
      method: endpoint.method,
      path: contract.basePath + endpoint.path,
      ...covered(
        endpoint.evidence,
        ids.filter((id) => id.startsWith(`${endpoint.id}/`)),
      ),
      fields: fieldsOf(endpoint.id, placesOf(contract, endpoint), endpoint.evidence),
      refusals: refusalsOf(contract, endpoint)
        .filter(({ faultOnly }) => !faultOnly)
        .map(({ code, when, evidence }) => ({
          code,
          when,
          ...held(evidence, refusalName(endpoint.id, code)),
        })),
    })),
    webhooks: Object.entries(contract.webhooks ?? {}).map(([id, { evidence, body }]) => {
      const fields = fieldsOf(`webhook ${id}`, [['body', body]], evidence)
      return {
        id,
        ...covered(evidence, [...new Set(fields.flatMap(({ cases }) => cases))]),
        fields,
      }
    }),
    rules: Object.entries(contract.rules).map(([id, { statement, evidence }]) => ({
      id,
      statement,
      ...covered(
        evidence,
        ids.filter((one) => meetings[one]?.rule === id),
      ),
    })),
  }
}
