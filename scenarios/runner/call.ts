import { PointerError, parsePointer } from './pointer.ts'
import type { Reader } from './reader.ts'
import { unknownName } from './reference.ts'
import type { Call, WorkflowTarget } from './scenario.ts'
import type { RawStep } from './schema.ts'
import type { Path } from './source-text.ts'

/** What a step calls; problems are reported, and undefined then stands for "unknown". */
export function readCall(reader: Reader, step: RawStep, path: Path): Call | undefined {
  const keys = ['operationId', 'operationPath', 'workflowId'] as const
  const given = keys.filter((key) => step[key] !== undefined)
  if (given.length !== 1) {
    const found = given.length === 0 ? 'none' : given.join(' and ')
    reader.report(path, `a step has exactly one of ${keys.join(', ')}; this one has ${found}`)
    return undefined
  }
  if (step.workflowId !== undefined) {
    return readWorkflowTarget(reader, step.workflowId, [...path, 'workflowId'])
  }
  return step.operationPath !== undefined
    ? operationByPath(reader, step.operationPath, [...path, 'operationPath'])
    : operationById(reader, step.operationId ?? '', [...path, 'operationId'])
}

/** `workflowId` of this file, or `$sourceDescriptions.<name>.<workflowId>`. */
export function readWorkflowTarget(
  reader: Reader,
  text: string,
  path: Path,
): WorkflowTarget | undefined {
  const far = readFar(reader, text, path, 'arazzo')
  if (far !== undefined) {
    return far.known ? { kind: 'workflow', source: far.source, workflowId: far.id } : undefined
  }
  const ids = reader.document.workflows.map(({ workflowId }) => workflowId)
  const problem = unknownName('workflow', text, ids)
  if (problem !== undefined) reader.report(path, problem)
  return problem === undefined
    ? { kind: 'workflow', source: undefined, workflowId: text }
    : undefined
}

function operationById(reader: Reader, text: string, path: Path): Call | undefined {
  const far = readFar(reader, text, path, 'openapi')
  if (far !== undefined) {
    return far.known ? { kind: 'operation', source: far.source, operationId: far.id } : undefined
  }
  const [only, ...others] = sourceNames(reader, 'openapi')
  if (only === undefined || others.length > 0) {
    const why = only === undefined ? 'no source is an OpenAPI' : 'several sources are described'
    reader.report(path, `${why}; write $sourceDescriptions.<name>.${text}`)
    return undefined
  }
  return { kind: 'operation', source: only, operationId: text }
}

function operationByPath(reader: Reader, text: string, path: Path): Call | undefined {
  const form = /^(?:\{\$sourceDescriptions\.([^.}#]+)\.url\}|\$sourceDescriptions\.([^.}#]+))#(.*)$/
  const [whole, braced, bare, pointer = ''] = form.exec(text) ?? []
  const source = braced ?? bare ?? ''
  if (whole === undefined) {
    const example = "'{$sourceDescriptions.<name>.url}#/paths/~1videos/get'"
    reader.report(path, `an operationPath is written ${example}`)
    return undefined
  }
  const problem = unknownName('source description', source, sourceNames(reader, 'openapi'))
  if (problem !== undefined) reader.report(path, problem, text.indexOf(source))
  const start = text.length - pointer.length
  try {
    const [paths, route, method, ...rest] = parsePointer(pointer)
    if (paths !== 'paths' || route === undefined || method === undefined || rest.length > 0) {
      reader.report(path, 'the pointer of an operationPath is /paths/<path>/<method>', start)
      return undefined
    }
    if (problem !== undefined) return undefined
    return { kind: 'path', source, path: unescaped(route), method: method.toLowerCase() }
  } catch (error) {
    if (!(error instanceof PointerError)) throw error
    reader.report(path, error.message, start + error.offset)
    return undefined
  }
}

function readFar(reader: Reader, text: string, path: Path, type: 'openapi' | 'arazzo') {
  if (!text.startsWith('$')) return undefined
  const [, source = '', id] = /^\$sourceDescriptions\.([^.]+)\.(.+)$/.exec(text) ?? []
  if (id === undefined) {
    reader.report(path, 'outside this file write $sourceDescriptions.<name>.<id>')
    return { known: false, source, id: '' }
  }
  const what = type === 'arazzo' ? 'Arazzo source description' : 'OpenAPI source description'
  const problem = unknownName(what, source, sourceNames(reader, type))
  if (problem !== undefined) reader.report(path, problem, '$sourceDescriptions.'.length)
  return { known: problem === undefined, source, id }
}

function sourceNames(reader: Reader, type: 'openapi' | 'arazzo'): readonly string[] {
  return reader.document.sourceDescriptions
    .filter((source) => (source.type ?? 'openapi') === type)
    .map(({ name }) => name)
}

/** A pointer in a URL's fragment may write the braces of a path template as %7B and %7D. */
function unescaped(route: string): string {
  return route.replace(/%7b/gi, '{').replace(/%7d/gi, '}')
}
