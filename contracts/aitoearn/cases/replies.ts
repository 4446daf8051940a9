import type { z } from 'zod'
import type { Exchange } from '../../kit/bench.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { shown } from '../../kit/judge.ts'
import { aitoearn } from '../contract.ts'

/** What each refusal says, in English and in Chinese where it is translated. */
export const messages = {
  401: ['Unauthorized', 'Unauthorized'],
  10002: ['Validation failed', '参数验证失败'],
  12001: ['Insufficient user credits', '用户Credits不足'],
  12300: ['Invalid AI model', '无效的 AI 模型'],
  12301: [/^AI call failed: ./, /^AI 调用失败：./],
  12302: ['Invalid AI task ID', '无效的 AI 任务 ID'],
  12310: ['Unsupported video generation mode', '不支持的视频生成模式'],
  12801: ['Material group not found', '素材分组未找到'],
} as const
export type Code = keyof typeof messages

/** The data of a call that worked, with its keys in the order in which they travelled. @throws Drifted when it was refused. */
export function granted<T extends z.ZodType>(exchange: Exchange, data: T): z.output<T> {
  const opened = openedOf(exchange)
  expectThat(opened?.ok === true, 'code', '0', exchange.json)
  const parsed = data.safeParse(opened.data)
  expectThat(parsed.success, 'data', 'data as documented', opened.data)
  // Schemas of replies change nothing, but what they give back has their own order.
  return opened.data as z.output<T>
}

/** @throws Drifted unless the call was refused with this code, in its words of this language. */
export function refused(exchange: Exchange, code: Code, language: 'en' | 'zh' = 'en'): void {
  const [en, zh] = messages[code]
  refusedWith(exchange, code, language === 'en' ? en : zh)
}

/** @throws Drifted unless the call was refused with this code and message. */
export function refusedWith(exchange: Exchange, code: number, message: string | RegExp): void {
  const opened = openedOf(exchange)
  expectSame(exchange.status, 200, 'status')
  expectThat(opened?.ok === false, 'code', String(code), exchange.json)
  expectSame(opened.code, code, `code (message: ${shown(opened.message)})`)
  if (typeof message === 'string') expectSame(opened.message, message, 'message')
  else expectMatch(opened.message, message, 'message')
}

/** Code of a reply; undefined when it has none. */
export function codeOf(exchange: Exchange): string | number | undefined {
  const opened = openedOf(exchange)
  return opened?.ok === false ? opened.code : opened && 0
}

const openedOf = ({ status, json }: Exchange) => aitoearn.envelope.open(status, json)
