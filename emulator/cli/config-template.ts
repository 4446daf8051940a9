import { stringify } from 'yaml'
import type { z } from 'zod'
import { type Shape, shapeOf } from './layer.ts'

/**
 * A config file with every key of a schema, what it means and its default, all commented out.
 * With one `# ` taken off every line it is a file that changes nothing.
 */
export function configTemplate(schema: z.ZodType): string {
  const lines = linesOf(shapeOf(schema), schema.parse({})).map((line) => `# ${line}`.trimEnd())
  const body = lines.filter(
    (line, index) => line !== '#' || !['#', undefined].includes(lines[index + 1]),
  )
  return `${[...header, ...body].join('\n')}\n`
}

const header = [
  '## Settings of Backlot. Take the `# ` off a line, and off the lines it stands under, to change it.',
  '## Flags and BACKLOT_* variables go before what stands here.',
  '',
]

/** One key: what is said of it, and its own lines. */
interface Part {
  readonly told: readonly string[]
  readonly lines: readonly string[]
}

const partsOf = ({ properties = {} }: Shape, defaults: unknown): readonly Part[] =>
  Object.entries(properties).map(([key, shape]) => ({
    told: explanation(shape),
    lines: settingLines(key, shape, memberOf(defaults, key)),
  }))

const linesOf = (shape: Shape, defaults: unknown): string[] =>
  partsOf(shape, defaults).flatMap(({ told, lines }) => [...told, ...lines])

function explanation({ description, enum: choices }: Shape): string[] {
  const lines = description === undefined ? [] : [`# ${description}`]
  return choices ? [...lines, `# One of ${choices.join(', ')}.`] : lines
}

function settingLines(key: string, shape: Shape, value: unknown): string[] {
  if (shape.properties) {
    const parts = partsOf(shape, value)
    const isSet = parts.some(({ lines }) => lines.some((line) => line !== '' && !/^#/.test(line)))
    // Where nothing inside has a default, the key is a comment with all that stands below it: that needs no sign of its own.
    const bared = (lines: readonly string[]): readonly string[] =>
      isSet ? lines : lines.map((line) => line.replace(/^# /, ''))
    const inner = parts.flatMap(({ told, lines }) => [...told, ...bared(lines)])
    const lines = [`${key}:`, ...inner.map((line) => `  ${line}`)]
    return [...(isSet ? lines : lines.map((line) => `# ${line}`)), '']
  }
  // What has no default is a comment still when the rest is not.
  if (value === undefined) return [`# ${key}: # not set`]
  return stringify({ [key]: value }, { collectionStyle: 'flow' })
    .replace(/^\{ (.*) \}\n$/s, '$1')
    .trimEnd()
    .split('\n')
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === key)?.[1]
}
