import { describe, expect, test } from 'vitest'
import { readScenario } from '../../../scenarios/runner/document.ts'
import { contextOf } from '../../../scenarios/runner/evaluation.ts'
import { ScenarioError } from '../../../scenarios/runner/problem.ts'
import { fill } from '../../../scenarios/runner/template.ts'

const whole = `
# yaml-language-server: $schema=./arazzo.schema.json
arazzo: 1.0.1
info:
  title: A video is made
  summary: From a prompt to a link
  version: 1.0.0
  x-tags: [smoke]
sourceDescriptions:
  - name: videos
    url: ./videos.openapi.json
    type: openapi
    x-serverUrl: http://127.0.0.1:4747
  - name: control
    url: ./control.openapi.json
  - name: stories
    url: ./stories.arazzo.yaml
    type: arazzo
workflows:
  - workflowId: prepare
    steps:
      - stepId: advance
        operationPath: '{$sourceDescriptions.control.url}#/paths/~1clock~1{world}~1advance/post'
        parameters:
          - { name: world, in: path, value: default }
        requestBody:
          contentType: application/json
          payload: { by: PT1M }
  - workflowId: make
    summary: Makes a video
    dependsOn: [prepare, $sourceDescriptions.stories.login]
    inputs:
      type: object
      required: [prompt]
      properties:
        prompt: { type: string }
        page: { $ref: '#/components/inputs/page' }
    parameters:
      - reference: $components.parameters.token
      - { name: page, in: query, value: $inputs.page }
    successActions:
      - { name: stop, type: end, criteria: [{ condition: $statusCode == 299 }] }
    failureActions:
      - reference: $components.failureActions.again
    steps:
      - stepId: create
        description: Asks for a video
        operationId: $sourceDescriptions.videos.createVideo
        x-backlot-cost: 5
        parameters:
          - { name: page, in: query, value: 7 }
        requestBody:
          contentType: application/json
          payload:
            prompt: 'please: {$inputs.prompt}'
            seconds: 5
          replacements:
            - { target: /seconds, value: $inputs.page }
        successCriteria:
          - condition: $statusCode == 200
          - { context: $response.body, condition: '$.data.id', type: jsonpath }
          - context: $response.body#/message
            condition: ^OK$
            type: regex
          - context: $response.body
            condition: $.data
            type: { type: jsonpath, version: draft-goessner-dispatch-jsonpath-00 }
        onFailure:
          - name: again
            type: goto
            stepId: create
        outputs:
          id: $response.body#/data/id
          ids: '["{$response.body#/data/id}"]'
      - stepId: nested
        workflowId: prepare
        parameters:
          - reference: $components.parameters.token
            value: $steps.create.outputs.id
    outputs:
      id: $steps.create.outputs.id
components:
  inputs:
    page: { type: integer, default: 1 }
  parameters:
    token: { name: X-Token, in: header, value: secret }
  failureActions:
    again: { name: again, type: retry, retryAfter: 1.5, retryLimit: 3 }
`.trimStart()

/** The line of the n-th occurrence of a text, counted from one. */
function lineOf(text: string, occurrence = 1): number {
  const lines = whole.split('\n')
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []))
  return found[occurrence - 1] ?? Number.NaN
}

describe('a scenario that is well written', () => {
  const scenario = readScenario('story.yaml', whole)
  const [prepare, make] = scenario.workflows
  const [create, nested] = make?.steps ?? []

  test('has its title, its sources and its extensions', () => {
    expect(scenario.file).toBe('story.yaml')
    expect(scenario.info).toMatchObject({ title: 'A video is made', version: '1.0.0' })
    expect(scenario.sources.map(({ name, type }) => [name, type])).toEqual([
      ['videos', 'openapi'],
      ['control', 'openapi'],
      ['stories', 'arazzo'],
    ])
    expect(scenario.sources[0]?.extensions).toEqual({
      'x-serverUrl': {
        value: 'http://127.0.0.1:4747',
        at: { file: 'story.yaml', line: lineOf('x-serverUrl'), column: 18 },
      },
    })
  })

  test('knows what each step calls', () => {
    expect(prepare?.steps[0]?.call).toEqual({
      kind: 'path',
      source: 'control',
      path: '/clock/{world}/advance',
      method: 'post',
    })
    expect(create?.call).toEqual({
      kind: 'operation',
      source: 'videos',
      operationId: 'createVideo',
    })
    expect(nested?.call).toEqual({ kind: 'workflow', source: undefined, workflowId: 'prepare' })
    expect(make?.dependsOn).toEqual([
      { kind: 'workflow', source: undefined, workflowId: 'prepare' },
      { kind: 'workflow', source: 'stories', workflowId: 'login' },
    ])
  })

  test('gives a step its own parameters first, then those of its workflow it does not override', () => {
    const seen = (step: typeof create) =>
      step?.parameters.map(({ name, value }) => [name, fill(value, contextOf({})).value])
    expect(seen(create)).toEqual([
      ['page', 7],
      ['X-Token', 'secret'],
    ])
    expect(nested?.parameters.map(({ name, value }) => [name, value.kind])).toEqual([
      ['X-Token', 'expression'],
      ['page', 'expression'],
    ])
  })

  test('lets a step override an action of its workflow by name', () => {
    expect(create?.onFailure).toMatchObject([
      { name: 'again', type: 'goto', target: { kind: 'step', stepId: 'create' } },
    ])
    expect(nested?.onFailure).toMatchObject([
      { name: 'again', type: 'retry', retryAfter: 1.5, retryLimit: 3, target: undefined },
    ])
    expect(nested?.onSuccess).toMatchObject([
      { name: 'stop', type: 'end', criteria: [{ kind: 'simple' }] },
    ])
  })

  test('has its criteria, body and outputs parsed', () => {
    expect(create?.criteria.map(({ kind, at }) => [kind, at.line])).toEqual([
      ['simple', lineOf('condition: $statusCode == 200')],
      ['jsonpath', lineOf("condition: '$.data.id'")],
      ['regex', lineOf('context: $response.body#/message')],
      ['jsonpath', lineOf('context: $response.body', 3)],
    ])
    expect(create?.body).toMatchObject({
      contentType: 'application/json',
      replacements: [{ target: ['seconds'], at: { line: lineOf('target: /seconds'), column: 15 } }],
    })
    expect(Object.keys(create?.outputs ?? {})).toEqual(['id', 'ids'])
    expect(create?.extensions['x-backlot-cost']?.value).toBe(5)
    expect(make?.outputs['id']).toMatchObject({ kind: 'expression' })
  })

  test('has references in its inputs replaced by what they mean', () => {
    expect(make?.inputs?.['properties']).toEqual({
      prompt: { type: 'string' },
      page: { type: 'integer', default: 1 },
    })
    expect(prepare?.inputs).toBeUndefined()
  })

  test('remembers where things are written', () => {
    expect(create?.at).toEqual({ file: 'story.yaml', line: lineOf('stepId: create'), column: 9 })
    expect(create?.parameters.map(({ at }) => at.line)).toEqual([
      lineOf('value: 7'),
      lineOf('reference: $components.parameters.token'),
    ])
    expect(nested?.onFailure[0]?.at.line).toBe(
      lineOf('reference: $components.failureActions.again'),
    )
  })

  test('reads the same from JSON, tabs and all', () => {
    const document = {
      arazzo: '1.0.1',
      info: { title: 'a', version: '1' },
      sourceDescriptions: [{ name: 'api', url: 'a.json' }],
      workflows: [{ workflowId: 'w', steps: [{ stepId: 's', operationId: 'o' }] }],
    }
    const read = readScenario('story.json', JSON.stringify(document, null, '\t'))
    expect(read.workflows[0]?.steps[0]?.call).toEqual({
      kind: 'operation',
      source: 'api',
      operationId: 'o',
    })
    expect(read.workflows[0]?.steps[0]?.at).toMatchObject({ line: 17 })
  })
})

describe('a scenario that is not YAML', () => {
  test.each([
    ['a: [1', 1],
    ['a: 1\na: 2', 2],
    ['a: 1\n b: 2', 1],
    ['a: 1\n---\nb: 2', 2],
    ['a: *nobody', 1],
    ['a: !strange 1', 1],
  ])('%j is refused at line %i', (text, line) => {
    const problems = problemsOf(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems[0]).toMatchObject({ file: 'story.yaml', line })
    expect(problems[0]?.message).not.toContain('\n')
  })

  test('aliases that multiply without end are refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let n = 1; n < 9; n++) {
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      )
    }
    expect(problemsOf(lines.join('\n'))[0]?.message).toMatch(/alias/i)
  })

  test.each(['', '7', 'just text', '[]'])('%j is no document', (text) => {
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ line: 1, message: expect.stringMatching(/^the document must be/) }),
    ])
  })
})

function problemsOf(text: string) {
  try {
    readScenario('story.yaml', text)
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems
    throw error
  }
  return []
}
