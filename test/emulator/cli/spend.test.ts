import { describe, expect, test } from 'vitest'
import { affords, amountText, readSpend } from '../../../emulator/cli/spend.ts'

const charges = new Map([
  ['acme', true],
  ['zenith', false],
])
const read = (...words: string[]) => Object.fromEntries(readSpend(words, charges))

describe('a budget is read', () => {
  test.each([
    [['zenith=20calls'], { zenith: { calls: 20, credits: 0 } }],
    [['acme=50credits'], { acme: { calls: Number.POSITIVE_INFINITY, credits: 50 } }],
    [
      ['acme=5,zenith=5'],
      { acme: { calls: Number.POSITIVE_INFINITY, credits: 5 }, zenith: { calls: 5, credits: 0 } },
    ],
    [
      ['7,acme=5'],
      { acme: { calls: Number.POSITIVE_INFINITY, credits: 5 }, zenith: { calls: 7, credits: 0 } },
    ],
    [
      ['0'],
      { acme: { calls: Number.POSITIVE_INFINITY, credits: 0 }, zenith: { calls: 0, credits: 0 } },
    ],
    [['acme=1credit+1call'], { acme: { calls: 1, credits: 1 } }],
    [
      ['acme=5credits+2calls, zenith=3calls'],
      { acme: { calls: 2, credits: 5 }, zenith: { calls: 3, credits: 0 } },
    ],
    [
      ['acme=5credits', 'zenith=3calls'],
      { acme: { calls: Number.POSITIVE_INFINITY, credits: 5 }, zenith: { calls: 3, credits: 0 } },
    ],
  ])('from %j', (words, budget) => {
    expect(read(...words)).toEqual(budget)
  })
})

describe('a budget is refused', () => {
  test.each([
    ['50,60', 'said before'],
    ['5.5', 'that is no budget'],
    ['', 'that is no budget'],
    ['acne=50credits', 'did you mean acme?'],
    ['acme=-5credits', 'is no amount'],
    ['acme=1.5credits', 'is no amount'],
    ['acme=50euros', 'is no amount'],
    ['acme=5credits+5credits', 'is no amount'],
    ['acme=5credits,acme=6credits', 'was named before'],
    ['zenith=5credits', 'counts no credits'],
    // Calls alone are no limit where each may cost any number of credits.
    ['acme=20calls', 'charges credits; how many?'],
  ])('%j: %s', (word, message) => {
    expect(() => read(word)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
    )
  })
})

test('calls and credits are both limits', () => {
  const budget = { calls: 3, credits: 10 }
  const spent = { calls: 2, credits: 4 }
  expect(affords(budget, spent, { calls: 1, credits: 6 })).toBe(true)
  expect(affords(budget, spent, { calls: 2, credits: 0 })).toBe(false)
  expect(affords(budget, spent, { calls: 1, credits: 7 })).toBe(false)
})

test('an amount is told as people say it', () => {
  expect(amountText({ calls: 1, credits: 0 })).toBe('1 call')
  expect(amountText({ calls: 2, credits: 15 })).toBe('2 calls, 15 credits')
  expect(amountText({ calls: 0, credits: 0 })).toBe('nothing')
})
