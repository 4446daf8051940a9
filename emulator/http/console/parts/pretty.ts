import { jsonOf } from '../json.ts'
import { shortened } from './text.tsx'

/** JSON with line breaks, cut where it is too long; any other text as it is. */
export function pretty(text: string, most = 4000): string {
  const value = jsonOf(text)
  return shortened(value === undefined ? text : JSON.stringify(value, undefined, 2), most)
}
