import type { GeneralRefusal, Refusal, Reply, Talk } from '../engine/provider.ts'
import { type Locale, localeOf } from './locale.ts'
import type { AiToEarnSettings } from './settings.ts'

/** The refusals that only this API knows. */
export type AiToEarnRefusal =
  | (Refusal & { readonly kind: 'unknownModel' })
  | (Refusal & { readonly kind: 'unknownMode' })
  | (Refusal & { readonly kind: 'unknownGroup' })
  | (Refusal & { readonly kind: 'unknownTask' })
  | (Refusal & { readonly kind: 'noCredits' })
  | (Refusal & { readonly kind: 'upstream'; readonly error: string })

type Wording = Readonly<Record<Locale, string>>
type Said = readonly [code: number, wording: Wording | string]

const messages = {
  validation: { en: 'Validation failed', zh: '参数验证失败' },
  noCredits: { en: 'Insufficient user credits', zh: '用户Credits不足' },
  unknownModel: { en: 'Invalid AI model', zh: '无效的 AI 模型' },
  unknownTask: { en: 'Invalid AI task ID', zh: '无效的 AI 任务 ID' },
  unknownMode: { en: 'Unsupported video generation mode', zh: '不支持的视频生成模式' },
  unknownGroup: { en: 'Material group not found', zh: '素材分组未找到' },
} as const satisfies Readonly<Record<string, Wording>>

/** Wraps data, given as JSON. */
export function succeed(json: string, talk: Talk): Reply {
  const id = requestId(talk)
  const rest = `"code":0,"message":"请求成功","requestId":${JSON.stringify(id)}`
  return { status: 200, headers: headersOf(id), body: `{"data":${json},${rest}}`, code: 0 }
}

/** Says no as AiToEarn does: always with HTTP status 200. */
export function createRefuse({ quirks }: AiToEarnSettings) {
  return function refuse(refusal: GeneralRefusal | AiToEarnRefusal, talk: Talk): Reply {
    const [code, wording] = saidOf(refusal, talk, quirks.validationCode)
    const locale = localeOf(talk.header('accept-language'), quirks.defaultLocale)
    const message = typeof wording === 'string' ? wording : wording[locale]
    const id = requestId(talk)
    const body = JSON.stringify({ data: {}, code, message, timestamp: talk.now, requestId: id })
    return { status: 200, headers: headersOf(id), body, code }
  }
}

function saidOf(
  refusal: GeneralRefusal | AiToEarnRefusal,
  { method, path }: Talk,
  validationCode: number,
): Said {
  switch (refusal.kind) {
    case 'unknownPath':
    case 'missingSlash':
    case 'wrongMethod':
      return [404, `Cannot ${method} ${path}`]
    case 'credentialMissing':
    case 'credentialUnknown':
      return [401, 'Unauthorized']
    case 'quotaExceeded':
      return [429, 'Too many requests']
    case 'bodyTooLarge':
    case 'mediaType':
    case 'malformedBody':
    case 'parameters':
      return [validationCode, messages.validation]
    case 'unknownGroup':
      return [12801, messages.unknownGroup]
    case 'unknownModel':
      return [12300, messages.unknownModel]
    case 'unknownMode':
      return [12310, messages.unknownMode]
    case 'noCredits':
      return [12001, messages.noCredits]
    case 'upstream': {
      const { error } = refusal
      return [12301, { en: `AI call failed: ${error}`, zh: `AI 调用失败：${error}` }]
    }
    case 'unknownTask':
      return [12302, messages.unknownTask]
    case 'fault':
      return [Number(refusal.code.code), refusal.code.when]
    case 'internal':
      return [500, 'Internal server error']
  }
}

const requestId = (talk: Talk): string => talk.header('x-request-id') || talk.chance.uuid()

const headersOf = (id: string): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'x-request-id': id,
})
