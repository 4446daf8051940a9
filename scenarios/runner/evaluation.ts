import type { Expression, Members } from './expression.ts'
import { childOf, valueAt } from './pointer.ts'

/** One call of an operation, as expressions see it; no response while none has come. */
export type Exchange = {
  readonly url: string
  readonly method: string
  readonly request: {
    readonly headers: Fields
    readonly query: Fields
    readonly path: Fields
    readonly body?: unknown
  }
  readonly statusCode?: number | undefined
  /** A body that is JSON comes parsed, any other as a string. */
  readonly response?: { readonly headers: Fields; readonly body?: unknown } | undefined
}

/** Everything a runtime expression can reach. Values that are absent are missing, not null. */
export type Context = {
  readonly exchange?: Exchange | undefined
  readonly inputs: Fields
  /** Outputs of the workflow or step that is being finished. */
  readonly outputs: Fields
  readonly steps: Readonly<Record<string, { readonly outputs: Fields }>>
  readonly workflows: Readonly<
    Record<string, { readonly inputs: Fields; readonly outputs: Fields }>
  >
  readonly sourceDescriptions: Readonly<Record<string, Fields>>
  readonly components: Fields
}

export type Fields = Readonly<Record<string, unknown>>

/** A context in which everything not given is empty. */
export function contextOf(parts: Partial<Context>): Context {
  const empty = {}
  return {
    inputs: empty,
    outputs: empty,
    steps: empty,
    workflows: empty,
    sourceDescriptions: empty,
    components: empty,
    ...parts,
  }
}

/** The value of an expression with its own type; undefined when there is none. */
export function evaluate(expression: Expression, context: Context): unknown {
  const start = followed(rootOf(expression, context), expression.members)
  const pointed = expression.pointer === undefined ? start : valueAt(start, expression.pointer)
  return followed(pointed, expression.tail)
}

function rootOf({ root }: Expression, context: Context): unknown {
  const { exchange } = context
  switch (root.kind) {
    case 'url':
    case 'method':
    case 'statusCode':
      return exchange?.[root.kind]
    case 'header':
      return headerOf(exchange?.[root.side]?.headers, root.name)
    case 'query':
    case 'path':
      return childOf(exchange?.request[root.kind], root.name)
    case 'body':
      return exchange?.[root.side]?.body
    case 'inputs':
    case 'outputs':
    case 'components':
      return context[root.kind]
    case 'steps':
      return childOf(childOf(context.steps, root.id), 'outputs')
    case 'workflows':
      return childOf(childOf(context.workflows, root.id), root.part)
    case 'sourceDescriptions':
      return childOf(context.sourceDescriptions, root.name)
  }
}

function headerOf(headers: Fields | undefined, wanted: string): unknown {
  const lower = wanted.toLowerCase()
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === lower)?.[1]
}

/** Follows members one by one, but lets a name that holds dots win over its parts. */
function followed(value: unknown, members: Members): unknown {
  if (members.length === 0) return value
  const firstIndex = members.findIndex((member) => typeof member === 'number')
  for (
    let length = firstIndex < 0 ? members.length : Math.max(firstIndex, 1);
    length > 0;
    length--
  ) {
    const child = childOf(value, members.slice(0, length).join('.'))
    if (child !== undefined) return followed(child, members.slice(length))
  }
  return undefined
}
