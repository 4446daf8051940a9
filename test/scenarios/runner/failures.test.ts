import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { backlotStage } from '../../../scenarios/runner/backlot-stage.ts'
import { playScenario } from '../../../scenarios/runner/play.ts'
import { endLine, spanOf, stepLines, titleLine } from '../../../scenarios/runner/report-lines.ts'
import { play, scenarioOf, stageInProcess } from '../stage.ts'

const listAvatars = (more: string) => `
- workflowId: one
  steps:
  - stepId: browse
    description: The avatars are there.
    operationId: $sourceDescriptions.tiktok.listDigitalAvatars
    parameters: [{ name: page_size, in: query, value: 101 }]
${more}`

describe('a step that fails', () => {
  test('reports the criterion, its values, the exchange and what the journal knows', async () => {
    const { report } = await play(
      listAvatars(`    successCriteria:
    - condition: $statusCode == 200
    - condition: $response.body#/code == 0 && $response.body#/data/list/0/avatar_id != null`),
    )
    expect(report).toMatchObject({ passed: false, steps: [{ outcome: 'failed' }] })
    const [step] = report.steps
    const { failure } = step ?? {}
    expect(failure?.criteria).toMatchObject([
      {
        text: '$response.body#/code == 0 && $response.body#/data/list/0/avatar_id != null',
        actual: [
          { expression: '$response.body#/code', value: 40002 },
          { expression: '$response.body#/data/list/0/avatar_id', value: undefined },
        ],
      },
    ])
    expect(failure?.request?.url).toContain('/digital_avatar/get/?page_size=101')
    expect(failure?.response).toMatchObject({ status: 200 })
    expect(failure?.reason).toContain('page_size')
    const lines = step === undefined ? [] : stepLines(step)
    expect(lines[0]).toMatch(/^ {2}✗ The avatars are there {2}\d+\.\d ms$/)
    expect(lines.slice(1).map((line) => line.trim())).toEqual([
      expect.stringMatching(/^step "browse" of "one", .*test\.arazzo\.yaml:\d+:\d+$/),
      '$response.body#/code == 0 && $response.body#/data/list/0/avatar_id != null does not hold',
      '$response.body#/code is 40002',
      '$response.body#/data/list/0/avatar_id has no value',
      expect.stringMatching(/^→ GET http.*page_size=101$/),
      expect.stringMatching(/^← HTTP 200 \{"code":40002,/),
      expect.stringMatching(/^backlot says: .*page_size/),
    ])
  })

  test('says nothing of the journal when another call was the refused one', async () => {
    const { report } = await play(`
- workflowId: one
  steps:
  - { stepId: refused, operationId: $sourceDescriptions.tiktok.listVideoTasks }
  - stepId: fine
    operationId: $sourceDescriptions.tiktok.listDigitalAvatars
    successCriteria: [{ condition: $response.body#/code == 1 }]`)
    expect(report.steps[1]).toMatchObject({ outcome: 'failed', failure: { reason: undefined } })
  })

  test('tells why a preview is forbidden, though the control plane fetched it', async () => {
    const { report } = await play(`
- workflowId: one
  steps:
  - stepId: forged
    operationId: $sourceDescriptions.backlot.followMediaLink
    parameters:
    - name: url
      in: query
      value: http://localhost/0123456789abcdef0123456789abcdef/69560ddd/video/tos/test/default/1234567890123456789/?a=1
    successCriteria: [{ condition: $response.body#/status == 200 }]`)
    expect(report.steps[0]?.failure?.reason).toBe('no such preview was given out')
  })

  test('without criteria wants any 2xx', async () => {
    const { report } = await play(`
- workflowId: one
  steps:
  - { stepId: fine, operationId: $sourceDescriptions.backlot.getHealth }
  - stepId: missing
    operationId: $sourceDescriptions.backlot.getTask
    parameters: [{ name: id, in: path, value: '1' }]`)
    expect(report.steps).toMatchObject([
      { outcome: 'passed' },
      { outcome: 'failed', failure: { why: 'HTTP 404 where any 2xx would do' } },
    ])
  })
})

describe('a value that is missing', () => {
  const create = (payload: string) => `
- workflowId: one
  inputs: { type: object, properties: { prompt: { type: string } } }
  steps:
  - stepId: first
    operationId: $sourceDescriptions.backlot.getHealth
    outputs: { task: $response.body#/task }
  - stepId: second
${payload}`

  test('fails the step where the operation requires the parameter, and nothing is sent', async () => {
    const { report, requests } = await play(
      create(`    operationId: $sourceDescriptions.tiktok.listVideoTasks
    parameters: [{ name: task_ids, in: query, value: '["{$steps.first.outputs.task}"]' }]`),
    )
    expect(report.steps[1]?.failure).toEqual({
      why: 'query parameter "task_ids" has no value: $steps.first.outputs.task came to nothing',
      criteria: [],
    })
    expect(requests.filter(({ url }) => url.includes('open_api'))).toEqual([])
  })

  test('is left out where the parameter is optional', async () => {
    const { requests } = await play(
      create(`    operationId: $sourceDescriptions.tiktok.listVideos
    parameters: [{ name: aigc_video_types, in: query, value: $steps.first.outputs.task }]`),
    )
    const [call] = requests.filter(({ url }) => url.includes('open_api'))
    expect(new URL(call?.url ?? '').search).toBe('')
  })

  test('in a body is left out when it is an input, and fails the step when it is not', async () => {
    const body = (value: string) =>
      create(`    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
    requestBody: { payload: { image_url: 'https://media.example.com/a.jpg', animation_prompt: ${value}, list: [1, ${value}] } }
    outputs: { body: $request.body }
  outputs: { body: $steps.second.outputs.body }`)
    const left = await play(body('$inputs.prompt'))
    expect(left.report.outputs['one']).toEqual({
      body: { image_url: 'https://media.example.com/a.jpg', list: [1] },
    })
    const lost = await play(body('$steps.first.outputs.task'))
    expect(lost.report.steps[1]?.failure?.why).toBe(
      'the body lacks a value: $steps.first.outputs.task came to nothing',
    )
  })

  test.each([
    ['contentType: text/plain, payload: a', 'bodies travel as JSON; text/plain cannot be sent'],
    ['payload: { a: 1 }, replacements: [{ target: /b/c, value: 1 }]', 'no place /b/c'],
  ])('so is a body that cannot be built: %s', async (requestBody, why) => {
    const { report } = await play(
      create(`    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
    requestBody: { ${requestBody} }`),
    )
    expect(report.steps[1]?.failure?.why).toContain(why)
  })
})

test('a connection that breaks fails the step in the words of the client', async () => {
  const { stage } = stageInProcess({}, ({ url }) => {
    if (url.includes('open_api')) throw new Error('the cable is cut')
  })
  const scenario = scenarioOf(`
- workflowId: one
  steps: [{ stepId: a, operationId: $sourceDescriptions.tiktok.listDigitalAvatars }]`)
  const report = await playScenario(scenario, stage)
  expect(report.steps[0]?.failure?.why).toMatch(/^NetworkError: .*the cable is cut/)
})

test('a backlot out of reach ends the play before it begins', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await new Promise((resolve) => server.close(resolve))
  const scenario = scenarioOf(`
- workflowId: one
  steps: [{ stepId: a, operationId: $sourceDescriptions.backlot.getHealth }]`)
  const stage = backlotStage({ baseUrl: `http://127.0.0.1:${port}`, elapsed: () => 0 })
  await expect(playScenario(scenario, stage)).rejects.toMatchObject({ name: 'NetworkError' })
})

describe('the lines of a report', () => {
  test('bear colours only where they are asked for, and steer no terminal', async () => {
    const { report } = await play(
      listAvatars("    successCriteria: [{ condition: $response.body#/message == 'fine' }]"),
    )
    const [step] = report.steps
    if (step?.failure === undefined) throw new Error('the step has not failed')
    const text = '\u001b[31mred\u0007'
    const odd = {
      ...step,
      failure: { ...step.failure, response: { status: 200, headers: {}, text } },
    }
    expect(stepLines(odd).join('\n')).toContain('← HTTP 200 �[31mred�')
    const inked = stepLines(odd, (style, part) => `<${style}>${part}`)
    expect(inked[0]).toMatch(/^ {2}<red>✗ The avatars are there {2}<dim>/)
  })

  test('name the play at its head and its verdict at its end', async () => {
    const { report } = await play(listAvatars(''))
    expect(titleLine(report, 'a.arazzo.yaml')).toBe('A test  a.arazzo.yaml')
    expect(endLine(report)).toMatch(/^ {2}passed in 0ms of virtual and [\d.]+ ms of real time$/)
    expect(endLine({ ...report, passed: false, why: 'tired' })).toMatch(/^ {2}failed: tired in /)
  })

  test.each([
    [0, '0ms'],
    [250, '250ms'],
    [1000, '1s'],
    [61_187, '1m 1.2s'],
    [59_990, '1m 0s'],
    [21_626_126, '6h 0m 26.1s'],
  ])('write %i milliseconds as %s', (milliseconds, text) => {
    expect(spanOf(milliseconds)).toBe(text)
  })
})
