import type { Scalar } from 'yaml'

/**
 * Where the `offset`-th character of a string's value stands in the file's text; the start of the
 * scalar when its notation (folded lines, escapes) does not let one count.
 */
export function sourceOffset(text: string, scalar: Scalar, start: number, offset: number): number {
  if (typeof scalar.value !== 'string' || offset === 0) return start
  if (scalar.type === 'BLOCK_LITERAL') return blockOffset(text, scalar.value, start, offset)
  const written = notationOf(scalar.type, scalar.value.slice(0, offset))
  return text.startsWith(written, start) ? start + written.length : start
}

function notationOf(type: Scalar['type'], prefix: string): string {
  if (type === 'QUOTE_SINGLE') return `'${prefix.replaceAll("'", "''")}`
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(prefix).slice(0, -1)
  return prefix
}

/** In a literal block each line of the value is the tail of a line of the file. */
function blockOffset(text: string, value: string, start: number, offset: number): number {
  const before = value.slice(0, offset).split('\n')
  const column = before.at(-1)?.length ?? 0
  const valueLine = value.split('\n')[before.length - 1] ?? ''
  let lineStart = start
  for (let line = 0; line < before.length; line++) {
    lineStart = text.indexOf('\n', lineStart) + 1
    if (lineStart === 0) return start
  }
  const lineEnd = text.indexOf('\n', lineStart)
  const fileLine = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, '')
  return fileLine.endsWith(valueLine)
    ? lineStart + fileLine.length - valueLine.length + column
    : start
}
