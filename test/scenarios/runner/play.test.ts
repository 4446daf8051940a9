import { describe, expect, test } from 'vitest'
import { InputError } from '../../../scenarios/runner/inputs.ts'
import { nameOf, playScenario } from '../../../scenarios/runner/play.ts'
import { play, scenarioOf, stageInProcess } from '../stage.ts'

const animate = `stepId: animate
    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
    requestBody: { payload: { image_url: https://media.example.com/kettle.jpg } }`

describe('a play', () => {
  test('happens in a world of its own, which is gone afterwards', async () => {
    const { report, backlot, requests } = await play(`
- workflowId: one
  steps:
  - ${animate}
    outputs: { task: $response.body#/data/task_ids/0 }
  - stepId: find
    operationId: $sourceDescriptions.backlot.getTask
    parameters: [{ name: id, in: path, value: $steps.animate.outputs.task }]
    successCriteria: [{ condition: $response.body#/status == 'SUBMITTED' }]
`)
    expect(report).toMatchObject({ passed: true, world: 'test' })
    const tokens = requests.flatMap((request) => request.headers.get('access-token') ?? [])
    expect(tokens).toEqual(['demo.test'])
    const open = await backlot.fetch('http://localhost/_backlot/worlds')
    const { worlds } = (await open.json()) as { worlds: { name: string }[] }
    expect(worlds.map(({ name }) => name)).toEqual(['default'])
  })

  test('leaves no world behind when its inputs turn out wrong', async () => {
    const { stage, backlot } = stageInProcess()
    const scenario = scenarioOf(`
- workflowId: one
  inputs: { type: object, required: [page], properties: { page: { type: integer } } }
  steps: [{ stepId: a, operationId: $sourceDescriptions.backlot.getHealth }]`)
    await expect(playScenario(scenario, stage)).rejects.toThrow(InputError)
    expect((await backlot.fetch('http://localhost/_backlot/clock?world=test')).status).toBe(404)
  })

  test('refuses a world that is open already', async () => {
    const { stage, backlot } = stageInProcess()
    backlot.world('test')
    const scenario = scenarioOf(`
- workflowId: one
  steps: [{ stepId: a, operationId: $sourceDescriptions.backlot.getHealth }]`)
    await expect(playScenario(scenario, stage)).rejects.toThrow('world "test" is open already')
    expect((await backlot.fetch('http://localhost/_backlot/clock?world=test')).status).toBe(200)
  })

  test('is two people when a step brings a credential of its own', async () => {
    const { report } = await play(`
- workflowId: two
  inputs: { type: object, properties: { world: { type: string } } }
  steps:
  - ${animate}
    outputs: { task: $response.body#/data/task_ids/0 }
  - stepId: stranger
    operationId: $sourceDescriptions.tiktok.listVideoTasks
    parameters:
    - { name: Access-Token, in: header, value: 'demo.{$inputs.world}.default.stranger' }
    - { name: task_ids, in: query, value: '["{$steps.animate.outputs.task}"]' }
    - { name: aigc_video_type, in: query, value: IMAGE_ANIMATION }
    successCriteria: [{ condition: $response.body#/data/list/0 == null }]
  - stepId: owner
    operationId: $sourceDescriptions.tiktok.listVideoTasks
    parameters:
    - { name: task_ids, in: query, value: ['$steps.animate.outputs.task'] }
    - { name: aigc_video_type, in: query, value: IMAGE_ANIMATION }
    successCriteria:
    - condition: $response.body#/data/list/0/task_id == $steps.animate.outputs.task
`)
    expect(report.steps.map(({ failure }) => failure)).toEqual([undefined, undefined, undefined])
  })

  test('shows no credential in its report', async () => {
    const { report } = await play(`
- workflowId: one
  steps: [{ stepId: a, operationId: $sourceDescriptions.tiktok.listVideoTasks,
    successCriteria: [{ condition: $statusCode == 500 }] }]`)
    expect(report.steps[0]?.failure?.request?.headers['access-token']).toBe('[redacted]')
    expect(JSON.stringify(report)).not.toContain('demo.test')
  })

  test('finds an operation by its path too', async () => {
    const { report } = await play(`
- workflowId: one
  steps:
  - stepId: a
    operationPath: '{$sourceDescriptions.backlot.url}#/paths/~1clock/get'
    outputs: { mode: $response.body#/mode }
  outputs: { mode: $steps.a.outputs.mode }`)
    expect(report.outputs).toEqual({ one: { mode: 'frozen' } })
  })

  test('tells its steps as they are done', async () => {
    const told: string[] = []
    await play(
      `
- workflowId: one
  steps:
  - { stepId: a, operationId: $sourceDescriptions.backlot.getHealth }
  - { stepId: b, operationId: $sourceDescriptions.backlot.getReady, description: 'Is it ready? Yes. So.' }`,
      { onStep: ({ title }) => told.push(title) },
    )
    expect(told).toEqual(['a', 'Is it ready?'])
  })
})

describe('inputs', () => {
  const workflow = `
- workflowId: one
  inputs:
    type: object
    required: [page]
    properties:
      page: { type: integer, minimum: 1 }
      size: { type: integer, default: 7 }
      note: { type: string }
      credential: { type: string, default: demo }
  steps:
  - stepId: a
    operationId: $sourceDescriptions.tiktok.listDigitalAvatars
    parameters:
    - { name: page, in: query, value: $inputs.page }
    - { name: page_size, in: query, value: $inputs.size }
    - { name: note, in: query, value: $inputs.note }
    - { name: Access-Token, in: header, value: $inputs.credential }
    successCriteria: [{ condition: $response.body#/code == 0 }]
    outputs: { page: $request.query.page, size: $request.query.page_size, note: $request.query.note }
  outputs: { page: $inputs.page, size: $steps.a.outputs.size, note: $steps.a.outputs.note }`

  test('are given, or their defaults, or left out where nobody gave an optional one', async () => {
    const { report } = await play(workflow, { inputs: { page: 2 } })
    expect(report).toMatchObject({ passed: true, outputs: { one: { page: 2, size: '7' } } })
    expect(report.outputs['one']).not.toHaveProperty('note')
  })

  test('may be spelt where a number is wanted, and stay texts where texts are', async () => {
    const { report } = await play(workflow, { inputs: { page: '2', note: '3' } })
    expect(report.outputs).toEqual({ one: { page: 2, size: '7', note: '3' } })
  })

  test('named credential are those of the play before they are their default', async () => {
    const { requests } = await play(workflow, { inputs: { page: 1 } })
    expect(requests.flatMap((each) => each.headers.get('access-token') ?? [])).toEqual([
      'demo.test',
    ])
    const own = await play(workflow, { inputs: { page: 1, credential: 'demo.mine' } })
    expect(own.requests.flatMap((each) => each.headers.get('access-token') ?? [])).toEqual([
      'demo.mine',
    ])
  })

  test.each([
    [{}, 'input "page" is missing'],
    [{ page: 'two' }, 'input "page" is not as it should be'],
    [{ page: 0 }, 'input "page" is not as it should be'],
    [{ page: 1, sise: 2 }, 'has no input "sise"; did you mean "size"?'],
  ])('%j are refused', async (inputs, why) => {
    await expect(play(workflow, { inputs })).rejects.toThrow(why)
  })
})

test.each([
  ['scenarios/tiktok-remix.arazzo.yaml', 'tiktok-remix'],
  ['/a/b c.yml', 'b-c'],
  ['x.json', 'x'],
  ['日本.yaml', '-'],
  [`${'long'.repeat(30)}.yaml`, 'long'.repeat(10)],
])('the play of %s is named %s', (file, name) => {
  expect(nameOf(file)).toBe(name)
})
