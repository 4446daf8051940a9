import type { Document, Node } from 'yaml'
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Position, Problem } from './problem.ts'
import { sourceOffset } from './scalar-offset.ts'

/** The way from the root of a document to one of its values. */
export type Path = readonly (string | number)[]

/** A YAML or JSON text as a plain value that still knows where each part was written. */
export type SourceText = {
  readonly value: unknown
  /** What the YAML parser refuses; with any of these, `value` is undefined. */
  readonly problems: readonly Problem[]
  /** Where a value starts, or its nearest written ancestor; `offset` is a character inside a string. */
  positionOf(path: Path, offset?: number): Position
  /** Where the key of a mapping's entry starts. */
  positionOfKey(path: Path): Position
}

/** Reads YAML 1.2 (and so JSON); never throws. */
export function readSourceText(file: string, text: string): SourceText {
  const lineStarts = lineStartsOf(text)
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
  })
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    ...position(error.pos[0]),
    message: firstLine(error.message),
  }))
  const value = problems.length === 0 ? plainValue() : undefined
  return { value, problems, positionOf, positionOfKey }

  function plainValue(): unknown {
    try {
      return document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      // Aliases that multiply beyond reason, or point at nothing, surface only here.
      problems.push({
        ...position(0),
        message: error instanceof Error ? error.message : `${error}`,
      })
      return undefined
    }
  }

  function positionOf(path: Path, offset = 0): Position {
    const node = nodeAt(document, path)
    const start = node?.range?.[0] ?? 0
    return position(isScalar(node) ? sourceOffset(text, node, start, offset) : start)
  }

  function positionOfKey(path: Path): Position {
    const parent = nodeAt(document, path.slice(0, -1))
    const key = isMap(parent) ? entryOf(parent, path.at(-1))?.key : undefined
    return isScalar(key) ? position(key.range?.[0] ?? 0) : positionOf(path)
  }

  function position(offset: number): Position {
    const next = lineStarts.findIndex((start) => start > offset)
    const line = next < 0 ? lineStarts.length : next
    return { file, line, column: offset - (lineStarts[line - 1] ?? 0) + 1 }
  }
}

/** Counted here: in a broken text the parser's own counter leaves out the lines it gave up on. */
function lineStartsOf(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

function nodeAt(document: Document, path: Path): Node | null {
  let node = followed(document, document.contents)
  for (const part of path) {
    const next = isMap(node)
      ? entryOf(node, part)?.value
      : isSeq(node) && typeof part === 'number'
        ? node.items[part]
        : undefined
    if (next === undefined || next === null) return node
    // The parser fills collections with nodes only; the library types them as unknown.
    node = followed(document, next as Node)
  }
  return node
}

function followed(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node
}

function entryOf(map: { readonly items: readonly unknown[] }, part: string | number | undefined) {
  // The items of a parsed mapping are pairs of nodes; the library types them as unknown.
  const pairs = map.items as readonly { readonly key: unknown; readonly value: unknown }[]
  return pairs.find(({ key }) => isScalar(key) && String(key.value) === String(part))
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
