import { expect, it } from 'vitest'
import { waitOf } from '../../../../emulator/http/console/parts/moment.tsx'

it.each([
  [-5, '0s'],
  [0, '0s'],
  [1, '1s'],
  [59_001, '1m 0s'],
  [3_599_000, '59m 59s'],
  [3_600_000, '1h 0m'],
  [21_420_500, '5h 57m'],
  [90_000_000, '1d 1h'],
])('a wait of %d ms is told as %s', (milliseconds, text) => {
  expect(waitOf(milliseconds)).toBe(text)
})
