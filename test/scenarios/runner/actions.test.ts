import { describe, expect, test } from 'vitest'
import { play } from '../stage.ts'

const create = `
  - stepId: create
    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
    requestBody: { payload: { image_url: https://media.example.com/kettle.jpg } }
    outputs: { task: $response.body#/data/task_ids/0 }`
const look = `
  - stepId: look
    operationId: $sourceDescriptions.tiktok.listVideoTasks
    parameters:
    - { name: task_ids, in: query, value: '["{$steps.create.outputs.task}"]' }
    - { name: aigc_video_type, in: query, value: IMAGE_ANIMATION }
    successCriteria: [{ condition: $response.body#/data/list/0/status == 'SUCCESS' }]`
const health = (id: string, more = '') => `
  - stepId: ${id}
    operationId: $sourceDescriptions.backlot.getHealth
${more}`

const visited = ({ steps }: Awaited<ReturnType<typeof play>>['report']): string[] =>
  steps.map(({ step }) => step)

describe('retry', () => {
  test('waits on the clock of the world until the video is there', async () => {
    const { report } = await play(`
- workflowId: poll
  steps:${create}${look}
    onFailure: [{ name: again, type: retry, retryAfter: 5, retryLimit: 100 }]`)
    expect(report.passed).toBe(true)
    const [, polled] = report.steps
    expect(polled?.attempts).toBeGreaterThan(2)
    expect(polled?.virtualMs).toBe(((polled?.attempts ?? 0) - 1) * 5000)
    expect(report.realMs).toBeLessThan(polled?.virtualMs ?? 0)
  })

  test('gives up when its limit is reached, and then the next action counts', async () => {
    const { report, requests } = await play(`
- workflowId: poll
  steps:${create}${look}
    onFailure:
    - { name: again, type: retry, retryAfter: 0.5, retryLimit: 2 }
    - { name: enough, type: goto, stepId: farewell }
  - { stepId: skipped, operationId: $sourceDescriptions.backlot.getReady }${health('farewell')}`)
    expect(report.steps).toMatchObject([
      { step: 'create' },
      { step: 'look', outcome: 'handled', attempts: 3, virtualMs: 1000, next: 'farewell' },
      { step: 'farewell', outcome: 'passed' },
    ])
    expect(report.passed).toBe(true)
    expect(requests.filter(({ url }) => url.includes('/task/list/'))).toHaveLength(3)
  })

  test('is one more try where nothing else is said', async () => {
    const { report } = await play(`
- workflowId: poll
  steps:${create}${look}
    onFailure: [{ name: again, type: retry }]`)
    expect(report.steps[1]).toMatchObject({ outcome: 'failed', attempts: 2, virtualMs: 0 })
  })

  test('plays what it names in between', async () => {
    const { report } = await play(`
- workflowId: poll
  steps:${create}${look}
    onFailure: [{ name: again, type: retry, stepId: wait, retryLimit: 3 }]
    onSuccess: [{ name: done, type: end }]
  - stepId: wait
    operationId: $sourceDescriptions.backlot.advanceClock
    requestBody: { payload: { by: 5m } }`)
    expect(visited(report)).toEqual(['create', 'wait', 'look'])
    expect(report.steps.at(-1)).toMatchObject({ attempts: 2, next: 'end', virtualMs: 300_000 })
    expect(report.passed).toBe(true)
  })

  test('of a step by itself comes to an end', async () => {
    const { report } = await play(
      `
- workflowId: poll
  steps:${create}${look}
    onFailure: [{ name: again, type: retry, stepId: look, retryLimit: 3 }]`,
      { maxSteps: 20 },
    )
    expect(report.passed).toBe(false)
  })
})

describe('goto', () => {
  test('goes forward and back, while its criteria say so', async () => {
    const { report } = await play(`
- workflowId: rounds
  steps:${health('start')}
  - stepId: minute
    operationId: $sourceDescriptions.backlot.advanceClock
    requestBody: { payload: { by: 1m } }
    outputs: { now: $response.body#/now }
    onSuccess:
    - name: goRound
      type: goto
      stepId: start
      criteria: [{ condition: "$steps.minute.outputs.now < '2026-01-01T00:03'" }]${health('end')}`)
    const round = ['start', 'minute']
    expect(visited(report)).toEqual([...round, ...round, ...round, 'end'])
    expect(report).toMatchObject({ passed: true, virtualMs: 180_000 })
  })

  test('without an end is stopped, and the report says where', async () => {
    const { report } = await play(
      `
- workflowId: rounds
  steps:${health('start', '    onSuccess: [{ name: again, type: goto, stepId: start }]')}`,
      { maxSteps: 10 },
    )
    expect(report).toMatchObject({ passed: false, why: expect.stringContaining('"start"') })
    expect(report.why).toContain('round in circles')
    expect(report.steps).toHaveLength(10)
  })

  test('hands over to another workflow and does not come back', async () => {
    const { report } = await play(`
- workflowId: one
  steps:${health('a', '    onSuccess: [{ name: over, type: goto, workflowId: two }]')}${health('b')}
- workflowId: two
  steps:${health('c', '    outputs: { code: $statusCode }')}
  outputs: { code: $steps.c.outputs.code }`)
    expect(visited(report)).toEqual(['c', 'a'].sort())
    expect(report.outputs).toMatchObject({ two: { code: 200 } })
    expect(report.passed).toBe(true)
  })
})

describe('end', () => {
  test('after a success ends the workflow well', async () => {
    const { report } = await play(`
- workflowId: one
  steps:${health('a', '    onSuccess: [{ name: enough, type: end }]')}${health('b')}`)
    expect(visited(report)).toEqual(['a'])
    expect(report).toMatchObject({ passed: true, steps: [{ next: 'end' }] })
  })

  test('after a failure ends it badly, but with its outputs', async () => {
    const { report } = await play(`
- workflowId: one
  steps:
  - stepId: a
    operationId: $sourceDescriptions.tiktok.listVideoTasks
    successCriteria: [{ condition: $response.body#/code == 0 }]
    outputs: { code: $response.body#/code }
    onFailure: [{ name: enough, type: end }]${health('b')}
  outputs: { code: $steps.a.outputs.code }`)
    expect(visited(report)).toEqual(['a'])
    expect(report).toMatchObject({ passed: false, outputs: { one: { code: 40002 } } })
  })
})

test('an action whose criteria do not hold is passed over', async () => {
  const { report } = await play(`
- workflowId: one
  steps:${health('a')}    onSuccess:
    - { name: no, type: end, criteria: [{ condition: $statusCode == 500 }] }
    - { name: yes, type: goto, stepId: c, criteria: [{ condition: $statusCode == 200 }] }${health('b')}${health('c')}`)
  expect(visited(report)).toEqual(['a', 'c'])
})
