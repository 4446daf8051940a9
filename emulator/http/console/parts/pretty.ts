import { shortened } from './text.tsx'

/** JSON with line breaks, cut where it is too long; any other text as it is. */
export function pretty(text: string, most = 4000): string {
  const value = parsed(text)
  return shortened(value === undefined ? text : JSON.stringify(value, undefined, 2), most)
}

/** A text read as JSON; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
