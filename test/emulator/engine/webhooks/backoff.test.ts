import { describe, expect, it } from 'vitest'
import { pauseAfter, retryAfterOf } from '../../../../emulator/engine/webhooks/backoff.ts'

const now = Date.UTC(1994, 10, 6, 8, 49, 7)

describe('the wait after an attempt', () => {
  const backoff = { firstMs: 100, factor: 2, ceilingMs: 1000, jitter: 0.5 }

  it.each([
    [1, 0.5, 100],
    [2, 0.5, 200],
    [4, 0.5, 800],
    [5, 0.5, 1000],
    [1000, 0.5, 1000],
    [1, 0, 50],
    [3, 0, 200],
  ])('number %i with the draw %d is %i milliseconds', (attempts, unit, wait) => {
    expect(pauseAfter(attempts, backoff, unit)).toBe(wait)
  })

  it('is never nothing', () => {
    expect(pauseAfter(1, { ...backoff, firstMs: 1, jitter: 1 }, 0)).toBe(1)
  })
})

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 30 ', 30_000],
    ['999999999999', 86_400_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 30_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 30_000],
    ['Sun Nov  6 08:49:37 1994', 30_000],
    ['Mon, 07 Nov 2094 08:49:37 GMT', 86_400_000],
  ])('%j asks for %i milliseconds', (header, wait) => {
    expect(retryAfterOf(header, now)).toBe(wait)
  })

  it.each([
    undefined,
    '',
    'soon',
    '-1',
    '1.5',
    '1994-11-06T08:49:37Z',
    'Sun, 06 Nov 1994 08:49:07 GMT',
    'Sat, 05 Nov 1994 08:49:37 GMT',
    'Sunday',
  ])('%j asks for nothing', (header) => {
    expect(retryAfterOf(header, now)).toBeUndefined()
  })
})
