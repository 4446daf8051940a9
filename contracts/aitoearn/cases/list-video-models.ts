import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { granted } from './replies.ts'

const operation = 'listVideoModels'

/** The catalogue of models. */
export const listVideoModelsCases: readonly Case[] = [
  caseOf(
    {
      id: `${operation}/catalogue`,
      title: 'Every model has a name of its own, a price, and defaults among its choices.',
      evidence: 'observed',
      cost: 'free',
    },
    async (bench) => {
      const models = granted(await bench.call(operation), wire.listVideoModelsData)
      expectThat(models.length > 0, 'data', 'at least one model', models)
      const names = models.map(({ name }) => name)
      expectSame(new Set(names).size, names.length, 'data (distinct names)')
      for (const [index, model] of models.entries()) {
        const { resolution, aspectRatio, duration } = model.defaults
        const among = (list: readonly unknown[], value: unknown): boolean =>
          value === undefined || list.includes(value)
        const isWhole =
          among(model.resolutions, resolution) &&
          among(model.aspectRatios, aspectRatio) &&
          among(model.durations, duration)
        expectThat(isWhole, `data.${index}.defaults`, 'defaults among the choices', model)
        expectThat(model.pricing.length > 0, `data.${index}.pricing`, 'a price', model)
      }
    },
  ),
  caseOf(
    {
      id: `${operation}/success`,
      title: 'The message of a success is the same in every language, and there is no timestamp.',
      evidence: 'observed',
      rule: 'successMessage',
      cost: 'free',
    },
    async (bench) => {
      for (const language of ['en-US', 'zh-CN', 'fr']) {
        const headers = { 'Accept-Language': language, 'x-request-id': 'r' }
        const { text } = await bench.call(operation, { headers })
        const end = '"code":0,"message":"请求成功","requestId":"r"}'
        expectThat(text.endsWith(end), 'body', end, text.slice(-200))
      }
    },
  ),
]
