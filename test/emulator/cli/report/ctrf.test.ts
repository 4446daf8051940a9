import { type CTRFReport, validate } from 'ctrf'
import { expect, test } from 'vitest'
import { ctrfOf } from '../../../../emulator/cli/report/ctrf.ts'
import { sample } from './sample.ts'

// What is parsed is judged by the format's own schema in the first test.
const document = JSON.parse(ctrfOf(sample)) as CTRFReport

test('the schema of the format accepts a report, and refuses it once a status is no status', () => {
  expect(validate(document)).toMatchObject({ valid: true })
  const [first] = document.results.tests
  const bent = { ...document.results, tests: [{ ...first, status: 'drift' }] }
  expect(validate({ ...document, results: bent })).toMatchObject({ valid: false })
})

test('the summary counts what the tests say', () => {
  expect(document.results.summary).toMatchObject({ tests: 3, passed: 1, failed: 1, skipped: 1 })
  expect(document.results.summary).toMatchObject({ suites: 2, duration: 62 })
})

test('a failed test says why, where, and after which steps', () => {
  expect(document.results.tests[2]).toMatchObject({
    status: 'failed',
    rawStatus: 'drift',
    suite: ['garden'],
    filePath: 'garden.yaml',
    message: expect.stringMatching(/^it is dry/),
    steps: [{ status: 'passed' }, { status: 'failed' }],
    extra: { virtualMs: 3_600_000 },
  })
})
