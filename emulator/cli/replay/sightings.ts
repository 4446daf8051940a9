import type { z } from 'zod'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { undocumentedFields } from '../../../contracts/kit/drift.ts'
import { shownState } from '../../../contracts/kit/lifecycle.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { isIdName } from './ids.ts'
import type { Known } from './known.ts'
import { isListed, memberOf, memberSchema } from './place.ts'

/** A task as a recorded answer tells of it. */
export interface Sighting {
  /** Its recorded id. */
  readonly id: string
  /** The state it was in, by the API's own name. */
  readonly state: string
  /** Where in the answer its state stands: names and indexes. */
  readonly at: readonly string[]
  /** Whether something in it was empty at the sighting before and is not any more. */
  readonly filled: boolean
}

interface Look extends Omit<Sighting, 'filled'> {
  readonly item: object
  /** How far along its lifecycle the state stands. */
  readonly rank: number
  /** How often the task has gone on after its end. */
  readonly segment: number
}

/**
 * Where tasks are seen in a recording, by the exchange. A state that contradicts what is seen of the task before and
 * after is left out: somebody's mistake, and no reason to move a task.
 */
export function sightingsIn(recording: readonly Known[]): readonly (readonly Sighting[])[] {
  const looks: Look[][] = recording.map(() => [])
  const byTask = new Map<string, Look[]>()
  const segments = new Map<string, number>()
  for (const [index, { contract, endpoint, json, target }] of recording.entries()) {
    if (endpoint?.continues !== undefined && json !== undefined)
      for (const id of target.split(/[/?]/))
        if (byTask.has(id)) segments.set(id, (segments.get(id) ?? 0) + 1)
    if (!contract || json === undefined) continue
    const schema = endpoint?.replies[recording[index]?.exchange.response.status ?? 0]?.schema
    for (const seen of tasksIn(contract, json, schema)) {
      const look = { ...seen, segment: segments.get(seen.id) ?? 0 }
      looks[index]?.push(look)
      byTask.set(seen.id, [...(byTask.get(seen.id) ?? []), look])
    }
  }
  const trusted = new Map<Look, Sighting>()
  for (const all of byTask.values()) {
    let before: Look | undefined
    for (const look of inOrder(all)) {
      const { id, state, item, at } = look
      const filled = before?.segment === look.segment && isFilled(before.item, item)
      trusted.set(look, { id, state, at, filled })
      before = look
    }
  }
  return looks.map((all) => all.flatMap((look) => trusted.get(look) ?? []))
}

/** The most looks that follow one another as states do; of equally many the earlier. */
function inOrder(looks: readonly Look[]): readonly Look[] {
  return [...new Set(looks.map(({ segment }) => segment))].flatMap((segment) => {
    // By the rank of its last look: the longest row that ends there.
    const rows = new Map<number, readonly Look[]>()
    for (const look of looks.filter((one) => one.segment === segment)) {
      const before = [...rows].filter(([rank]) => rank <= look.rank).map(([, row]) => row)
      const row = [...longest(before), look]
      if (row.length > (rows.get(look.rank)?.length ?? 0)) rows.set(look.rank, row)
    }
    return longest([...rows.values()])
  })
}

const longest = (rows: readonly (readonly Look[])[]): readonly Look[] =>
  rows.reduce((most, row) => (row.length > most.length ? row : most), [])

type Found = Omit<Look, 'segment'>

function* tasksIn(
  contract: Contract,
  value: unknown,
  schema: z.ZodType | undefined,
  path: readonly string[] = [],
): Generator<Found> {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) {
    const found = taskIn(contract, value, schema, path)
    if (found) yield found
  }
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value))
    yield* tasksIn(contract, memberOf(value, key), memberSchema(schema, value, key), [
      ...path,
      String(key),
    ])
}

function taskIn(
  contract: Contract,
  item: object,
  schema: z.ZodType | undefined,
  path: readonly string[],
): Found | undefined {
  const states = stateRanks(contract)
  const name =
    Object.keys(item).find((key) => states.has(String(memberOf(item, key)))) ??
    ('status' in item ? 'status' : undefined)
  const idName = Object.hasOwn(item, 'id') ? 'id' : Object.keys(item).find(isIdName)
  const id = idName === undefined ? undefined : memberOf(item, idName)
  const told = name === undefined ? undefined : memberOf(item, name)
  if (typeof id !== 'string' || typeof told !== 'string' || name === undefined) return undefined
  const state = believed(item, name, told, [...states.keys()], schema)
  if (state === undefined) return undefined
  return { id, state, item, at: [...path, name], rank: states.get(state) ?? 0 }
}

/** The state an item is in: as it says, unless all else in it speaks for another one. */
function believed(
  item: object,
  name: string,
  told: string,
  states: readonly string[],
  schema: z.ZodType | undefined,
): string | undefined {
  const fits = (state: string): boolean => {
    const other = { ...item, [name]: state }
    return (
      !schema || (schema.safeParse(other).success && undocumentedFields(schema, other).length === 0)
    )
  }
  if (states.includes(told) && fits(told)) return told
  // A word that is at home there, and no state.
  const field = schema && memberSchema(schema, item, name)
  if (isListed(field) && field?.safeParse(told).success && !states.includes(told)) return undefined
  const fitting = states.filter(fits)
  if (fitting.length === 1) return fitting[0]
  if (states.includes(told)) return fitting.length === 0 ? told : undefined
  return nearestName(told, fitting.length > 0 ? fitting : states)
}

function stateRanks({ lifecycles }: Contract): Map<string, number> {
  const found = new Map<string, number>()
  for (const lifecycle of Object.values(lifecycles)) {
    for (const [index, state] of lifecycle.path.entries()) {
      const shown = shownState(lifecycle, state)
      if (!found.has(shown)) found.set(shown, index)
    }
    found.set(shownState(lifecycle, lifecycle.failure), Infinity)
  }
  return found
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

const isFilled = (before: object, now: object): boolean =>
  Object.keys(now).some((key) => {
    const old = memberOf(before, key)
    return old !== undefined && isEmpty(old) && !isEmpty(memberOf(now, key))
  })
