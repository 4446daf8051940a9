import { expect, test } from 'vitest'
import { harReportOf } from '../../../../emulator/cli/report/har.ts'
import type { Report } from '../../../../emulator/cli/report/model.ts'
import { parseHar } from '../../../../emulator/har/read.ts'
import { hostile, sample } from './sample.ts'

test('what travelled can be read back as an archive, in its order and with its moments', () => {
  const { exchanges } = parseHar(harReportOf(sample), 'report.har')
  expect(exchanges).toHaveLength(1)
  expect(exchanges[0]).toMatchObject({
    startedAt: sample.startedAt,
    request: { method: 'GET', url: 'http://target.invalid/sky' },
    response: { status: 500, text: `{"sky":${JSON.stringify(hostile)}}` },
  })
})

test('a credential that slipped into a report does not slip into the archive', () => {
  const [suite] = sample.suites
  const [one] = suite?.tests ?? []
  const request = {
    method: 'GET',
    url: 'http://127.0.0.1/a?access_token=a-real-secret',
    headers: { 'access-token': 'a-real-secret' },
  }
  const slip: Report = {
    ...sample,
    suites: one ? [{ name: 'a', tests: [{ ...one, exchanges: [{ request }] }] }] : [],
  }
  const text = harReportOf(slip)
  expect(parseHar(text, 'report.har').exchanges).toHaveLength(1)
  expect(text).not.toContain('a-real-secret')
})
