import { expect, it } from 'vitest'
import { nearestRatio, quotientOf, ratios } from '../../../../emulator/engine/media/ratio.ts'

it.each(ratios)('%s is nearest to itself, at any size', (ratio) => {
  const [width = 0, height = 0] = ratio.split('x').map(Number)
  expect(nearestRatio(width * 120, height * 120, ratios, 0)).toBe(ratio)
  expect(quotientOf(ratio)).toBe(width / height)
})

it.each([
  { width: 1080, height: 1920, nearest: '9x16' },
  { width: 1080, height: 1928, nearest: '9x16' },
  { width: 1000, height: 1000, nearest: '1x1' },
  { width: 102, height: 100, nearest: '1x1' },
  { width: 100, height: 102, nearest: '1x1' },
  { width: 103, height: 100, nearest: undefined },
  { width: 640, height: 480, nearest: undefined },
  { width: 0, height: 100, nearest: undefined },
  { width: Number.NaN, height: 100, nearest: undefined },
])('$width by $height is $nearest within two per cent', ({ width, height, nearest }) => {
  expect(nearestRatio(width, height, ['9x16', '16x9', '1x1'], 0.02)).toBe(nearest)
})

it('nothing is near when nothing is allowed', () => {
  expect(nearestRatio(9, 16, [], 1)).toBeUndefined()
})
