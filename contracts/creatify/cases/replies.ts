import type { z } from 'zod'
import type { Exchange } from '../../kit/bench.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'

/** The body of a call that worked. @throws Drifted when it was refused. */
export function granted<T extends z.ZodType>(exchange: Exchange, data: T): z.output<T> {
  const { status, json } = exchange
  expectThat(status >= 200 && status < 300, 'status', 'a success', { status, json })
  const parsed = data.safeParse(json)
  expectThat(parsed.success, 'body', 'a body as documented', json)
  return parsed.data
}

/** @throws Drifted unless the call was refused with this status and one sentence under `detail`. */
export function refused(exchange: Exchange, status: number, detail: string | RegExp = /./): void {
  expectSame(exchange.status, status, 'status')
  const { json } = exchange
  const isDetail = typeof json === 'object' && json !== null && 'detail' in json
  expectThat(isDetail, 'body', 'a detail', json)
  if (typeof detail === 'string') expectSame(json.detail, detail, 'detail')
  else expectMatch(json.detail, detail, 'detail')
}

/** @throws Drifted unless the call was refused for exactly these fields. */
export function refusedFields(exchange: Exchange, fields: Readonly<Record<string, unknown>>): void {
  expectSame(exchange.status, 400, 'status')
  expectSame(exchange.json, fields, 'body')
}

/** @throws Drifted unless the call was refused for this field, in whatever words. */
export function refusedField(exchange: Exchange, field: string): void {
  expectSame(exchange.status, 400, 'status')
  const { json } = exchange
  const fields = typeof json === 'object' && json !== null ? Object.keys(json) : []
  expectSame(fields, [field], 'body (fields that are wrong)')
}

/** @throws Drifted unless the call was refused with a bare list of one sentence. */
export function refusedList(exchange: Exchange, sentence?: string): void {
  expectSame(exchange.status, 400, 'status')
  expectThat(Array.isArray(exchange.json), 'body', 'a bare list', exchange.json)
  if (sentence !== undefined) expectSame(exchange.json, [sentence], 'body')
}

export const required = ['This field is required.']
