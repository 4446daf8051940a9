import { isLink, looksDrawn } from '../replay/ids.ts'

/** Where in which step's answer an id or a link was seen first. */
export interface Source {
  readonly stepId: string
  /** Name of the output that holds it. */
  readonly name: string
  /** JSON Pointer into the answer. */
  readonly pointer: string
}

/** Which texts of a story come from earlier answers, and which of them are used. */
export interface Sources {
  /** Remembers what an answer tells for the first time. */
  see(stepId: string, json: unknown): void
  /** A text in which ids of earlier answers are expressions. */
  expressed(text: string): string
  /** The same for every text in plain data. */
  inData(value: unknown): unknown
  /** Outputs of a step that something later uses, as expressions by name. */
  outputsOf(stepId: string): Readonly<Record<string, string>>
}

/** Nothing seen yet. */
export function createSources(): Sources {
  const sources = new Map<string, Source>()
  const used = new Map<string, Map<string, string>>()

  const visit = (stepId: string, value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') {
      if (sources.has(value) || !(isLink(value) || looksDrawn(value))) return
      const name = nameOf(path, [...(taken.get(stepId) ?? [])])
      taken.set(stepId, (taken.get(stepId) ?? new Set()).add(name))
      sources.set(value, { stepId, name, pointer: pointerOf(path) })
    } else if (value !== null && typeof value === 'object')
      for (const [key, member] of Object.entries(value)) visit(stepId, member, [...path, key])
  }
  const taken = new Map<string, Set<string>>()

  const use = ({ stepId, name, pointer }: Source): string => {
    const outputs = used.get(stepId) ?? new Map<string, string>()
    used.set(stepId, outputs.set(name, `$response.body#${pointer}`))
    return `$steps.${stepId}.outputs.${name}`
  }
  const expressed = (text: string): string => {
    const whole = sources.get(text)
    if (whole) return use(whole)
    return text.replace(/https?:\/\/[^\s"'<>\\]+|[0-9A-Za-z_-]{6,}/g, (word) => {
      const source = sources.get(word)
      return source ? `{${use(source)}}` : word
    })
  }
  const inData = (value: unknown): unknown => {
    if (typeof value === 'string') return expressed(value)
    if (Array.isArray(value)) return value.map(inData)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inData(member)]))
  }

  return {
    see: (stepId, json) => visit(stepId, json, []),
    expressed,
    inData,
    outputsOf: (stepId) => Object.fromEntries(used.get(stepId) ?? []),
  }
}

/** A JSON Pointer (RFC 6901). */
export const pointerOf = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A name for an output: what it stands under, with its numbers where that is taken. */
function nameOf(path: readonly string[], taken: readonly string[]): string {
  const words = path.filter((step) => !/^\d+$/.test(step)).map((step) => step.replace(/\W/g, '_'))
  const last = words.at(-1) ?? 'value'
  const short = last.replace(/_ids$/, '_id').replace(/^ids$/, 'id')
  const names = [short, words.join('_'), path.map((step) => step.replace(/\W/g, '_')).join('_')]
  return names.find((name) => !taken.includes(name)) ?? `${short}_${taken.length}`
}
