import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readScenario } from '../../../scenarios/runner/document.ts'
import { playScenario } from '../../../scenarios/runner/play.ts'
import { loadProgram } from '../../../scenarios/runner/program.ts'
import { folderOf, play, scenarioOf, stageInProcess } from '../stage.ts'

const minute = `stepId: minute
    operationId: $sourceDescriptions.backlot.advanceClock
    requestBody: { payload: { by: '{$inputs.minutes}m' } }
    outputs: { now: $response.body#/now }`

describe('a step that runs a workflow', () => {
  const child = `
- workflowId: pass
  inputs: { type: object, required: [minutes], properties: { minutes: { type: integer, minimum: 1 } } }
  steps:
  - ${minute}
  outputs: { now: $steps.minute.outputs.now }`

  test('hands it inputs and gets its outputs', async () => {
    const { report } = await play(`
- workflowId: parent
  steps:
  - stepId: run
    workflowId: pass
    parameters: [{ name: minutes, value: 5 }]
    outputs: { then: $outputs.now }
  outputs: { then: $steps.run.outputs.then, now: $steps.run.outputs.now, of: $workflows.pass.outputs.now }${child}`)
    const then = '2026-01-01T00:05:00.000Z'
    expect(report.outputs['parent']).toEqual({ then, now: then, of: then })
    expect(report.steps).toMatchObject([
      { step: 'minute', workflow: 'pass', depth: 1 },
      { step: 'run', workflow: 'parent', depth: 0, virtualMs: 300_000 },
    ])
  })

  test('fails with the reason when it cannot take its inputs', async () => {
    const { report } = await play(`
- workflowId: parent
  steps: [{ stepId: run, workflowId: pass, parameters: [{ name: minutes, value: 0 }] }]${child}`)
    expect(report.steps).toMatchObject([
      { outcome: 'failed', failure: { why: expect.stringContaining('input "minutes"') } },
    ])
    expect(report.passed).toBe(false)
  })

  test('comes to an end when workflows run each other', async () => {
    const { report } = await play(
      `
- workflowId: ping
  steps: [{ stepId: a, workflowId: pong }]
- workflowId: pong
  steps: [{ stepId: b, workflowId: ping }]`,
      { maxSteps: 12 },
    )
    expect(report.passed).toBe(false)
    expect(JSON.stringify(report)).toContain('round in circles')
  })
})

describe('workflows of one file', () => {
  test('are played in their order, those they depend on first and once', async () => {
    const step = (id: string) =>
      `  steps: [{ stepId: ${id}, operationId: $sourceDescriptions.backlot.getHealth }]`
    const { report } = await play(`
- workflowId: third
  dependsOn: [second, first]
${step('c')}
- workflowId: first
${step('a')}
- workflowId: second
  dependsOn: [first]
${step('b')}`)
    expect(report.steps.map(({ step }) => step)).toEqual(['a', 'b', 'c'])
    expect(report.passed).toBe(true)
  })

  test('are not played when what they depend on has failed', async () => {
    const { report } = await play(`
- workflowId: later
  dependsOn: [first]
  steps: [{ stepId: b, operationId: $sourceDescriptions.backlot.getHealth }]
- workflowId: first
  steps:
  - stepId: a
    operationId: $sourceDescriptions.backlot.getHealth
    successCriteria: [{ condition: $statusCode == 204 }]`)
    expect(report.steps.map(({ step }) => step)).toEqual(['a'])
    expect(report.why).toBe('workflow "later" depends on "first", which failed')
  })
})

test('a workflow of another file is played with the sources of that file', async () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const head = `arazzo: 1.0.1
info: { title: A, version: '1' }
sourceDescriptions:
- { name: control, url: ${join(root, 'emulator/http/openapi.json')} }
`
  const folder = await folderOf({
    'parent.arazzo.yaml': `${head}- { name: other, url: ./child.arazzo.yaml, type: arazzo }
workflows:
- workflowId: parent
  steps:
  - stepId: run
    workflowId: $sourceDescriptions.other.child
    outputs: { status: $outputs.status }
  outputs: { status: $steps.run.outputs.status }
`,
    'child.arazzo.yaml': `${head}- { name: other, url: ./parent.arazzo.yaml, type: arazzo }
workflows:
- workflowId: child
  steps:
  - stepId: a
    operationId: $sourceDescriptions.control.getHealth
    outputs: { status: $response.body#/status }
  outputs: { status: $steps.a.outputs.status }
`,
  })
  const file = join(folder, 'parent.arazzo.yaml')
  const { stage } = stageInProcess()
  const report = await playScenario(readScenario(file, await readFile(file, 'utf8')), stage)
  expect(report.outputs).toEqual({ parent: { status: 'ok' } })
})

describe('before anything is played', () => {
  const problemsOf = async (workflows: string): Promise<string> =>
    loadProgram(scenarioOf(workflows)).then(
      () => '',
      (error: unknown) => String(error),
    )

  test('an operation that the document lacks is refused at its place, with the nearest', async () => {
    const problems = await problemsOf(`
- workflowId: one
  steps: [{ stepId: a, operationId: $sourceDescriptions.tiktok.listVideoTask }]`)
    expect(problems).toMatch(
      /test\.arazzo\.yaml:10:13 unknown operation "listVideoTask"; did you mean "listVideoTasks"\?/,
    )
  })

  test('so is a path that it lacks', async () => {
    const problems = await problemsOf(`
- workflowId: one
  steps: [{ stepId: a, operationPath: '{$sourceDescriptions.backlot.url}#/paths/~1clok/get' }]`)
    expect(problems).toContain('"backlot" has no operation GET /clok')
  })

  test.each([
    ['./nowhere.json', 'there is no such file'],
    ['https://example.com/openapi.json', 'only files are read'],
    ['./text.json', 'it is no OpenAPI document'],
    ['./stranger.yaml', 'no client speaks for the API of "api": unknown provider "weather"'],
    ['./broken.json', 'JSON'],
  ])('the source %s is refused: %s', async (url, why) => {
    const folder = await folderOf({
      'text.json': '{"a": 1}',
      'broken.json': '{"a": ',
      'stranger.yaml': 'openapi: 3.1.0\ntags: [{ name: weather }]\npaths: {}\n',
    })
    const text = `arazzo: 1.0.1
info: { title: A, version: '1' }
sourceDescriptions: [{ name: api, url: ${url} }]
workflows: [{ workflowId: one, steps: [{ stepId: a, operationId: forecast }] }]
`
    const scenario = readScenario(join(folder, 'a.arazzo.yaml'), text)
    await expect(loadProgram(scenario)).rejects.toThrow(why)
  })
})
