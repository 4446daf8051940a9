import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Api, ApiOperation } from './api.ts'
import { readApi } from './api.ts'
import { providers } from './clients.ts'
import { readScenario } from './document.ts'
import type { Fields } from './evaluation.ts'
import type { Position, Problem } from './problem.ts'
import { inOrder, ScenarioError } from './problem.ts'
import { unknownName } from './reference.ts'
import type { Call, Scenario, Source, Step, Workflow, WorkflowTarget } from './scenario.ts'

/** A scenario with everything it refers to at hand. */
export type Program = {
  readonly scenario: Scenario
  readonly apis: ReadonlyMap<string, Api>
  /** Other scenario files, by the name of their source description. */
  readonly others: ReadonlyMap<string, Program>
  /** The source descriptions as expressions see them. */
  readonly sourceDescriptions: Readonly<Record<string, Fields>>
}

/**
 * Reads the documents that a scenario describes its sources by, from files relative to its own.
 *
 * @throws {ScenarioError} for sources that cannot be read and calls that lead nowhere.
 */
export function loadProgram(scenario: Scenario): Promise<Program> {
  return load(scenario, new Map())
}

/** What an operation call means. Every step of a program was found when it was loaded. */
export function operationOf(program: Program, call: Exclude<Call, { kind: 'workflow' }>) {
  const api = program.apis.get(call.source)
  const operation = api?.operations.find((each) => isMeant(call, each))
  if (api === undefined || operation === undefined) throw new RangeError('an unknown operation')
  return { provider: api.provider, operation }
}

/** The workflow that is meant, and the program it belongs to. */
export function workflowOf(program: Program, { source, workflowId }: WorkflowTarget) {
  const home = source === undefined ? program : program.others.get(source)
  const workflow = home?.scenario.workflows.find(({ id }) => id === workflowId)
  if (home === undefined || workflow === undefined) throw new RangeError('an unknown workflow')
  return { program: home, workflow }
}

/** `open` holds the files that are being read, for two may describe each other. */
async function load(scenario: Scenario, open: ReadonlyMap<string, Program>): Promise<Program> {
  const problems: Problem[] = []
  const apis = new Map<string, Api>()
  const others = new Map<string, Program>()
  const described = scenario.sources.map((source) => [source.name, fieldsOf(source)] as const)
  const sourceDescriptions = Object.fromEntries(described)
  const program = { scenario, apis, others, sourceDescriptions }
  const now = new Map([...open, [resolve(scenario.file), program]])
  for (const source of scenario.sources) {
    try {
      const file = fileOf(scenario, source)
      const text = now.has(file) ? '' : await readFile(file, 'utf8')
      if (source.type === 'openapi') apis.set(source.name, readApi(text))
      else others.set(source.name, now.get(file) ?? (await load(readScenario(file, text), now)))
    } catch (error) {
      if (error instanceof ScenarioError) problems.push(...error.problems)
      else problems.push({ ...source.at, message: unreadable(source, error) })
    }
  }
  if (problems.length === 0) problems.push(...scenario.workflows.flatMap(strays(program)))
  if (problems.length > 0) throw new ScenarioError(inOrder(problems))
  return program
}

/** The problems of the calls in a workflow that lead out of its file. */
const strays = (program: Program) =>
  function straysOf(workflow: Workflow): readonly Problem[] {
    return [
      ...workflow.steps.flatMap((step) => problemOf(program, step.call, step.at)),
      ...workflow.dependsOn.flatMap((target) => problemOf(program, target, workflow.at)),
      ...workflow.steps.flatMap((step) =>
        farTargets(step).flatMap(([target, at]) => problemOf(program, target, at)),
      ),
    ]
  }

function farTargets({ onSuccess, onFailure }: Step): readonly [WorkflowTarget, Position][] {
  return [...onSuccess, ...onFailure].flatMap((action): [WorkflowTarget, Position][] =>
    action.type !== 'end' && action.target?.kind === 'workflow' ? [[action.target, action.at]] : [],
  )
}

function problemOf(program: Program, call: Call, at: Position): readonly Problem[] {
  const message = call.kind === 'workflow' ? strayWorkflow(program, call) : strayCall(program, call)
  return message === undefined ? [] : [{ ...at, message }]
}

function strayWorkflow(program: Program, { source, workflowId }: WorkflowTarget) {
  const home = source === undefined ? program : program.others.get(source)
  const ids = home?.scenario.workflows.map(({ id }) => id) ?? []
  return unknownName('workflow', workflowId, ids)
}

function strayCall(program: Program, call: Exclude<Call, { kind: 'workflow' }>) {
  const api = program.apis.get(call.source)
  if (api === undefined) return `"${call.source}" describes no API`
  const stranger = unknownName('provider', api.provider, providers)
  if (stranger !== undefined) return `no client speaks for the API of "${call.source}": ${stranger}`
  if (api.operations.some((operation) => isMeant(call, operation))) return undefined
  const ids = api.operations.map(({ id }) => id)
  return call.kind === 'operation'
    ? unknownName('operation', call.operationId, ids)
    : `"${call.source}" has no operation ${call.method.toUpperCase()} ${call.path}`
}

function isMeant(call: Call, { id, path, method }: ApiOperation): boolean {
  if (call.kind === 'operation') return call.operationId === id
  return call.kind === 'path' && call.path === path && call.method === method
}

function fileOf(scenario: Scenario, { url }: Source): string {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(url))
    throw new Error('only files are read; keep a copy beside the scenario')
  return resolve(dirname(scenario.file), decodeURI(url))
}

function unreadable({ name, url }: Source, error: unknown): string {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  const why = missing ? 'there is no such file' : error instanceof Error ? error.message : error
  return `source description "${name}" cannot be read from ${url}: ${why}`
}

function fieldsOf({ name, url, type, extensions }: Source): Fields {
  const own = Object.entries(extensions).map(([key, { value }]) => [key, value])
  return { name, url, type, ...Object.fromEntries(own) }
}
