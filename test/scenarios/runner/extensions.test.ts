import { describe, expect, test } from 'vitest'
import { stepLines } from '../../../scenarios/runner/report-lines.ts'
import { play, scenarioOf } from '../stage.ts'

const fate = (fate: string) => `
  - stepId: fate
    operationId: $sourceDescriptions.backlot.addFate
    requestBody: { payload: { provider: tiktok, operation: createImageAnimationTask, fate: ${fate} } }`

const create = `
  - stepId: create
    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
    requestBody: { payload: { image_url: https://media.example.com/a.jpg } }
    outputs: { task: $response.body#/data/task_ids/0 }`

const look = `
  - stepId: look
    operationId: $sourceDescriptions.tiktok.listVideoTasks
    parameters:
    - { name: task_ids, in: query, value: '["{$steps.create.outputs.task}"]' }
    - { name: aigc_video_type, in: query, value: IMAGE_ANIMATION }`

const status = '$response.body#/data/list/0/status'
const poll = `
    successCriteria: [{ condition: ${status} == 'SUCCESS' }]
    onFailure: [{ name: again, type: retry, retryAfter: 15, retryLimit: 100 }]`
const failFast = `
    x-backlot-fail-fast: [{ condition: ${status} == 'FAILED' }]`

const animate = (...steps: readonly string[]) => `
- workflowId: one
  steps:${steps.join('')}`

describe('x-backlot-fail-fast', () => {
  test('ends a poll as soon as the task has failed, and says what holds', async () => {
    const { report } = await play(animate(fate('fail'), create, look, poll, failFast))
    const last = report.steps.at(-1)
    expect(last).toMatchObject({ step: 'look', outcome: 'failed' })
    expect(last?.attempts).toBeLessThan(60)
    expect(last && stepLines(last).join('\n')).toMatch(
      /== 'FAILED' holds, so that waiting is in vain\n.*\/status is 'FAILED'/,
    )
  })

  test('changes nothing for a task that succeeds', async () => {
    const { report } = await play(animate(create, look, poll, failFast))
    expect(report.passed).toBe(true)
    expect(report.steps.at(-1)?.attempts).toBeGreaterThan(1)
  })

  test('takes no action that tries again, but any other', async () => {
    const onFailure = `
    successCriteria: [{ condition: ${status} == 'SUCCESS' }]
    onFailure:
    - { name: again, type: retry, retryLimit: 100, retryAfter: 15 }
    - { name: give up, type: goto, stepId: after }
    x-backlot-fail-fast: [{ condition: $statusCode == 200 }]
  - stepId: after
    operationId: $sourceDescriptions.backlot.getHealth`
    const { report } = await play(animate(create, look, onFailure))
    expect(report.steps.map(({ step, outcome, attempts }) => [step, outcome, attempts])).toEqual([
      ['create', 'passed', 1],
      ['look', 'handled', 1],
      ['after', 'passed', 1],
    ])
  })
})

describe('x-backlot-never', () => {
  const never = (condition: string) => `
    x-backlot-never: { for: 1h, every: 20m, criteria: [{ condition: ${condition} }] }`

  test('looks again and again, and the step passes when nothing has happened', async () => {
    const { report } = await play(
      animate(fate('stuck'), create, look, never(`${status} == 'SUCCESS'`)),
    )
    expect(report.passed).toBe(true)
    expect(report.steps.at(-1)).toMatchObject({ attempts: 4, virtualMs: 3_600_000 })
  })

  test('fails at the first look at which it has happened, and says when', async () => {
    const { report } = await play(animate(create, look, never(`${status} == 'SUCCESS'`)))
    const last = report.steps.at(-1)
    expect(last).toMatchObject({ outcome: 'failed', attempts: 2, virtualMs: 1_200_000 })
    expect(last?.failure?.why).toMatch(/ holds after 20m 0s, and should not for 1h 0m 0s$/)
  })

  test('does not look again when it had happened from the start', async () => {
    const { report } = await play(animate(create, look, never('$statusCode == 200')))
    expect(report.steps.at(-1)).toMatchObject({ outcome: 'failed', attempts: 1, virtualMs: 0 })
    expect(report.steps.at(-1)?.failure?.why).toMatch(/ holds from the start/)
  })
})

describe('x-backlot-await-webhook', () => {
  const video = (more: string, before = '') => `
- workflowId: one
  steps:${before}
  - stepId: read
    operationId: $sourceDescriptions.creatify.createLink
    requestBody: { payload: { url: https://shop.example.com/kettle } }
    outputs: { link: $response.body#/id }
  - stepId: create
    operationId: $sourceDescriptions.creatify.createVideo
    requestBody:
      payload: { link: $steps.read.outputs.link, webhook_url: http://127.0.0.1:9/hook }
    outputs: { job: $response.body#/id }
    x-backlot-await-webhook:
      task: $outputs.job
${more}
  - stepId: after
    operationId: $sourceDescriptions.creatify.getVideo
    parameters: [{ name: id, in: path, value: $steps.create.outputs.job }]
    successCriteria: [{ condition: $response.body#/status == $steps.create.outputs.said }]`

  const said = `
      outputs: { said: $response.body#/status }`

  test('goes on when it has been sent, with what it said', async () => {
    const { report } = await play(
      video(`      within: 1h
      criteria: [{ condition: $response.body#/status == 'done' }]${said}`),
    )
    expect(report.steps.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['read', 'passed'],
      ['create', 'passed'],
      ['after', 'passed'],
    ])
    const create = report.steps[1]
    expect(create?.virtualMs).toBeGreaterThan(10_000)
    expect(create?.virtualMs).toBeLessThan(3_600_000)
  })

  test('fails the step when it does not say what it should', async () => {
    const { report } = await play(
      video(`      within: 1h
      criteria: [{ condition: $response.body#/status == 'failed' }]${said}`),
    )
    expect(report.steps.at(-1)?.failure).toMatchObject({
      why: "of the webhook $response.body#/status == 'failed' does not hold",
      criteria: [{ actual: [{ value: 'done' }] }],
    })
  })

  test('fails the step when none is sent in time, and waits no longer than that', async () => {
    const { report } = await play(video(`      within: 2s${said}`))
    expect(report.steps.at(-1)?.failure?.why).toMatch(/^no webhook about \S+ was sent within 2s$/)
    expect(report.steps.at(-1)?.virtualMs).toBe(2000)
  })

  test('that has to be delivered is not the one that nobody took', async () => {
    const { report } = await play(
      video(`      within: 1h
      delivered: true${said}`),
    )
    expect(report.steps.at(-1)?.failure?.why).toMatch(/ was taken within 1h 0m 0s$/)
  })
})

describe('our extensions', () => {
  const one = (more: string, top = '') =>
    scenarioOf(
      `
- workflowId: one
  steps:
  - stepId: a
    operationId: $sourceDescriptions.backlot.getHealth
    ${more}`,
      top,
    )

  test('are read, and those of others are let be', () => {
    const scenario = one(
      'x-backlot-cost: { amount: 2, unit: videos }\n    x-other: 1',
      'x-backlot-tags: [a, b]\nx-backlot-portable: false\nx-backlot-why: It waits.',
    )
    expect(scenario).toMatchObject({ tags: ['a', 'b'], unportable: 'It waits.' })
    expect(scenario.workflows[0]?.steps[0]?.cost).toEqual({ amount: 2, unit: 'videos' })
    expect(one('x-backlot-cost: 5').workflows[0]?.steps[0]?.cost?.unit).toBe('credits')
  })

  test.each([
    ['x-backlot-fail-fats: []', 'unknown key "x-backlot-fail-fats"'],
    ['x-backlot-never: { for: soon, criteria: [{ condition: $url }] }', 'is no duration; it is'],
    ['x-backlot-never: { for: 0s, criteria: [{ condition: $url }] }', 'nothing can happen in no'],
    ['x-backlot-never: { for: 1h, every: 0s, criteria: [{ condition: $url }] }', 'looks need some'],
    ['x-backlot-never: { for: 1h, criteria: [] }', 'must not be empty'],
    [
      'x-backlot-never: { for: 1h, criteria: [{ condition: $steps.b.outputs.c }] }',
      'unknown step "b"',
    ],
    ['x-backlot-await-webhook: { task: $inptus.x, within: 1h }', 'unknown expression "$inptus"'],
    ['x-backlot-cost: -1', 'must not be below 0'],
  ])('are refused where they are wrong: %s', (text, why) => {
    expect(() => one(text)).toThrow(why)
    expect(() => one(text)).toThrow(/test\.arazzo\.yaml:\d+:\d+ /)
  })

  test.each([
    ['x-backlot-portable: false', 'say in x-backlot-why'],
    ['x-backlot-why: Because.', 'it means nothing without x-backlot-portable: false'],
    ['x-backlot-tags: [two words]', 'is no tag'],
  ])('of the document too: %s', (text, why) => {
    expect(() => one('', text)).toThrow(why)
  })
})
