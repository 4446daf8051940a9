import { ExpressionError } from './cursor.ts'
import type { Context } from './evaluation.ts'
import type { Pointer } from './pointer.ts'
import { childOf, isIndex, pointerText } from './pointer.ts'
import type { Position } from './problem.ts'
import { ScenarioError } from './problem.ts'
import type { Filled, OnMalformed, Template } from './template.ts'
import { fill, readTemplate } from './template.ts'

/** A request body as the scenario describes it. */
export type Body = {
  readonly contentType: string | undefined
  /** Undefined when the step names replacements only. */
  readonly payload: Template | undefined
  readonly replacements: readonly Replacement[]
  readonly at: Position
}

export type Replacement = {
  readonly target: Pointer
  readonly value: Template
  readonly at: Position
}

/**
 * Parses a payload. A text that is itself JSON is read as JSON, so that embedded values are escaped
 * as JSON strings; any other text stays a text.
 */
export function readPayload(
  payload: unknown,
  contentType: string | undefined,
  onMalformed: OnMalformed,
): Template {
  const mayBeJson = contentType === undefined || /\bjson\b/i.test(contentType)
  const json = typeof payload === 'string' && mayBeJson ? parsedJson(payload) : undefined
  if (json === undefined) return readTemplate(payload, onMalformed)
  return readTemplate(json, raiseHere)

  function raiseHere(error: ExpressionError): void {
    // Inside the text the malformed string stands where its characters do.
    const offset = Math.max(String(payload).indexOf(error.text), 0) + error.offset
    onMalformed(new ExpressionError(error.reason, String(payload), offset), [])
  }
}

/**
 * Evaluates the payload, then the replacements in order.
 *
 * @throws {ScenarioError} when a replacement's target does not exist in the payload.
 */
export function buildBody(body: Body, context: Context): Filled {
  const payload = body.payload === undefined ? undefined : fill(body.payload, context)
  const missing = [...(payload?.missing ?? [])]
  let value = payload?.value
  for (const { target, value: template, at } of body.replacements) {
    const filled = fill(template, context)
    missing.push(...filled.missing)
    const root = typeof value === 'string' ? (parsedJson(value) ?? value) : value
    try {
      value = replacedAt(root, target, filled.value)
    } catch (error) {
      if (!(error instanceof NowhereError)) throw error
      const message = `the payload has no place ${pointerText(target)}: ${error.message}`
      throw new ScenarioError([{ ...at, message }])
    }
  }
  return { value, missing }
}

class NowhereError extends Error {
  override readonly name = 'NowhereError'
}

/** A copy with one place set; the last token may name a new member, the end of an array or "-". */
function replacedAt(node: unknown, [token, ...rest]: Pointer, value: unknown): unknown {
  if (token === undefined) return value
  const child = childOf(node, token)
  if (rest.length > 0 && child === undefined) throw new NowhereError(`nothing at "${token}"`)
  const replaced = replacedAt(child, rest, value)
  if (Array.isArray(node)) {
    const index = token === '-' ? node.length : isIndex(token) ? Number(token) : Number.NaN
    if (!(index <= node.length)) throw new NowhereError(`no item "${token}" in an array`)
    return Object.assign([...node], { [index]: replaced })
  }
  if (typeof node !== 'object' || node === null) {
    throw new NowhereError(`"${token}" would stand in a plain value`)
  }
  return { ...node, [token]: replaced }
}

/** An object or array written as JSON text. */
function parsedJson(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
