import { readAction } from './action.ts'
import { readWorkflowTarget } from './call.ts'
import { resolvedInputs } from './components.ts'
import { readOutputs } from './outputs.ts'
import type { Reader } from './reader.ts'
import type { Scope } from './reference.ts'
import type { Workflow } from './scenario.ts'
import type { RawWorkflow } from './schema.ts'
import type { Path } from './source-text.ts'
import { readStep } from './step.ts'

/** One workflow with its steps; problems are reported. */
export function readWorkflow(reader: Reader, raw: RawWorkflow, path: Path): Workflow {
  const scope: Scope = { document: reader.document, workflow: raw }
  refuseDuplicates(
    reader,
    'step',
    raw.steps.map(({ stepId }) => stepId),
    (index) => [...path, 'steps', index, 'stepId'],
  )
  refuseDuplicates(reader, 'dependency', raw.dependsOn ?? [], (index) => [
    ...path,
    'dependsOn',
    index,
  ])
  return {
    id: raw.workflowId,
    summary: raw.summary,
    description: raw.description,
    inputs: raw.inputs && resolvedInputs(reader, raw.inputs, [...path, 'inputs']),
    dependsOn: (raw.dependsOn ?? []).flatMap(
      (id, index) => readWorkflowTarget(reader, id, [...path, 'dependsOn', index]) ?? [],
    ),
    steps: raw.steps.flatMap(
      (step, index) => readStep(reader, step, [...path, 'steps', index], raw, path) ?? [],
    ),
    outputs: readOutputs(reader, raw.outputs, [...path, 'outputs'], scope),
    extensions: reader.extensions(raw, path),
    at: reader.at(path),
  }
}

/** Reports every name that has been there before. */
export function refuseDuplicates(
  reader: Reader,
  what: string,
  names: readonly string[],
  pathOf: (index: number) => Path,
): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) reader.report(pathOf(index), `duplicate ${what} "${name}"`)
  })
}

/** Reports workflows that wait for each other, once for each circle. */
export function refuseCircles(reader: Reader, workflows: readonly Workflow[]): void {
  const done = new Set<string>()
  workflows.forEach((workflow, index) => {
    visit(workflow.id, [], ['workflows', index, 'dependsOn'])
  })

  function visit(id: string, trail: readonly string[], path: Path): void {
    if (trail.includes(id)) {
      const circle = [...trail.slice(trail.indexOf(id)), id].join(' -> ')
      reader.report(path, `workflows wait for each other: ${circle}`)
      return
    }
    if (done.has(id)) return
    const next = workflows.find((workflow) => workflow.id === id)?.dependsOn ?? []
    for (const { source, workflowId } of next) {
      if (source === undefined) visit(workflowId, [...trail, id], path)
    }
    done.add(id)
  }
}

/** Components nobody refers to have their expressions checked too. */
export function checkComponents(reader: Reader): void {
  const { components } = reader.document
  const scope: Scope = { document: reader.document, workflow: undefined }
  for (const [name, { value }] of Object.entries(components?.parameters ?? {})) {
    reader.template(value, ['components', 'parameters', name, 'value'], scope)
  }
  for (const kind of ['successActions', 'failureActions'] as const) {
    for (const [name, raw] of Object.entries(components?.[kind] ?? {})) {
      const path = ['components', kind, name]
      readAction(reader, { raw, path, usedAt: path }, scope)
    }
  }
  for (const [name, schema] of Object.entries(components?.inputs ?? {})) {
    resolvedInputs(reader, schema, ['components', 'inputs', name])
  }
}
