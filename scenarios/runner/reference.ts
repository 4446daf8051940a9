import type { Expression, Members } from './expression.ts'
import { childOf } from './pointer.ts'
import type { RawDocument, RawWorkflow } from './schema.ts'
import { suggestion } from './suggestion.ts'

/** Where an expression is used; without a workflow only the document's own names are checked. */
export type Scope = {
  readonly document: RawDocument
  readonly workflow: RawWorkflow | undefined
}

/** What is wrong with the names an expression refers to, if anything can be told before playing. */
export function referenceProblem(expression: Expression, scope: Scope): string | undefined {
  const { root, members } = expression
  const { document, workflow } = scope
  switch (root.kind) {
    case 'inputs':
      return workflow && inputProblem(members, workflow)
    case 'steps':
      return workflow && stepProblem(root.id, members, workflow)
    case 'workflows':
      return workflowProblem(root.id, root.part, members, document)
    case 'sourceDescriptions': {
      const names = document.sourceDescriptions.map(({ name }) => name)
      return unknownName('source description', root.name, names)
    }
    case 'components':
      return componentProblem(members, document)
    default:
      return undefined
  }
}

/** "unknown X", with the nearest of the known ones; undefined when it is known. */
export function unknownName(
  what: string,
  wanted: string,
  known: readonly string[],
): string | undefined {
  if (known.includes(wanted)) return undefined
  return `unknown ${what} "${wanted}"${suggestion(wanted, known)}`
}

function inputProblem(members: Members, workflow: RawWorkflow): string | undefined {
  const schema = workflow.inputs
  const properties = schema?.['properties']
  // A schema that admits more than it lists says nothing about a name it does not list.
  const open = ['$ref', 'allOf', 'anyOf', 'oneOf', 'patternProperties', 'additionalProperties']
  if (schema === undefined || typeof properties !== 'object' || properties === null)
    return undefined
  if (open.some((keyword) => schema[keyword] !== undefined && schema[keyword] !== false)) {
    return undefined
  }
  return unlisted('input', members, Object.keys(properties))
}

function stepProblem(id: string, members: Members, workflow: RawWorkflow): string | undefined {
  const ids = workflow.steps.map(({ stepId }) => stepId)
  const step = workflow.steps.find(({ stepId }) => stepId === id)
  if (step === undefined) return unknownName('step', id, ids)
  // A step that runs a workflow hands on outputs that are not listed here.
  if (step.workflowId !== undefined) return undefined
  const heard = step['x-backlot-await-webhook']?.outputs
  return unlisted(`output of step "${id}"`, members, Object.keys({ ...step.outputs, ...heard }))
}

function workflowProblem(
  id: string,
  part: 'inputs' | 'outputs',
  members: Members,
  document: RawDocument,
): string | undefined {
  const ids = document.workflows.map(({ workflowId }) => workflowId)
  const workflow = document.workflows.find(({ workflowId }) => workflowId === id)
  if (workflow === undefined) return unknownName('workflow', id, ids)
  if (part === 'inputs') return inputProblem(members, workflow)
  return unlisted(`output of workflow "${id}"`, members, Object.keys(workflow.outputs ?? {}))
}

function componentProblem(members: Members, document: RawDocument): string | undefined {
  const kinds = ['inputs', 'parameters', 'successActions', 'failureActions']
  const [kind, ...rest] = members
  const unknownKind = unknownName('kind of component', String(kind), kinds)
  if (unknownKind !== undefined) return unknownKind
  const known = childOf(document.components, String(kind))
  const names = typeof known === 'object' && known !== null ? Object.keys(known) : []
  return unlisted(`component in ${kind}`, rest, names)
}

/** Names may hold dots, so any run of leading members may be the name. */
function unlisted(what: string, members: Members, known: readonly string[]): string | undefined {
  const runs = members.map((_, index) => members.slice(0, index + 1).join('.'))
  if (runs.some((run) => known.includes(run))) return undefined
  return unknownName(what, members.join('.'), known)
}
