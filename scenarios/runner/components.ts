import type { Fields } from './evaluation.ts'
import { PointerError, parsePointer, valueAt } from './pointer.ts'
import type { Reader } from './reader.ts'
import { unknownName } from './reference.ts'
import type { RawAction, RawDocument, RawParameter, RawReusable } from './schema.ts'
import type { Path } from './source-text.ts'

/** An object of the document: as written where it stands, or as the component it refers to. */
export type Placed<Raw> = {
  readonly raw: Raw
  /** Where the object itself is written: inside the components for a referenced one. */
  readonly path: Path
  /** Where it is used. */
  readonly usedAt: Path
}

/** Parameters, with the values that references set. Unresolvable references are reported. */
export function placedParameters(
  reader: Reader,
  items: readonly (RawParameter | RawReusable)[] | undefined,
  path: Path,
): readonly (Placed<RawParameter> & { readonly valuePath: Path })[] {
  return (items ?? []).flatMap((item, index) => {
    const usedAt = [...path, index]
    if (!isReusable(item)) {
      return [{ raw: item, path: usedAt, usedAt, valuePath: [...usedAt, 'value'] }]
    }
    const found = componentAt(reader, 'parameters', item, usedAt)
    if (found === undefined) return []
    const valuePath = [...(item.value === undefined ? found.path : usedAt), 'value']
    const raw = item.value === undefined ? found.raw : { ...found.raw, value: item.value }
    return [{ raw, path: found.path, usedAt, valuePath }]
  })
}

/** Success or failure actions, reusable ones resolved. Unresolvable references are reported. */
export function placedActions(
  reader: Reader,
  kind: 'successActions' | 'failureActions',
  items: readonly (RawAction | RawReusable)[] | undefined,
  path: Path,
): readonly Placed<RawAction>[] {
  return (items ?? []).flatMap((item, index) => {
    const usedAt = [...path, index]
    if (!isReusable(item)) return [{ raw: item, path: usedAt, usedAt }]
    if (item.value !== undefined) {
      reader.report([...usedAt, 'value'], 'only a reference to a parameter may set a value')
    }
    const found = componentAt(reader, kind, item, usedAt)
    return found === undefined ? [] : [{ ...found, usedAt }]
  })
}

/** A workflow's inputs, with every `#/components/inputs/...` reference replaced by its schema. */
export function resolvedInputs(reader: Reader, inputs: Fields, path: Path): Fields {
  return inlined(inputs, path, []) as Fields // A mapping stays a mapping.

  function inlined(part: unknown, at: Path, open: readonly string[]): unknown {
    if (Array.isArray(part)) return part.map((item, index) => inlined(item, [...at, index], open))
    if (typeof part !== 'object' || part === null) return part
    const { $ref, ...rest }: Record<string, unknown> = { ...part }
    const own = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, inlined(value, [...at, key], open)]),
    )
    if (typeof $ref !== 'string') return $ref === undefined ? own : { ...own, $ref }
    if (!$ref.startsWith('#/components/')) return { ...own, $ref }
    if (open.includes($ref)) {
      reader.report([...at, '$ref'], `"${$ref}" refers to itself`)
      return own
    }
    const target = $ref.slice(2).split('/')
    const schema = target[1] === 'inputs' ? schemaAt(reader.document, $ref) : undefined
    if (schema === undefined) {
      const known = Object.keys(reader.document.components?.inputs ?? {})
      const problem = unknownName('component in inputs', target.slice(2).join('/'), known)
      reader.report([...at, '$ref'], problem ?? 'inputs may refer to #/components/inputs only')
      return own
    }
    const meaning = inlined(schema, target, [...open, $ref])
    return typeof meaning === 'object' ? { ...meaning, ...own } : own
  }
}

/** The schema a `#/...` reference points at; undefined also when it is no proper pointer. */
function schemaAt(document: RawDocument, reference: string): unknown {
  try {
    return valueAt(document, parsePointer(reference.slice(1)))
  } catch (error) {
    if (error instanceof PointerError) return undefined
    throw error
  }
}

type Components = { parameters: RawParameter; successActions: RawAction; failureActions: RawAction }

function componentAt<Kind extends keyof Components>(
  reader: Reader,
  kind: Kind,
  { reference }: RawReusable,
  usedAt: Path,
): { readonly raw: Components[Kind]; readonly path: Path } | undefined {
  const prefix = `$components.${kind}.`
  const place = [...usedAt, 'reference']
  if (!reference.startsWith(prefix)) {
    reader.report(place, `here a reference is written ${prefix}<name>`)
    return undefined
  }
  const name = reference.slice(prefix.length)
  const components: Readonly<Record<string, unknown>> = reader.document.components?.[kind] ?? {}
  const problem = unknownName(`component in ${kind}`, name, Object.keys(components))
  if (problem !== undefined) {
    reader.report(place, problem)
    return undefined
  }
  // The schema has checked that this kind of component has this shape.
  return { raw: components[name] as Components[Kind], path: ['components', kind, name] }
}

function isReusable(item: object): item is RawReusable {
  return 'reference' in item
}
