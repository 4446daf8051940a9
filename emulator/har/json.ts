/** Levels of nesting that are followed; what honest software writes has a few dozen. */
export const deepestNesting = 256

/** Whether a JSON text nests deeper than is followed, found without reading it as JSON. */
export function isTooDeep(text: string, limit = deepestNesting): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === backslash) index += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === brace || code === bracket) {
      depth += 1
      if (depth > limit) return true
    } else if (code === braceEnd || code === bracketEnd) depth -= 1
  }
  return false
}

/** A body as JSON; undefined when it is none, or is nested too deep to be anybody's answer. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined || isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const [quote, backslash, brace, bracket, braceEnd, bracketEnd] = [34, 92, 123, 91, 125, 93]
