import { readPortability } from './extension.ts'
import { inOrder, ScenarioError } from './problem.ts'
import type { Reader } from './reader.ts'
import { createReader } from './reader.ts'
import type { Scenario } from './scenario.ts'
import type { RawDocument } from './schema.ts'
import { shapeOf } from './shape.ts'
import { readSourceText } from './source-text.ts'
import { checkComponents, readWorkflow, refuseCircles, refuseDuplicates } from './workflow.ts'

/**
 * Reads an Arazzo 1.0.1 document, YAML or JSON, into a scenario that can be played.
 *
 * @param file - what errors call the file; it is not opened.
 * @throws {ScenarioError} with every problem of the file, each at its line and column.
 */
export function readScenario(file: string, text: string): Scenario {
  const source = readSourceText(file, text)
  if (source.problems.length > 0) throw new ScenarioError(inOrder(source.problems))
  const { document, problems } = shapeOf(source)
  if (document === undefined) throw new ScenarioError(inOrder(problems))
  const reader = createReader(source, document)
  const scenario = read(file, reader, document)
  const all = inOrder([...problems, ...reader.problems])
  if (all.length > 0) throw new ScenarioError(all)
  return scenario
}

function read(file: string, reader: Reader, document: RawDocument): Scenario {
  const names = document.sourceDescriptions.map(({ name }) => name)
  const ids = document.workflows.map(({ workflowId }) => workflowId)
  refuseDuplicates(reader, 'source description', names, (index) => [
    ...['sourceDescriptions', index, 'name'],
  ])
  refuseDuplicates(reader, 'workflow', ids, (index) => ['workflows', index, 'workflowId'])
  checkComponents(reader)
  const workflows = document.workflows.map((raw, index) =>
    readWorkflow(reader, raw, ['workflows', index]),
  )
  refuseCircles(reader, workflows)
  const { title, summary, description, version } = document.info
  return {
    file,
    info: { title, summary, description, version },
    sources: document.sourceDescriptions.map((raw, index) => ({
      name: raw.name,
      url: raw.url,
      type: raw.type ?? 'openapi',
      extensions: reader.extensions(raw, ['sourceDescriptions', index]),
      at: reader.at(['sourceDescriptions', index]),
    })),
    workflows,
    components: document.components ?? {},
    tags: document['x-backlot-tags'] ?? [],
    unportable: readPortability(reader, document),
    extensions: reader.extensions(document, []),
  }
}
