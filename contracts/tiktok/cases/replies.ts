import type { z } from 'zod'
import type { Exchange } from '../../kit/bench.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { shown } from '../../kit/judge.ts'
import { tiktok } from '../contract.ts'

/** The data of a call that worked. @throws Drifted when it was refused. */
export function granted<T extends z.ZodType>(exchange: Exchange, data: T): z.output<T> {
  const opened = openedOf(exchange)
  expectThat(opened?.ok === true, 'code', '0', exchange.json)
  const parsed = data.safeParse(opened.data)
  expectThat(parsed.success, 'data', 'data as documented', opened.data)
  return parsed.data
}

/** @throws Drifted unless the call was refused with this code, and this message where one is given. */
export function refused(exchange: Exchange, code: number, message?: string | RegExp): void {
  const opened = openedOf(exchange)
  expectSame(exchange.status, 200, 'status')
  expectThat(opened?.ok === false, 'code', String(code), exchange.json)
  expectSame(opened.code, code, `code (message: ${shown(opened.message)})`)
  if (typeof message === 'string') expectSame(opened.message, message, 'message')
  else if (message) expectMatch(opened.message, message, 'message')
}

/** @throws Drifted unless the call was refused for the field at this path. */
export const refusedField = (exchange: Exchange, path: string): void =>
  refused(exchange, 40002, new RegExp(`^${path.replaceAll('.', '\\.')}: .`))

/** @throws Drifted unless the call was refused because the field at this path is missing. */
export const refusedMissing = (exchange: Exchange, path: string): void =>
  refused(exchange, 40002, `${path}: Missing data for required field.`)

/** Code of a reply; undefined when it has none. */
export function codeOf(exchange: Exchange): string | number | undefined {
  const opened = openedOf(exchange)
  return opened?.ok === false ? opened.code : opened && 0
}

const openedOf = ({ status, json }: Exchange) => tiktok.envelope.open(status, json)
