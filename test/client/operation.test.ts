import { expect, test } from 'vitest'
import { type Operation, queryOf } from '../../client/operation.ts'

const operation: Operation = {
  method: 'GET',
  path: '/',
  idempotent: true,
  query: { ids: 'json', names: 'csv', page: 'text' },
}

test.each<[string, Record<string, unknown>, string]>([
  ['nothing', {}, ''],
  ['a list as JSON', { ids: ['1', '2'] }, 'ids=%5B%221%22%2C%222%22%5D'],
  ['a text where JSON is declared, as it stands', { ids: '[1' }, 'ids=%5B1'],
  ['a list with commas', { names: ['a', 'b'] }, 'names=a%2Cb'],
  ['a number', { page: 3 }, 'page=3'],
  ['no undefined value', { page: undefined, names: [] }, 'names='],
  ['a null as such', { page: null }, 'page=null'],
  ['an unknown list as a repeated name', { tag: ['a', 'b c'] }, 'tag=a&tag=b+c'],
  ['an unknown object as JSON', { filter: { a: 1 } }, 'filter=%7B%22a%22%3A1%7D'],
])('the query string carries %s', (_, values, query) => {
  expect(queryOf(operation, values)).toBe(query)
})
