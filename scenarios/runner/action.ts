import { readWorkflowTarget } from './call.ts'
import type { Placed } from './components.ts'
import { placedActions } from './components.ts'
import type { Reader } from './reader.ts'
import type { Scope } from './reference.ts'
import { unknownName } from './reference.ts'
import type { Action, Target } from './scenario.ts'
import type { RawAction, RawReusable, RawWorkflow } from './schema.ts'
import type { Path } from './source-text.ts'

type ActionKind = 'successActions' | 'failureActions'
type Items = readonly (RawAction | RawReusable)[] | undefined

/** A step's actions, followed by those its workflow gives to every step and it does not override. */
export function readActions(
  reader: Reader,
  kind: ActionKind,
  own: { readonly items: Items; readonly path: Path },
  shared: { readonly items: Items; readonly path: Path },
  scope: Scope,
): readonly Action[] {
  const mine = placedActions(reader, kind, own.items, own.path)
  const theirs = placedActions(reader, kind, shared.items, shared.path)
  refuseDuplicates(reader, mine)
  refuseDuplicates(reader, theirs)
  const overridden = new Set(mine.map(({ raw }) => raw.name))
  const all = [...mine, ...theirs.filter(({ raw }) => !overridden.has(raw.name))]
  return all.flatMap((placed) => readAction(reader, placed, scope) ?? [])
}

/** One action; problems are reported, and undefined then stands for it. */
export function readAction(
  reader: Reader,
  { raw, path, usedAt }: Placed<RawAction>,
  scope: Scope,
): Action | undefined {
  const { name, type } = raw
  refuseStrayFields(reader, raw, path)
  const target = readTarget(reader, raw, path, scope.workflow)
  const criteria = reader.criteria(raw.criteria, [...path, 'criteria'], scope)
  const extensions = reader.extensions(raw, path)
  const common = { name, criteria, extensions, at: reader.at(usedAt) }
  switch (type) {
    case 'end':
      return { ...common, type }
    case 'goto':
      if (raw.stepId === undefined && raw.workflowId === undefined) {
        reader.report(path, `action "${name}" goes to no step and no workflow`)
      }
      return target === undefined ? undefined : { ...common, type, target }
    case 'retry':
      return {
        ...common,
        type,
        target,
        retryAfter: raw.retryAfter,
        retryLimit: raw.retryLimit ?? 1,
      }
  }
}

function refuseStrayFields(reader: Reader, raw: RawAction, path: Path): void {
  const strays = {
    end: ['workflowId', 'stepId', 'retryAfter', 'retryLimit'],
    goto: ['retryAfter', 'retryLimit'],
    retry: [],
  } as const
  for (const field of strays[raw.type]) {
    if (raw[field] === undefined) continue
    reader.report([...path, field], `"${field}" means nothing in an action of type ${raw.type}`)
  }
  if (raw.workflowId !== undefined && raw.stepId !== undefined) {
    reader.report(path, `action "${raw.name}" names both a step and a workflow`)
  }
}

function readTarget(
  reader: Reader,
  raw: RawAction,
  path: Path,
  workflow: RawWorkflow | undefined,
): Target | undefined {
  if (raw.type === 'end') return undefined
  if (raw.workflowId !== undefined) {
    return readWorkflowTarget(reader, raw.workflowId, [...path, 'workflowId'])
  }
  if (raw.stepId === undefined) return undefined
  const ids = workflow?.steps.map(({ stepId }) => stepId)
  const problem = ids === undefined ? undefined : unknownName('step', raw.stepId, ids)
  if (problem !== undefined) reader.report([...path, 'stepId'], problem)
  return problem === undefined ? { kind: 'step', stepId: raw.stepId } : undefined
}

function refuseDuplicates(reader: Reader, actions: readonly Placed<RawAction>[]): void {
  const seen = new Set<string>()
  for (const { raw, usedAt } of actions) {
    if (seen.has(raw.name)) reader.report(usedAt, `duplicate action "${raw.name}"`)
    seen.add(raw.name)
  }
}
