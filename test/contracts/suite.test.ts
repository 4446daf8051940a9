import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Bench, type Exchange, Unreachable } from '../../contracts/kit/bench.ts'
import type { Case } from '../../contracts/kit/case.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import { expectSame } from '../../contracts/kit/expect.ts'
import { runCase } from '../../contracts/suite.ts'
import { tiktok } from '../../contracts/tiktok/contract.ts'

const requestId = '20260101000210465768798A9BACBDCEDF'
const reply = { code: 0, message: 'OK', request_id: requestId, data: { list: [] } }

/** A bench on which every call answers the same body. */
const answering = (body: unknown): Bench => {
  const exchange = (): Promise<Exchange> =>
    Promise.resolve({
      request: { method: 'GET', target: '/' },
      status: 200,
      headers: { 'content-type': 'application/json' },
      text: JSON.stringify(body),
      json: body,
    })
  const nothing = (): never => {
    throw new Unreachable('there is no such thing here')
  }
  return {
    call: exchange,
    send: exchange,
    path: nothing,
    credentials: {},
    as: () => answering(body),
    media: nothing,
    now: nothing,
    pass: nothing,
    fate: nothing,
    mailbox: nothing,
    given: nothing,
    grant: nothing,
  }
}

const holding = (run: Case['run']): Case => ({
  id: 'listVideoTasks/something',
  operation: 'listVideoTasks',
  title: 'Something holds.',
  evidence: 'observed',
  cost: 'free',
  run,
})

describe('the verdict on a case', () => {
  it('is match when everything holds', async () => {
    const held = holding(async (bench) => {
      const { json } = await bench.call('listVideoTasks')
      expectSame(json, reply, 'body')
    })
    expect(await runCase(tiktok, held, answering(reply))).toEqual({ verdict: 'match' })
  })

  it('is drift, with the request id and the evidence of the case, when an expectation fails', async () => {
    const held = holding(async (bench) => {
      await bench.call('listVideoTasks')
      expectSame(1, 2, 'data.count')
    })
    expect(await runCase(tiktok, held, answering(reply))).toEqual({
      verdict: 'drift',
      drifts: [{ path: 'data.count', expected: '2', seen: '1', evidence: 'observed', requestId }],
    })
  })

  it.each(['plain', 'as another'])(
    'is drift when a reply breaks the contract unasked: %s',
    async (who) => {
      const held = holding(async (bench) => {
        await (who === 'plain' ? bench : bench.as('sameApp')).call('listVideoTasks')
      })
      const verdict = await runCase(tiktok, held, answering({ ...reply, extra: 1 }))
      expect(verdict).toMatchObject({ verdict: 'drift', drifts: [{ path: 'extra', requestId }] })
    },
  )

  it('is unverified, never match, when the target cannot give what the case needs', async () => {
    const held = holding((bench) => bench.pass(1))
    expect(await runCase(tiktok, held, answering(reply))).toEqual({
      verdict: 'unverified',
      reason: 'there is no such thing here',
    })
  })

  it('is unverified, never match, when the case cannot finish', async () => {
    const held = holding(() => Promise.reject(new TypeError('fetch failed')))
    expect(await runCase(tiktok, held, answering(reply))).toEqual({
      verdict: 'unverified',
      reason: 'The case could not finish: TypeError: fetch failed',
    })
  })
})

describe('a field that nobody knows, where a schema leaves room for it', () => {
  const list = tiktok.endpoints.find(({ id }) => id === 'listVideoTasks')
  const open: Contract = {
    ...tiktok,
    endpoints: list
      ? [
          {
            ...list,
            replies: { 200: { description: '', schema: z.looseObject({ code: z.int() }) } },
          },
        ]
      : [],
  }
  const calling = holding(async (bench) => void (await bench.call('listVideoTasks')))
  const body = { code: 0, codes: 3 }

  it('is a drift like any other', async () => {
    expect(await runCase(open, calling, answering(body))).toMatchObject({
      verdict: 'drift',
      drifts: [{ path: 'codes', expected: 'no such field; code is known', seen: '3' }],
    })
  })

  it('is only told of where somebody wants to be told', async () => {
    const told: string[] = []
    const onOpenField = ({ path }: { path: string }): void => void told.push(path)
    expect(await runCase(open, calling, answering(body), { onOpenField })).toEqual({
      verdict: 'match',
    })
    expect(told).toEqual(['codes'])
  })
})
