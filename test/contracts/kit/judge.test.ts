import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Exchange } from '../../../contracts/kit/bench.ts'
import { endpointOf } from '../../../contracts/kit/contract.ts'
import { judge } from '../../../contracts/kit/judge.ts'
import { tiktok } from '../../../contracts/tiktok/contract.ts'
import { tiktokExamples } from '../../../contracts/tiktok/examples.ts'

const tasks = endpointOf(tiktok, 'listVideoTasks')
const goodReply = tiktokExamples['listVideoTasks']?.['oneReadyOneAtWork']?.reply

const exchange = (body: unknown, more: Partial<Exchange> = {}): Exchange => ({
  request: { method: 'GET', target: '/' },
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  text: JSON.stringify(body),
  json: body,
  ...more,
})

const changed = (change: (task: Record<string, unknown>) => void): unknown => {
  const body = structuredClone(goodReply) as { data: { list: Record<string, unknown>[] } }
  const [task] = body.data.list
  if (task) change(task)
  return body
}

describe('a reply', () => {
  it('that keeps the contract has no drift', () => {
    expect(judge(tiktok, tasks, exchange(goodReply))).toEqual([])
  })

  it('with a field nobody wrote down drifts there, with request id and evidence', () => {
    const body = changed((task) => Object.assign(task, { video_ids: 1 }))
    expect(judge(tiktok, tasks, exchange(body))).toEqual([
      {
        path: 'data.list.0.video_ids',
        expected: 'no such field; video_id is known',
        seen: '1',
        evidence: 'documented',
        requestId: '20260101000210465768798A9BACBDCEDF',
      },
    ])
  })

  it('with a value of another form drifts at that value, though unions stand around it', () => {
    const body = changed((task) => Object.assign(task, { video_id: 'v123' }))
    const drifts = judge(tiktok, tasks, exchange(body))
    expect(drifts).toMatchObject([
      { path: 'data.list.0.video_id', seen: '"v123"', evidence: 'assumed' },
    ])
  })

  it('that misses a field drifts at that field', () => {
    const body = changed((task) => {
      delete task['preview_url']
    })
    expect(judge(tiktok, tasks, exchange(body))).toMatchObject([
      { path: 'data.list.0.preview_url', seen: 'nothing' },
    ])
  })

  it('that is no JSON drifts as a whole', () => {
    const drifts = judge(tiktok, tasks, exchange(undefined, { text: '<html>' }))
    expect(drifts[0]).toMatchObject({ path: 'body', seen: 'nothing' })
  })

  it('of another media type drifts in its header', () => {
    const drifts = judge(
      tiktok,
      tasks,
      exchange(goodReply, { headers: { 'content-type': 'text/html' } }),
    )
    expect(drifts).toMatchObject([{ path: 'headers.content-type', seen: 'text/html' }])
  })

  it('of a media type that builds on JSON is judged as JSON', () => {
    const problem = { ...tasks.replies[200], contentType: 'application/problem+json' }
    const schema = z.object({ title: z.string() })
    const endpoint = { ...tasks, replies: { 400: { ...problem, description: 'No.', schema } } }
    const headers = { 'content-type': 'application/problem+json' }
    expect(judge(tiktok, endpoint, exchange({ title: 'x' }, { status: 400, headers }))).toEqual([])
    expect(judge(tiktok, endpoint, exchange({ title: 1 }, { status: 400, headers }))).toMatchObject(
      [{ path: 'title', seen: '1' }],
    )
  })

  it('under a status nobody declared drifts there', () => {
    expect(judge(tiktok, tasks, exchange({}, { status: 418 }))).toMatchObject([
      { path: 'status', seen: '418', expected: 'one of 200, 404, 405, 413' },
    ])
  })

  it('of the transport is judged by its media type', () => {
    const headers = { 'content-type': 'text/plain' }
    expect(judge(tiktok, tasks, exchange(undefined, { status: 404, headers }))).toEqual([])
    expect(judge(tiktok, tasks, exchange({}, { status: 404 }))).toMatchObject([
      { path: 'headers.content-type', expected: 'text/plain' },
    ])
  })

  it('on a path that nobody knows is judged by its envelope', () => {
    const refusal = {
      code: 40006,
      message: 'no schema found',
      request_id: '20260101000210465768798A9BACBDCEDF',
      data: {},
    }
    expect(judge(tiktok, undefined, exchange(refusal))).toEqual([])
    expect(judge(tiktok, undefined, exchange({ ...refusal, data: { a: 1 } }))).toMatchObject([
      { path: 'data.a' },
    ])
    expect(judge(tiktok, undefined, exchange({ hello: 1 }))).not.toEqual([])
  })
})
