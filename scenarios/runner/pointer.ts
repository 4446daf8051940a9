/** A JSON Pointer (RFC 6901), parsed: its unescaped reference tokens. */
export type Pointer = readonly string[]

/** A pointer that is not written as RFC 6901 asks; `offset` is the offending character. */
export class PointerError extends Error {
  override readonly name = 'PointerError'
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** @throws {PointerError} when it starts without a slash or holds a `~` that escapes nothing. */
export function parsePointer(text: string): Pointer {
  if (text === '') return []
  if (!text.startsWith('/')) throw new PointerError('a JSON Pointer starts with "/"', 0)
  const stray = text.search(/~(?![01])/)
  if (stray >= 0) throw new PointerError('in a JSON Pointer "~" is written "~0"', stray)
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer as text again. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The value a pointer leads to; undefined (never null) when there is none. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>(childOf, root)
}

/** A member of an object or, by a decimal index without leading zeros, an item of an array. */
export function childOf(parent: unknown, token: string): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined
  if (Array.isArray(parent) && !isIndex(token)) return undefined
  return Object.hasOwn(parent, token) ? Reflect.get(parent, token) : undefined
}

/** Whether RFC 6901 reads a token as an array index. */
export function isIndex(token: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(token)
}
