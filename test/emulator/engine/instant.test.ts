import { describe, expect, it } from 'vitest'
import { digitsOf, formatInstant, parseInstant } from '../../../emulator/engine/instant.ts'

describe('an instant', () => {
  it.each([
    ['2026-01-01', Date.UTC(2026, 0, 1)],
    ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1)],
    ['2026-01-01T12:30Z', Date.UTC(2026, 0, 1, 12, 30)],
    ['2026-01-01T01:00:00+01:00', Date.UTC(2026, 0, 1)],
    ['2026-01-01T00:00:00.123Z', Date.UTC(2026, 0, 1) + 123],
    ['1970-01-01T00:00:00Z', 0],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('%s is read', (text, moment) => {
    expect(parseInstant(text)).toBe(moment)
  })

  it.each([
    '',
    'now',
    '2026',
    '2026-01',
    '2026-1-1',
    '2026-13-01',
    '2026-01-32',
    '2026-02-30',
    '2026-02-29T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01 00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '1767225600000',
    'Thu, 01 Jan 2026 00:00:00 GMT',
    '2026-01-01T00:00:00Z\n',
  ])('%j is none, for want of an offset or of sense', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  it('is written with its milliseconds, or as fourteen digits', () => {
    const moment = Date.UTC(2026, 6, 9, 8, 7, 6, 5)
    expect(formatInstant(moment)).toBe('2026-07-09T08:07:06.005Z')
    expect(digitsOf(moment)).toBe('20260709080706')
  })
})
