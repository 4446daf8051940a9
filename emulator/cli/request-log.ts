import { styleText } from 'node:util'
import { formatInstant } from '../engine/instant.ts'
import type { Heard } from '../index.ts'

type Colour = 'green' | 'yellow' | 'red' | 'dim'

/** Colours a text where the stream it goes to shows colours. */
export type Paint = (colour: Colour, text: string) => string

/** Colours for a terminal, unless NO_COLOR is set; plain text for all else. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const plain = !stream.isTTY || Boolean(process.env['NO_COLOR'])
  return (colour, text) => (plain ? text : styleText(colour, text))
}

/** Longest path or reason that a line carries, in characters. */
const longest = 400

/** One line of the log: virtual time, call, answer, real milliseconds, and why it was refused. */
export function lineOf(call: Heard, world: string, paint: Paint): string {
  const { at, tookMs, method, target, status, code, refused } = call
  const [path = target] = target.split('?', 1)
  const answer = code === undefined ? `${status}` : `${status} code ${code}`
  const colour = status >= 500 || call.stack !== undefined ? 'red' : refused ? 'yellow' : 'green'
  return [
    paint('dim', formatInstant(at)),
    ...(world === 'default' ? [] : [`[${world}]`]),
    method,
    printable(path),
    paint(colour, answer),
    paint('dim', `${tookMs.toFixed(1)} ms`),
    ...(refused ? [`- ${printable(refused.reason)}`] : []),
  ].join(' ')
}

/** A text of the caller's on one line, without what steers a terminal. */
export function printable(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  return short.replace(/\p{C}/gu, (character) => {
    const point = character.codePointAt(0) ?? 0
    return `\\u{${point.toString(16)}}`
  })
}
