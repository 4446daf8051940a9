import { describe, expect, test } from 'vitest'
import { ApiError, type CallError, NetworkError, TimeoutError } from '../../client/errors.ts'
import type { Exchange } from '../../client/exchange.ts'
import type { Operation } from '../../client/operation.ts'
import {
  backoffOf,
  type Failure,
  retryAfterOf,
  retryPolicyOf,
  troubleOfStatus,
  usualRetry,
  waitBeforeRetry,
} from '../../client/retry.ts'

const exchange = (status: number, headers: Record<string, string> = {}): Exchange => ({
  request: { method: 'GET', url: 'http://localhost/', headers: {} },
  response: { status, headers, text: '', json: undefined },
})
const refusal = (headers?: Record<string, string>) =>
  new ApiError({ code: 1, message: 'no', exchange: exchange(200, headers) })
const broken = new NetworkError('broken', { sent: true })
const unreachable = new NetworkError('unreachable', { sent: false })
const late = new TimeoutError('late', { timeoutMs: 1 })

const get: Operation = { method: 'GET', path: '/', idempotent: true, query: {} }
const post: Operation = { method: 'POST', path: '/', idempotent: false, query: {} }
const metered: Operation = { ...post, quota: { limit: 1, windowMs: 60_000 } }

const failure = (error: CallError, more: Partial<Failure> = {}): Failure => ({
  error,
  trouble: undefined,
  attempt: 1,
  operation: get,
  policy: usualRetry,
  random: () => 0.5,
  now: 0,
  ...more,
})

describe('backoff', () => {
  test.each([
    [1, 0.5, 250],
    [2, 0.5, 500],
    [3, 0.5, 1000],
    [4, 0, 0],
    [6, 0.5, 8000],
    [7, 0.5, 10_000],
    [40, 0.5, 10_000],
    [40, 0.999999, 20_000],
  ])(
    'doubles its reach with each try up to a bound: try %i at chance %d waits %i ms',
    (attempt, chance, wait) => {
      expect(backoffOf(attempt, usualRetry, () => chance)).toBe(wait)
    },
  )
})

describe('Retry-After', () => {
  test.each([
    [{}, undefined],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:05 GMT' }, 4000],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    [
      {
        'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT',
        date: 'Thu, 01 Jan 2026 00:00:02 GMT',
      },
      3000,
    ],
  ] satisfies [Record<string, string>, number | undefined][])(
    'is read as seconds or as a date: %j asks for %s ms',
    (headers, wait) => {
      expect(retryAfterOf(headers, 1000)).toBe(wait)
    },
  )
})

describe('a failed call', () => {
  test.each<[string, Failure, number | undefined]>([
    ['a broken connection', failure(broken), 250],
    ['a timeout', failure(late), 250],
    ['a transient refusal', failure(refusal(), { trouble: 'transient' }), 250],
    ['a final refusal', failure(refusal()), undefined],
    ['the last try', failure(broken, { attempt: 4 }), undefined],
    ['a broken POST', failure(broken, { operation: post }), undefined],
    ['a late POST', failure(late, { operation: post }), undefined],
    ['a POST that never left', failure(unreachable, { operation: post }), 250],
    [
      'a transient refusal of a POST',
      failure(refusal(), { operation: post, trouble: 'transient' }),
      undefined,
    ],
    [
      'a broken POST whose sender does not mind',
      failure(broken, { operation: post, policy: retryPolicyOf({ unsafe: true }) }),
      250,
    ],
    [
      'a throttled POST, which took no effect',
      failure(refusal(), { operation: metered, trouble: 'throttled' }),
      60_250,
    ],
    [
      'a throttled call of an unknown quota',
      failure(refusal(), { operation: post, trouble: 'throttled' }),
      250,
    ],
    [
      'a throttled call that is told when',
      failure(refusal({ 'retry-after': '5' }), { operation: metered, trouble: 'throttled' }),
      5250,
    ],
    [
      'a wait beyond all patience',
      failure(refusal({ 'retry-after': '301' }), { trouble: 'throttled' }),
      undefined,
    ],
  ])('is tried again when that can help and cannot harm: %s', (_, failed, wait) => {
    expect(waitBeforeRetry(failed)).toBe(wait)
  })
})

test('HTTP 429 is throttling, 500 and above is trouble on the other side, the rest is final', () => {
  expect([200, 400, 404, 429, 499, 500, 503, 599].map(troubleOfStatus)).toEqual([
    ...[undefined, undefined, undefined, 'throttled', undefined],
    ...['transient', 'transient', 'transient'],
  ])
})

test('a later retry option goes over an earlier one, and false means a single try', () => {
  expect(retryPolicyOf()).toEqual(usualRetry)
  expect(retryPolicyOf({ attempts: 9 }, { unsafe: true })).toEqual({
    ...usualRetry,
    attempts: 9,
    unsafe: true,
  })
  expect(retryPolicyOf({ attempts: 9 }, false).attempts).toBe(1)
  expect(retryPolicyOf(false, { unsafe: true }).attempts).toBe(usualRetry.attempts)
})
