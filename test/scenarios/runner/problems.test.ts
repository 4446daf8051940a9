import { describe, expect, test } from 'vitest'
import { readScenario } from '../../../scenarios/runner/document.ts'
import { ScenarioError } from '../../../scenarios/runner/problem.ts'

/** A correct document, one fact a line, so that a row can change one and name the place. */
const lines = [
  /*  1 */ 'arazzo: 1.0.1',
  /*  2 */ 'info: { title: a, version: "1" }',
  /*  3 */ 'sourceDescriptions:',
  /*  4 */ '  - { name: api, url: ./api.json, type: openapi }',
  /*  5 */ '  - { name: far, url: ./far.yaml, type: arazzo }',
  /*  6 */ 'workflows:',
  /*  7 */ '  - workflowId: first',
  /*  8 */ '    inputs: { type: object, properties: { prompt: { type: string } } }',
  /*  9 */ '    steps:',
  /* 10 */ '      - stepId: create',
  /* 11 */ '        operationId: createVideo',
  /* 12 */ '        parameters:',
  /* 13 */ '          - { name: q, in: query, value: $inputs.prompt }',
  /* 14 */ '        requestBody: { payload: { a: 1 } }',
  /* 15 */ '        successCriteria:',
  /* 16 */ '          - condition: $statusCode == 200',
  /* 17 */ '        onSuccess:',
  /* 18 */ '          - { name: done, type: end }',
  /* 19 */ '        onFailure:',
  /* 20 */ '          - { name: again, type: retry, retryAfter: 1, retryLimit: 2 }',
  /* 21 */ '        outputs: { id: $response.body#/id }',
  /* 22 */ '      - stepId: run',
  /* 23 */ '        workflowId: second',
  /* 24 */ '    outputs: { id: $steps.create.outputs.id }',
  /* 25 */ '  - workflowId: second',
  /* 26 */ '    dependsOn: [first]',
  /* 27 */ '    steps:',
  /* 28 */ '      - { stepId: s, operationId: getVideo }',
  /* 29 */ 'components:',
  /* 30 */ '  inputs: { page: { type: integer } }',
  /* 31 */ '  parameters: { token: { name: t, in: header, value: x } }',
  /* 32 */ '  successActions: { stop: { name: stop, type: end } }',
  /* 33 */ '  failureActions: { give-up: { name: up, type: end } }',
]

type Row = readonly [line: number, written: string, at: string, message: string]

function problemsWith(changes: readonly (readonly [number, string])[]) {
  const changed = [...lines]
  for (const [line, written] of changes) changed[line - 1] = written
  try {
    readScenario('s.yaml', changed.join('\n'))
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems
    throw error
  }
  return []
}

function expectOne([line, written, at, message]: Row) {
  const problems = problemsWith([[line, written]])
  expect(problems.map((problem) => `${problem.line}:${problem.column}`)).toEqual([at])
  expect(problems[0]?.message).toContain(message)
}

test('the document these tables change is correct', () => {
  expect(problemsWith([])).toEqual([])
})

describe('shape', () => {
  test.each<Row>([
    [1, 'arazzo: 2.0.0', '1:9', 'arazzo is "2.0.0"; this runner reads Arazzo 1.0.x'],
    [1, 'arazzo: 1.0', '1:9', 'arazzo must be a string, not a number; quote it'],
    [2, 'info: { title: a, version: 1.0 }', '2:28', 'must be a string, not a number; quote it'],
    [2, 'info: { version: "1" }', '2:7', 'info lacks "title"'],
    [2, 'info: { title: a, version: "1", tittle: b }', '2:33', 'did you mean "title"?'],
    [2, 'info:', '2:6', 'info must be a mapping, not empty'],
    [4, '  - { name: api, url: ./a, type: openapj }', '4:34', 'did you mean "openapi"?'],
    [4, '  - { name: api, type: openapi }', '4:5', 'sourceDescriptions[0] lacks "url"'],
    [12, '        parametres:', '12:9', 'unknown key "parametres" in workflows[0].steps[0]'],
    [13, '          - { name: q, in: body, value: 1 }', '13:28', 'cannot be "body"'],
    [13, '          - { name: q, in: query }', '13:13', 'lacks "value"'],
    [13, '          - { name: q, in: query, value: 1, vale: 2 }', '13:45', 'did you mean "value"?'],
    [13, '          - just text', '13:13', 'must be a mapping, not a string'],
    [13, '          - { reference: [a] }', '13:26', 'must be a string, not a list'],
    [16, '          - condition: true', '16:24', 'condition must be a string, not true'],
    [16, '          - { condition: a, type: jsonpth, context: $url }', '16:35', '"jsonpath"'],
    [
      16,
      '          - { condition: a, type: { type: jsonpath }, context: $url }',
      '16:35',
      '"version"',
    ],
    [18, '          - { name: done, type: retry }', '18:33', 'cannot be "retry"'],
    [20, '          - { name: a, type: retry, retryAfter: -1 }', '20:49', 'must not be below 0'],
    [20, '          - { name: a, type: retry, retryLimit: 1.5 }', '20:49', 'a whole number'],
    [21, '        outputs: { "a b": $url }', '21:20', 'the name "a b" may hold letters'],
    [26, '    dependsOn: {}', '26:16', 'must be a list, not a mapping'],
    [30, '  inptus: {}', '30:3', 'unknown key "inptus" in components; did you mean "inputs"?'],
  ])('line %i as `%s` is refused at %s', (...row) => {
    expectOne(row)
  })
})

test('a missing field is told at the object that lacks it', () => {
  const of = (line: number, written: string) =>
    problemsWith([[line, written]]).map(
      (problem) => `${problem.line}:${problem.column} ${problem.message}`,
    )
  expect(of(1, 'x-a: 1')).toEqual(['1:1 the document lacks "arazzo"'])
  expect(of(10, '      - stepID: create')).toEqual([
    '10:9 workflows[0].steps[0] lacks "stepId"',
    '10:9 unknown key "stepID" in workflows[0].steps[0]; did you mean "stepId"?',
  ])
})

test('a workflow without steps is refused', () => {
  const text = [...lines.slice(0, 26), '    steps: []', ...lines.slice(28)].join('\n')
  expect(() => readScenario('s.yaml', text)).toThrow('s.yaml:27:12 workflows[1].steps must not be')
})

describe('meaning', () => {
  test.each<Row>([
    [5, '  - { name: api, url: b, type: arazzo }', '5:13', 'duplicate source description "api"'],
    [11, '        description: nothing', '10:9', 'this one has none'],
    [11, '        operationId: $sourceDescriptions.apj.x', '11:42', 'did you mean "api"?'],
    [11, '        operationId: $sourceDescriptions.far.x', '11:42', 'unknown OpenAPI source'],
    [
      11,
      '        operationId: $sourceDescriptions.api',
      '11:22',
      '$sourceDescriptions.<name>.<id>',
    ],
    [11, '        operationPath: /videos', '11:24', 'an operationPath is written'],
    [
      ...([11, "        operationPath: '{$sourceDescriptions.no.url}#/paths/~1a/get'"] as const),
      ...(['11:46', 'unknown source description "no"'] as const),
    ],
    [
      ...([11, "        operationPath: '{$sourceDescriptions.api.url}#/paths/~1a'"] as const),
      ...(['11:55', '/paths/<path>/<method>'] as const),
    ],
    [
      ...([11, "        operationPath: '{$sourceDescriptions.api.url}#/paths/~2a/get'"] as const),
      ...(['11:62', '"~" is written "~0"'] as const),
    ],
    [13, '          - { name: q, in: query, value: $inputs.promt }', '13:42', '"prompt"'],
    [13, '          - { name: q, value: 1 }', '13:13', 'of an operation lacks "in"'],
    [13, "          - { name: q, in: query, value: 'a {$inputs.}' }", '13:54', 'a name is missing'],
    [13, '          - reference: $components.parameters.tokn', '13:24', 'did you mean "token"?'],
    [
      13,
      '          - reference: $components.successActions.stop',
      '13:24',
      '$components.parameters.',
    ],
    [14, '        requestBody: { payload: { a: [1, $input.b] } }', '14:42', 'unknown expression'],
    [14, "        requestBody: { payload: 'it''s {$nope.x}' }", '14:41', 'unknown expression'],
    [14, '        requestBody: { payload: "a\\n{$nope.x}" }', '14:38', 'unknown expression'],
    [
      ...([14, '        requestBody: { replacements: [{ target: //a/b, value: 1 }] }'] as const),
      ...(['14:49', 'XPath is not supported'] as const),
    ],
    [
      ...([
        14,
        '        requestBody: { replacements: [{ target: "/a[1]", value: $inputs.x }] }',
      ] as const),
      ...(['14:65', 'unknown input "x"'] as const),
    ],
    [
      ...([14, '        requestBody: { replacements: [{ target: /a~b, value: 1 }] }'] as const),
      ...(['14:51', '"~" is written "~0"'] as const),
    ],
    [16, '          - condition: $statusCode = 200', '16:36', 'equality is written "=="'],
    [16, '          - condition: $steps.creat.outputs.id == 1', '16:24', '"create"'],
    [
      16,
      '          - condition: true && $steps.create.outputs.no == 1',
      '16:32',
      'unknown output of',
    ],
    [
      16,
      '          - { condition: $.a, type: jsonpath }',
      '16:26',
      'type jsonpath needs a context',
    ],
    [16, '          - { condition: /a, type: xpath, context: $url }', '16:36', 'XPath is not'],
    [16, '          - { condition: "(", type: regex, context: $url }', '16:26', 'Invalid regular'],
    [
      16,
      '          - { condition: a, type: regex, context: $urls }',
      '16:51',
      'did you mean "url"?',
    ],
    [
      ...([
        16,
        '          - { condition: $.a, context: $url, type: { type: jsonpath, version: x } }',
      ] as const),
      ...(['16:79', 'unknown JSONPath version'] as const),
    ],
    [
      ...([
        16,
        '          - { condition: a, context: $url, type: { type: xpath, version: xpath-30 } }',
      ] as const),
      ...(['16:50', 'XPath is not supported'] as const),
    ],
    [18, '          - { name: done, type: goto }', '18:13', 'goes to no step and no workflow'],
    [
      18,
      '          - { name: done, type: goto, stepId: crate }',
      '18:47',
      'did you mean "create"?',
    ],
    [18, '          - { name: done, type: goto, workflowId: third }', '18:51', 'unknown workflow'],
    [18, '          - { name: d, type: goto, stepId: s }', '18:44', 'unknown step "s"'],
    [18, '          - { name: d, type: end, stepId: run }', '18:43', 'means nothing'],
    [
      ...([18, '          - { name: d, type: goto, stepId: run, workflowId: second }'] as const),
      ...(['18:13', 'names both a step and a workflow'] as const),
    ],
    [18, '          - reference: $components.successActions.stopp', '18:24', '"stop"'],
    [
      ...([18, '          - { reference: $components.successActions.stop, value: 1 }'] as const),
      ...(['18:66', 'only a reference to a parameter'] as const),
    ],
    [
      20,
      '          - { name: a, type: goto, stepId: run, retryLimit: 1 }',
      '20:61',
      'means nothing',
    ],
    [20, '          - reference: $components.failureActions.stop', '20:24', 'unknown component'],
    [21, '        outputs: { id: literal }', '21:24', 'is no runtime expression'],
    [22, '      - stepId: create', '22:17', 'duplicate step "create"'],
    [23, '        workflowId: secnd', '23:21', 'did you mean "second"?'],
    [23, '        workflowId: $sourceDescriptions.api.x', '23:41', 'unknown Arazzo source'],
    [24, '    outputs: { id: $steps.create.outputs.idd }', '24:20', 'did you mean "id"?'],
    [24, '    outputs: { id: $workflows.second.outputs.x }', '24:20', 'unknown output of workflow'],
    [24, '    outputs: { id: $workflows.secon.outputs.x }', '24:20', 'did you mean "second"?'],
    [24, '    outputs: { id: $sourceDescriptions.apis.url }', '24:20', 'did you mean "api"?'],
    [
      24,
      '    outputs: { id: $components.parameters.t }',
      '24:20',
      'unknown component in parameters',
    ],
    [24, '    outputs: { id: $components.things.t }', '24:20', 'unknown kind of component'],
    [26, '    dependsOn: [first, first]', '26:24', 'duplicate dependency "first"'],
    [26, '    dependsOn: [fist]', '26:17', 'did you mean "first"?'],
    [26, '    dependsOn: [second]', '26:16', 'workflows wait for each other: second -> second'],
    [
      30,
      '  inputs: { a: { $ref: "#/components/inputs/b" } }',
      '30:24',
      'unknown component in inputs',
    ],
    [30, '  inputs: { a: { $ref: "#/components/inputs/a" } }', '30:24', 'refers to itself'],
    [
      31,
      '  parameters: { token: { name: t, in: header, value: $nope } }',
      '31:54',
      'unknown expression',
    ],
    [
      ...([
        33,
        '  failureActions: { up: { name: up, type: end, criteria: [{ condition: a }] } }',
      ] as const),
      ...(['33:72', '"a" is no value'] as const),
    ],
  ])('line %i as `%s` is refused at %s', (...row) => {
    expectOne(row)
  })

  test.each([
    ['operationId and workflowId', '        operationId: a\n        workflowId: second'],
    ['operationPath and workflowId', '        operationPath: a\n        workflowId: second'],
  ])('a step with %s is refused', (both, written) => {
    const problems = problemsWith([[11, written]])
    expect(problems.map(({ message }) => message).join()).toContain(`this one has ${both}`)
  })

  test('a plain operationId is ambiguous when several APIs are described', () => {
    const problems = problemsWith([[5, '  - { name: far, url: ./far.json }']])
    expect(problems.map(({ line }) => line)).toEqual([11, 28])
    expect(problems[0]?.message).toContain('write $sourceDescriptions.<name>.createVideo')
  })

  test('a body has no place in a step that runs a workflow', () => {
    const problems = problemsWith([[23, '        workflowId: second\n        requestBody: {}']])
    expect(problems).toMatchObject([{ line: 24, column: 22 }])
  })

  test('duplicate parameters and actions are refused, also when one is a reference', () => {
    const problems = problemsWith([
      [
        13,
        '          - { name: T, in: header, value: 1 }\n          - reference: $components.parameters.token',
      ],
      [
        18,
        '          - { name: stop, type: end }\n          - reference: $components.successActions.stop',
      ],
    ])
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '14 duplicate parameter "t"',
      '20 duplicate action "stop"',
    ])
  })

  test('an input schema that admits more than it lists is not held against an expression', () => {
    const open = '    inputs: { type: object, properties: { a: {} }, additionalProperties: true }'
    expect(problemsWith([[8, open]])).toEqual([])
  })

  test('a mistake inside a component is told once, where the component stands', () => {
    const problems = problemsWith([
      [13, '          - reference: $components.parameters.token'],
      [31, '  parameters: { token: { name: t, in: header, value: $inputs } }'],
    ])
    expect(problems).toMatchObject([{ line: 31, column: 61 }])
  })

  test('a component is judged by the workflow that uses it', () => {
    const problems = problemsWith([
      [13, '          - reference: $components.parameters.token'],
      [31, '  parameters: { token: { name: t, in: header, value: $inputs.no } }'],
    ])
    expect(problems).toMatchObject([{ line: 31, column: 54 }])
    expect(problems[0]?.message).toContain('unknown input "no"')
  })
})

describe('problems in long texts', () => {
  test.each([
    ['|', '17:26'],
    ['|-', '17:26'],
    ['>', '15:20'],
  ])('a block scalar written %s points as near as its notation allows', (style, at) => {
    const block = ['            first line', '            a line with {$nope.x}'].join('\n')
    const written = `        requestBody:\n          payload: ${style}\n${block}`
    const found = problemsWith([[14, written]])
    expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual([at])
  })

  test('inside JSON text a problem points at its own characters', () => {
    const written = [
      ...['        requestBody:', '          payload: |', '            {'],
      ...[
        '              "a": "{$inputs.promt}",',
        '              "b": "{$nope.x}"',
        '            }',
      ],
    ]
    const problems = problemsWith([[14, written.join('\n')]])
    expect(problems.map(({ line }) => line)).toContain(18)
  })
})

test('everything wrong with a file is told at once, in the order of the file', () => {
  const problems = problemsWith([
    [2, 'info: { title: a, version: 1 }'],
    [12, '        parametres:'],
    [16, '          - { condition: /a, type: xpath, context: $url }'],
    [18, '          - { name: done, type: goto, stepId: crate }'],
    [24, '    outputs: { id: $steps.create.outputs.idd }'],
  ])
  expect(problems.map(({ line }) => line)).toEqual([2, 12, 16, 18, 24])
  const error = new ScenarioError(problems)
  expect(error.message.split('\n')).toHaveLength(5)
  expect(error.message).toMatch(/^s\.yaml:2:28 /)
})
