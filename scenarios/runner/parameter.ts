import { placedParameters } from './components.ts'
import type { Reader } from './reader.ts'
import type { Scope } from './reference.ts'
import type { Call, Parameter } from './scenario.ts'
import type { RawParameter, RawReusable } from './schema.ts'
import type { Path } from './source-text.ts'

type Items = readonly (RawParameter | RawReusable)[] | undefined
type Placed = ReturnType<typeof placedParameters>[number]

/** A step's parameters, followed by those its workflow gives to every step and it does not override. */
export function readParameters(
  reader: Reader,
  own: { readonly items: Items; readonly path: Path },
  shared: { readonly items: Items; readonly path: Path },
  call: Call | undefined,
  scope: Scope,
): readonly Parameter[] {
  const mine = placedParameters(reader, own.items, own.path)
  const theirs = placedParameters(reader, shared.items, shared.path)
  refuseDuplicates(reader, mine)
  refuseDuplicates(reader, theirs)
  const overridden = new Set(mine.map(identityOf))
  const all = [...mine, ...theirs.filter((each) => !overridden.has(identityOf(each)))]
  return all.map((placed) => {
    const { raw, usedAt, valuePath } = placed
    if (raw.in === undefined && call !== undefined && call.kind !== 'workflow') {
      reader.report(usedAt, `parameter "${raw.name}" of an operation lacks "in"`)
    }
    const value = reader.template(raw.value, valuePath, scope)
    return { name: raw.name, in: raw.in, value, at: reader.at(usedAt) }
  })
}

function refuseDuplicates(reader: Reader, parameters: readonly Placed[]): void {
  const seen = new Set<string>()
  for (const each of parameters) {
    const identity = identityOf(each)
    if (seen.has(identity)) reader.report(each.usedAt, `duplicate parameter "${each.raw.name}"`)
    seen.add(identity)
  }
}

/** Headers are the same whatever their case. */
function identityOf({ raw }: Placed): string {
  return `${raw.in ?? ''} ${raw.in === 'header' ? raw.name.toLowerCase() : raw.name}`
}
