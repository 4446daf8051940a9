import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Contract, endpointOf } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { tiktok } from '../../../contracts/tiktok/contract.ts'
import { checkParameters, type Sent } from '../../../emulator/engine/parameters.ts'

const body = z.object({
  name: z.string(),
  count: z.int().min(1).default(1),
  tags: z.array(z.string()).optional(),
  inner: z.object({ text: z.string().optional() }).optional(),
})
const query = z.object({ ids: z.array(z.string()).optional(), page: z.int().min(1).default(1) })
const endpoint: Endpoint = {
  ...endpointOf(tiktok, 'listVideos'),
  request: { body, query, encodings: { ids: 'json', page: 'integer' } },
}

const check = (sent: Partial<Sent>, contract: Contract = tiktok) => {
  const all = {
    params: {},
    query: '',
    body: { name: 'n' },
    suspectNul: true,
    isLong: true,
    ...sent,
  }
  const result = checkParameters(contract, endpoint, all)
  if ('checked' in result) return { checked: result.checked }
  return {
    issues: result.issues.map((one) => `${one.in} ${one.path.join('.')} ${one.problem}`),
  }
}

describe('parameters', () => {
  it('that pass come back with their defaults', () => {
    expect(check({ query: 'page=3&ids=["a"]' })).toEqual({
      checked: {
        params: {},
        query: { page: 3, ids: ['a'] },
        body: { name: 'n', count: 1 },
        unread: [],
      },
    })
  })

  it.each<[string, Partial<Sent>, string[]]>([
    ['missing', { body: {} }, ['body name missing']],
    ['of a wrong type', { body: { name: 7 } }, ['body name invalid']],
    ['null', { body: { name: null } }, ['body name invalid']],
    ['below their minimum', { body: { name: 'n', count: 0 } }, ['body count invalid']],
    ['wrong inside a list', { body: { name: 'n', tags: ['a', 7] } }, ['body tags.1 invalid']],
    ['no object at all', { body: [] }, ['body  invalid']],
    ['no body at all', { body: undefined }, ['body  missing']],
    ['repeated', { query: 'page=1&page=1' }, ['query page repeated']],
    ['not decodable', { query: 'ids=a,b' }, ['query ids invalid']],
    ['not whole numbers', { query: 'page=1.5' }, ['query page invalid']],
    [
      'wrong in two places',
      { query: 'page=0', body: {} },
      ['query page invalid', 'body name missing'],
    ],
    ['with a NUL in a text', { body: { name: 'a\u0000' } }, ['body name nul']],
    [
      'with a NUL deep in',
      { body: { name: 'n', inner: { text: '\u0000' } } },
      ['body inner.text nul'],
    ],
    ['with a NUL in a list', { body: { name: 'n', tags: ['a', '\u0000'] } }, ['body tags.1 nul']],
    ['with a NUL in a name', { body: { name: 'n', 'a\u0000': 1 } }, ['body a\u0000 nul']],
    [
      'with a NUL in the query',
      { query: 'ids=%5B%22%00%22%5D' },
      ['query ids invalid', 'query ids nul'],
    ],
    ['with an escaped NUL in the query', { query: 'ids=["\\u0000"]' }, ['query ids.0 nul']],
  ])('that are %s are told', (_, sent, issues) => {
    expect(check(sent)).toEqual({ issues })
  })

  it('with a NUL pass where the API does not mind', () => {
    const tolerant = { ...tiktok, nulCharacters: 'accept' as const }
    expect(check({ body: { name: '\u0000' } }, tolerant)).toHaveProperty('checked')
  })

  it('that are repeated count once where the API takes the first', () => {
    const tolerant = { ...tiktok, repeatedQuery: 'first' as const }
    expect(check({ query: 'page=2&page=3' }, tolerant)).toMatchObject({
      checked: { query: { page: 2 } },
    })
  })

  it('that nobody reads are named, of query and body', () => {
    const sent = { query: 'pgae=2', body: { name: 'n', colour: 'red', toString: 1 } }
    expect(check(sent)).toMatchObject({ checked: { unread: ['pgae', 'colour', 'toString'] } })
  })

  it('do not change what others are given', () => {
    check({ body: JSON.parse('{"name":"n","__proto__":{"polluted":1}}') })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('of any depth and width are looked through without harm', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(check({ body: { name: 'n', deep } })).toHaveProperty('checked')
    expect(check({ body: { name: 'n', tags: deep } })).toEqual({ issues: ['body tags.0 invalid'] })
    const wide = Array.from({ length: 300_000 }, () => 0)
    expect(check({ body: { name: 'n', wide } })).toHaveProperty('checked')
  })

  it('of a long list that is allowed come back whole, and are told if wrong at its end', () => {
    const tags: unknown[] = Array.from({ length: 3000 }, (_, index) => String(index))
    expect(check({ body: { name: 'n', tags } })).toMatchObject({ checked: { body: { tags } } })
    expect(check({ body: { name: 'n', tags: [...tags, 7] } })).toEqual({
      issues: ['body tags.3000 invalid'],
    })
  })

  it('of a wrong list are told by a few of its items, not by all of them', () => {
    const tags = Array.from({ length: 300_000 }, () => 0)
    const result = checkParameters(tiktok, endpoint, {
      params: {},
      query: '',
      body: { name: 'n', tags },
      suspectNul: false,
      isLong: true,
    })
    expect('issues' in result && result.issues.length).toBeLessThanOrEqual(100)
  })
})
