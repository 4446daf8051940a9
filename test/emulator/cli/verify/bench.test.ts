import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { creatify } from '../../../../contracts/index.ts'
import { Unreachable } from '../../../../contracts/kit/bench.ts'
import { arrangesNothing, benchOf } from '../../../../emulator/cli/verify/bench.ts'
import { roadOverSocket } from '../../../../emulator/cli/verify/road.ts'
import { type Origin, openOrigin } from '../../../support/origin.ts'

let origin: Origin
let seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[]

beforeAll(async () => {
  origin = await openOrigin(({ method, url, headers }, response) => {
    seen.push({ method, url, headers })
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not found."}')
  })
})
afterAll(() => origin.close())
beforeEach(() => {
  seen = []
})

const bench = () =>
  benchOf(
    creatify,
    roadOverSocket(origin.url),
    { 'X-API-ID': 'the-id', 'X-API-KEY': 'the-key' },
    { ...arrangesNothing, now: async () => 0, pass: async () => undefined },
  )

test('operations are called through the client, with both halves of a credential', async () => {
  const { request, status, json } = await bench().call('listLinks', { query: { ids: ['a', 'b'] } })
  expect({ status, json }).toEqual({ status: 404, json: { detail: 'Not found.' } })
  expect(seen).toMatchObject([
    {
      method: 'GET',
      url: '/api/links/?ids=a%2Cb',
      // The platform's `fetch` says so of itself, and the client calls by it.
      headers: { 'x-api-id': 'the-id', 'x-api-key': 'the-key', 'sec-fetch-mode': 'cors' },
    },
  ])
  expect(request).toMatchObject({
    method: 'GET',
    target: '/api/links/?ids=a%2Cb',
    headers: { 'x-api-key': 'the-key' },
  })
})

test('raw bytes travel beneath the client, with no header that was not asked for', async () => {
  await bench().send({ method: 'GET', target: '/api/links', headers: { 'X-API-ID': 'the-id' } })
  expect(seen[0]?.headers).not.toHaveProperty('sec-fetch-mode')
  expect(seen[0]?.headers).not.toHaveProperty('accept')
})

test('a header that a case takes away does not travel', async () => {
  await bench().call('listVoices', { headers: { 'X-API-KEY': undefined } })
  expect(seen[0]?.headers).not.toHaveProperty('x-api-key')
  expect(seen[0]?.headers).toHaveProperty('x-api-id')
})

test('where nobody answers, the case is told that it is unreachable', async () => {
  const nowhere = benchOf(
    creatify,
    roadOverSocket('http://127.0.0.1:9'),
    {},
    {
      ...arrangesNothing,
      now: async () => 0,
      pass: async () => undefined,
    },
  )
  await expect(nowhere.call('listVoices')).rejects.toThrow(Unreachable)
})
