import { z } from 'zod'
import type { CallInput } from '../../../../contracts/kit/bench.ts'
import type { Endpoint } from '../../../../contracts/kit/endpoint.ts'
import { type Evidence, evidenceOf } from '../../../../contracts/kit/evidence.ts'
import { own, unwrapped } from '../../../../contracts/kit/problems.ts'
import { jsonOf } from '../json.ts'
import type { Form } from '../page.ts'

export const places = ['params', 'query', 'body'] as const
export type Place = (typeof places)[number]

/** What is sent in a call: what stands in its path, its query, and its body. */
export type Input = Pick<CallInput, Place>

/** A field of a call, as a form asks for it. */
export interface Field {
  readonly place: Place
  /** Its name in the contract; empty for a body that is no object of named fields. */
  readonly name: string
  /** Its name in the form. */
  readonly key: string
  readonly kind: 'choice' | 'number' | 'text' | 'json'
  /** What can be chosen, as JSON, for a choice. */
  readonly choices: readonly string[]
  readonly isRequired: boolean
  readonly says: string | undefined
  readonly evidence: Evidence | undefined
}

/** The fields of an operation, in the order in which its contract has them. */
export function fieldsOf({ request }: Endpoint): Field[] {
  return places.flatMap((place): Field[] => {
    const given = request[place]
    if (!given) return []
    const schema = unwrapped(given)
    if (!(schema instanceof z.ZodObject)) return [fieldFor(place, '', given)]
    return Object.entries(schema.shape).map(([name, field]) => fieldFor(place, name, own(field)))
  })
}

function fieldFor(place: Place, name: string, given: z.ZodType): Field {
  const schema = unwrapped(given)
  const choices = choicesOf(schema)
  return {
    ...{ place, name, choices },
    key: name === '' ? place : `${place}.${name}`,
    kind: choices.length > 0 ? 'choice' : kindOf(schema),
    isRequired: !given.safeParse(undefined).success,
    says: given.meta()?.description ?? schema.meta()?.description,
    evidence: evidenceOf(given) ?? evidenceOf(schema),
  }
}

function choicesOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map((one) => JSON.stringify(one))
  if (schema instanceof z.ZodLiteral)
    return [...schema.values].map((one) => JSON.stringify(one) ?? 'null')
  return schema instanceof z.ZodBoolean ? ['true', 'false'] : []
}

function kindOf(schema: z.ZodType): Field['kind'] {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return 'text'
  return schema instanceof z.ZodNumber ? 'number' : 'json'
}

/** What may be sent of a text field that is left empty, in place of nothing. */
export const insteads = ['null', 'empty text'] as const
type Instead = (typeof insteads)[number]

/** Whether something can be sent of a field that cannot be typed: four letters are no null, and nothing no empty text. */
export const hasInsteads = ({ kind, place, name }: Field): boolean =>
  kind === 'text' && place === 'body' && name !== ''

/** The name in the form of what is sent of a field that is left empty. */
export const insteadKey = ({ key }: Field): string => `${key}~`

/** What a value is that no text can be typed for; undefined for one that is typed, or left out. */
export const insteadOf = (value: unknown): Instead | undefined =>
  value === null ? 'null' : value === '' ? 'empty text' : undefined

/** What stands in a field for a value; empty for none. */
export function textFor({ kind }: Field, value: unknown): string {
  if (value === undefined || (value === null && kind === 'text')) return ''
  // What was typed and is no JSON is shown as it was typed.
  const isTyped = kind !== 'choice' && typeof value === 'string' && jsonOf(value) === undefined
  if (typeof value === 'string' && (kind === 'text' || isTyped)) return value
  return JSON.stringify(value, undefined, kind === 'json' ? 2 : undefined)
}

/** The value of a field of a call. */
export const valueIn = (input: Input, { place, name }: Field): unknown => {
  const held: unknown = input[place]
  if (name === '') return held
  return typeof held === 'object' && held !== null
    ? Object.entries(held).find(([key]) => key === name)?.[1]
    : undefined
}

/** What a form sends. What cannot be read as its field wants it travels as text: the API shall judge. */
export function inputOf(fields: readonly Field[], form: Form): Input {
  const found: Partial<Record<Place, unknown>> = {}
  for (const field of fields) {
    // Forms break lines in their own way.
    const typed = form.get(field.key)?.replaceAll('\r\n', '\n')
    const instead = hasInsteads(field) ? form.get(insteadKey(field)) : undefined
    if (typed === undefined && instead === undefined) continue
    const value = typed === undefined ? (instead === 'null' ? null : '') : readFrom(field, typed)
    if (field.name === '') found[field.place] = value
    else found[field.place] = { ...(found[field.place] ?? {}), [field.name]: value }
  }
  // A body of named fields is an object even when none is filled in.
  const wantsBody = fields.some(({ place, name }) => place === 'body' && name !== '')
  // Paths and queries are objects of named fields in every contract; what they hold is for the API to judge.
  return { ...(wantsBody && { body: {} }), ...found } as Input
}

function readFrom({ kind }: Field, typed: string): unknown {
  const read = kind === 'text' ? undefined : jsonOf(typed)
  return read === undefined ? typed : read
}
