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

function linesOf({ properties = {} }: Shape, defaults: unknown): string[] {
  return Object.entries(properties).flatMap(([key, shape]) => [
    ...explanation(shape),
    ...settingLines(key, shape, memberOf(defaults, key)),
  ])
}

function explanation({ description, enum: choices }: Shape): string[] {
  const lines = description === undefined ? [] : [`# ${description}`]
  return choices ? [...lines, `# One of ${choices.join(', ')}.`] : lines
}

function settingLines(key: string, shape: Shape, value: unknown): string[] {
  if (shape.properties) {
    const inner = linesOf(shape, value)
    const isSet = inner.some((line) => line !== '' && !line.startsWith('#'))
    const lines = [`${key}:`, ...inner.map((line) => `  ${isSet ? line : line.replace(/^# /, '')}`)]
    return [...(isSet ? lines : lines.map((line) => `# ${line}`)), '']
  }
  // What has no default is a comment still when the rest is not.
  if (value === undefined) return [`# ${key}: (not set)`]
  return stringify({ [key]: value }, { collectionStyle: 'flow' })
    .replace(/^\{ (.*) \}\n$/s, '$1')
    .trimEnd()
    .split('\n')
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === key)?.[1]
}
