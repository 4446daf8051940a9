/** An expression or condition that cannot be read; `offset` is the offending character, from zero. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  /** What is wrong, without the place. */
  readonly reason: string
  readonly text: string
  readonly offset: number

  constructor(reason: string, text: string, offset: number) {
    super(`${reason} (column ${offset + 1} of \`${text}\`)`)
    this.reason = reason
    this.text = text
    this.offset = offset
  }
}

/** A reading position in a text. */
export type Cursor = {
  readonly text: string
  at: number
  /** Reads what a sticky pattern matches here, and moves behind it. */
  take(pattern: RegExp): string | undefined
  /** Whether a literal stands here; moves behind it when it does. */
  accept(literal: string): boolean
  /** @throws {ExpressionError} always, pointing at the cursor or at `offset`. */
  fail(reason: string, offset?: number): never
}

/** A cursor at `at`; its patterns must carry the sticky flag. */
export function createCursor(text: string, at = 0): Cursor {
  const cursor: Cursor = {
    text,
    at,
    take(pattern) {
      pattern.lastIndex = cursor.at
      const found = pattern.exec(text)?.[0]
      if (found !== undefined) cursor.at += found.length
      return found
    },
    accept(literal) {
      if (!text.startsWith(literal, cursor.at)) return false
      cursor.at += literal.length
      return true
    },
    fail(reason, offset = cursor.at) {
      throw new ExpressionError(reason, text, offset)
    },
  }
  return cursor
}
