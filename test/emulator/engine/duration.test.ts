import { describe, expect, it } from 'vitest'
import { createChance } from '../../../emulator/engine/chance.ts'
import { formatDuration, parseDuration } from '../../../emulator/engine/duration.ts'

const hour = 3_600_000
const day = 24 * hour

describe('a duration', () => {
  it.each([
    ['45s', 45_000],
    ['250ms', 250],
    ['1h30m', 1.5 * hour],
    ['6h', 6 * hour],
    ['1d', day],
    ['1d2h3m4s5ms', day + 2 * hour + 184_005],
    ['0s', 0],
    ['1.5h', 1.5 * hour],
    ['0.001s', 1],
    ['PT6H', 6 * hour],
    ['P1DT2H', day + 2 * hour],
    ['P1D', day],
    ['P2W', 14 * day],
    ['PT0S', 0],
    ['PT1H30M', 1.5 * hour],
    ['PT0.5S', 500],
    ['PT36H', 36 * hour],
  ])('%s is read', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  it.each([
    '',
    ' ',
    '5',
    's',
    '-5s',
    '+5s',
    '5 s',
    ' 5s',
    '5s ',
    '5s\n',
    '5S',
    '5x',
    '1h1d',
    '1m1m',
    '1e3s',
    '1,5h',
    '.5s',
    '5.s',
    'five minutes',
    'P',
    'PT',
    'P1DT',
    'p1d',
    'PT-6H',
    '-PT6H',
    'P1Y',
    'P1M',
    'P1H',
    'PT1D',
    'PT1S1M',
    'PT6H ',
    '\u0000',
    '٣s',
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it('is read in time that grows with its length only', () => {
    expect(parseDuration(`${'1'.repeat(100_000)}x`)).toBeUndefined()
    expect(parseDuration(`PT${'1.'.repeat(50_000)}`)).toBeUndefined()
  })

  it('is written as it is read', () => {
    const chance = createChance('durations')
    for (let index = 0; index < 300; index += 1) {
      const milliseconds = chance.int(0, 10 ** chance.int(1, 12))
      expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds)
    }
    expect(formatDuration(90_000)).toBe('1m30s')
    expect(formatDuration(0)).toBe('0s')
  })
})
