import { readActions } from './action.ts'
import { readCall } from './call.ts'
import { readStepExtensions } from './extension.ts'
import { readOutputs } from './outputs.ts'
import { readParameters } from './parameter.ts'
import type { Body } from './payload.ts'
import { readPayload } from './payload.ts'
import type { Pointer } from './pointer.ts'
import { PointerError, parsePointer } from './pointer.ts'
import type { Reader } from './reader.ts'
import type { Scope } from './reference.ts'
import type { Step } from './scenario.ts'
import type { RawRequestBody, RawStep, RawWorkflow } from './schema.ts'
import type { Path } from './source-text.ts'

/** One step with everything its workflow adds to it; undefined when it calls nothing known. */
export function readStep(
  reader: Reader,
  raw: RawStep,
  path: Path,
  workflow: RawWorkflow,
  workflowPath: Path,
): Step | undefined {
  const scope: Scope = { document: reader.document, workflow }
  const call = readCall(reader, raw, path)
  const shared = (key: 'parameters' | 'successActions' | 'failureActions') => [...workflowPath, key]
  const parameters = readParameters(
    reader,
    { items: raw.parameters, path: [...path, 'parameters'] },
    { items: workflow.parameters, path: shared('parameters') },
    call,
    scope,
  )
  const onSuccess = readActions(
    reader,
    'successActions',
    { items: raw.onSuccess, path: [...path, 'onSuccess'] },
    { items: workflow.successActions, path: shared('successActions') },
    scope,
  )
  const onFailure = readActions(
    reader,
    'failureActions',
    { items: raw.onFailure, path: [...path, 'onFailure'] },
    { items: workflow.failureActions, path: shared('failureActions') },
    scope,
  )
  if (raw.requestBody !== undefined && raw.workflowId !== undefined) {
    reader.report([...path, 'requestBody'], 'a workflow takes parameters, not a requestBody')
  }
  const rest = {
    body: raw.requestBody && readBody(reader, raw.requestBody, [...path, 'requestBody'], scope),
    criteria: reader.criteria(raw.successCriteria, [...path, 'successCriteria'], scope),
    outputs: readOutputs(reader, raw.outputs, [...path, 'outputs'], scope),
    ...readStepExtensions(reader, raw, path, scope),
    extensions: reader.extensions(raw, path),
    at: reader.at(path),
  }
  if (call === undefined) return undefined
  const { stepId: id, description } = raw
  return { id, description, call, parameters, onSuccess, onFailure, ...rest }
}

function readBody(reader: Reader, raw: RawRequestBody, path: Path, scope: Scope): Body {
  const { contentType, payload } = raw
  const replacements = (raw.replacements ?? []).flatMap((replacement, index) => {
    const place = [...path, 'replacements', index]
    const value = reader.template(replacement.value, [...place, 'value'], scope)
    const target = readTargetPointer(reader, replacement.target, [...place, 'target'])
    return target === undefined ? [] : [{ target, value, at: reader.at(place) }]
  })
  return {
    contentType,
    payload:
      payload === undefined
        ? undefined
        : reader.template(payload, [...path, 'payload'], scope, (value, onMalformed) =>
            readPayload(value, contentType, onMalformed),
          ),
    replacements,
    at: reader.at(path),
  }
}

function readTargetPointer(reader: Reader, text: string, path: Path): Pointer | undefined {
  const looksLikeXPath = /^\/\/|^[^/]|\[|@|::/.test(text)
  try {
    if (text.startsWith('//')) throw new PointerError('XPath', 0)
    return parsePointer(text)
  } catch (error) {
    if (!(error instanceof PointerError)) throw error
    const xpath = 'a target is a JSON Pointer; XPath is not supported'
    reader.report(path, looksLikeXPath ? xpath : error.message, looksLikeXPath ? 0 : error.offset)
    return undefined
  }
}
