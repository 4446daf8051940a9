import type { Cursor } from './cursor.ts'
import { createCursor } from './cursor.ts'
import type { Pointer } from './pointer.ts'
import { PointerError, parsePointer } from './pointer.ts'
import { suggestion } from './suggestion.ts'

/** What a runtime expression starts from. */
export type Root =
  | { readonly kind: 'url' | 'method' | 'statusCode' }
  | { readonly kind: 'header'; readonly side: Side; readonly name: string }
  | { readonly kind: 'query' | 'path'; readonly name: string }
  | { readonly kind: 'body'; readonly side: Side }
  | { readonly kind: 'inputs' | 'outputs' | 'components' }
  | { readonly kind: 'steps'; readonly id: string }
  | { readonly kind: 'workflows'; readonly id: string; readonly part: 'inputs' | 'outputs' }
  | { readonly kind: 'sourceDescriptions'; readonly name: string }

export type Side = 'request' | 'response'

/** A parsed runtime expression: start at the root, follow `members`, then `pointer`, then `tail`. */
export type Expression = {
  readonly text: string
  readonly root: Root
  /** Dotted names and indexes; neighbours may belong to one name that holds a dot. */
  readonly members: Members
  readonly pointer: Pointer | undefined
  /** Indexes behind a pointer, which only conditions have. */
  readonly tail: Members
}

export type Members = readonly (string | number)[]

/**
 * Where an expression stands: alone, between braces inside a string, or in a simple condition. It
 * decides where a JSON Pointer and a header's name end.
 */
export type Setting = 'alone' | 'embedded' | 'condition'

const rootNames = [
  ...['url', 'method', 'statusCode', 'request', 'response', 'inputs', 'outputs', 'steps'],
  ...['workflows', 'sourceDescriptions', 'components'],
]
const name = /[^\s.[\]#{}()<>=!&|'",]+/y
const dottedName = /[^\s[\]#{}()<>=!&|'",]+/y
const headerName = {
  alone: /[\w!#$%&'*+.^`|~-]+/y,
  embedded: /[\w!#$%&'*+.^`|~-]+/y,
  condition: /[\w.-]+/y,
}
const pointerText = { alone: /.*/sy, embedded: /[^}]*/y, condition: /[^\s[\](){}<>=!&|'",]*/y }

/** @throws {ExpressionError} when the whole text is not one expression. */
export function parseExpression(text: string): Expression {
  const cursor = createCursor(text)
  const expression = takeExpression(cursor, 'alone')
  if (cursor.at < text.length) {
    cursor.fail(`unexpected "${text[cursor.at]}" in an expression; inside a text write {$...}`)
  }
  return expression
}

/**
 * Whether a string is meant as one expression: it starts with a known root, or it is one word that
 * starts with `$` and a letter (so that a misspelt root is refused instead of sent as text).
 */
export function looksLikeExpression(text: string): boolean {
  const word = /^\$([A-Za-z]+)/.exec(text)?.[1]
  return word !== undefined && (rootNames.includes(word) || !/\s/.test(text))
}

/** Reads one expression at the cursor and stops behind it. @throws {ExpressionError} */
export function takeExpression(cursor: Cursor, setting: Setting): Expression {
  const start = cursor.at
  const root = takeRoot(cursor, setting)
  const named = root.kind === 'inputs' || root.kind === 'outputs' || root.kind === 'components'
  const members = mayHaveMembers(root) ? takeMembers(cursor) : []
  if (members.length === 0 && (named || root.kind === 'steps' || root.kind === 'workflows')) {
    cursor.fail(`a name is missing after ${cursor.text.slice(start, cursor.at)}`)
  }
  const pointer = takePointer(cursor, setting, root)
  const tail = pointer === undefined ? [] : takeMembers(cursor)
  return { text: cursor.text.slice(start, cursor.at), root, members, pointer, tail }
}

function takeRoot(cursor: Cursor, setting: Setting): Root {
  const start = cursor.at
  if (!cursor.accept('$')) cursor.fail('an expression starts with "$"')
  const word = cursor.take(/[A-Za-z]+/y) ?? ''
  switch (word) {
    case 'url':
    case 'method':
    case 'statusCode':
    case 'inputs':
    case 'outputs':
    case 'components':
      return { kind: word }
    case 'request':
    case 'response':
      return takeMessagePart(cursor, word, setting)
    case 'steps':
      return { kind: 'steps', id: takeOwner(cursor, 'step', ['outputs']).id }
    case 'workflows':
      return { kind: 'workflows', ...takeOwner(cursor, 'workflow', ['inputs', 'outputs']) }
    case 'sourceDescriptions':
      return { kind: 'sourceDescriptions', name: takeName(cursor, 'source description') }
    default:
      return cursor.fail(`unknown expression "$${word}"${suggestion(word, rootNames)}`, start)
  }
}

function takeMessagePart(cursor: Cursor, side: Side, setting: Setting): Root {
  const parts = side === 'request' ? ['header', 'query', 'path', 'body'] : ['header', 'body']
  const start = cursor.at
  const part = cursor.accept('.') ? cursor.take(/[A-Za-z]+/y) : undefined
  if (part === 'body') return { kind: 'body', side }
  if (part === undefined || !parts.includes(part)) {
    return cursor.fail(`$${side} has ${parts.join(', ')}`, start)
  }
  const pattern = part === 'header' ? headerName[setting] : dottedName
  const word = cursor.accept('.') ? cursor.take(pattern) : undefined
  if (word === undefined) return cursor.fail(`a name is missing after $${side}.${part}`)
  if (part === 'header') return { kind: 'header', side, name: word }
  return { kind: part === 'query' ? 'query' : 'path', name: word }
}

/** `.id.part`, where an id may itself hold dots. */
function takeOwner<Part extends string>(cursor: Cursor, what: string, parts: readonly Part[]) {
  const start = cursor.at
  const before = new RegExp(`\\.[^\\s#[\\]{}()<>=!&|'"]+?(?=\\.(?:${parts.join('|')})\\b)`, 'y')
  const id = cursor.take(before)?.slice(1)
  const part = parts.find((candidate) => cursor.accept(`.${candidate}`))
  if (id === undefined || part === undefined) {
    const form = parts.map((choice) => `$${what}s.<id>.${choice}.<name>`).join(' or ')
    return cursor.fail(`a ${what} is read as ${form}`, start)
  }
  return { id, part }
}

function takeName(cursor: Cursor, what: string): string {
  const word = cursor.accept('.') ? cursor.take(name) : undefined
  return word ?? cursor.fail(`the name of the ${what} is missing`)
}

function mayHaveMembers({ kind }: Root): boolean {
  return kind === 'body' || mayHavePointer(kind) || kind === 'sourceDescriptions'
}

function mayHavePointer(kind: Root['kind']): boolean {
  return ['body', 'inputs', 'outputs', 'steps', 'workflows', 'components'].includes(kind)
}

/** The grammar knows members in conditions only; documents in the wild use them everywhere. */
function takeMembers(cursor: Cursor): Members {
  const members: (string | number)[] = []
  for (;;) {
    if (cursor.accept('.')) {
      members.push(cursor.take(name) ?? cursor.fail('a name is missing after "."'))
    } else if (cursor.accept('[')) {
      members.push(takeIndex(cursor))
    } else return members
  }
}

function takeIndex(cursor: Cursor): string | number {
  const index = cursor.take(/\d+(?=\])|'(?:[^']|'')*'(?=\])/y)
  if (index === undefined) return cursor.fail('an index is a number or a quoted name: [0]')
  cursor.accept(']')
  return index.startsWith("'") ? index.slice(1, -1).replaceAll("''", "'") : Number(index)
}

function takePointer(cursor: Cursor, setting: Setting, root: Root): Pointer | undefined {
  const hash = cursor.at
  if (!cursor.accept('#')) return undefined
  if (!mayHavePointer(root.kind)) cursor.fail(`$${root.kind} takes no JSON Pointer`, hash)
  const start = cursor.at
  try {
    return parsePointer(cursor.take(pointerText[setting]) ?? '')
  } catch (error) {
    if (error instanceof PointerError) cursor.fail(error.message, start + error.offset)
    throw error
  }
}
